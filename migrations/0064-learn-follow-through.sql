-- Follow-through: what was understood, and the way from there to the people who said it. Every step is a row with who, when
-- and why; what is taken back stays, marked so.

create table learn.insight (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  claim text not null,
  -- What it is for, in free words.
  objective text,
  -- Null: the whole organization.
  facility_id uuid,
  -- What was counted: days, facility, watch, network, language, what was read. Null: the chosen posts alone.
  scope jsonb,
  -- The figures of the day it was written, which nothing changes any more.
  counted jsonb not null,
  counted_on date not null,
  -- The post of the evidence that stands for it; its words are read where they stand, never copied.
  quote_post_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, facility_id) references govern.facility (organization_id, id)
);
create index insight_newest on learn.insight (organization_id, created_at desc, id desc);

create table learn.insight_evidence (
  organization_id uuid not null,
  insight_id uuid not null,
  post_id uuid not null,
  -- The author; a post without one is somebody by itself. Kept, so that who was told is known when the post is gone.
  contributor uuid not null,
  added_at timestamptz not null,
  added_by uuid,
  removed_at timestamptz,
  removed_by uuid,
  primary key (organization_id, insight_id, post_id),
  foreign key (organization_id, insight_id) references learn.insight (organization_id, id)
);

create table learn.insight_step (
  organization_id uuid not null,
  id uuid not null,
  insight_id uuid not null,
  kind text not null check (kind in ('wording', 'ownership', 'decision', 'change', 'text', 'publication', 'aside')),
  at timestamptz not null,
  by_person uuid,
  -- What was decided or changed, why it is set aside, what we say we did; of a wording, the one before.
  text text,
  -- Who owns it, and by when the next step is due.
  person_id uuid,
  due_on date,
  -- When the change took effect, or the text appeared.
  on_day date,
  lang text,
  url text,
  undone_at timestamptz,
  undone_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, insight_id) references learn.insight (organization_id, id)
);
create index insight_step_of on learn.insight_step (organization_id, insight_id, kind, at desc, id desc);

-- One contributor, told once: by a delivery of ours, on a channel or noted by hand.
create table learn.telling (
  organization_id uuid not null,
  id uuid not null,
  insight_id uuid not null,
  contributor uuid not null,
  post_id uuid not null,
  delivery_id uuid not null,
  at timestamptz not null,
  by_person uuid,
  by_hand boolean not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, insight_id) references learn.insight (organization_id, id),
  foreign key (organization_id, delivery_id) references connect.delivery (organization_id, id)
);
create index telling_of on learn.telling (organization_id, insight_id, contributor, at desc);

do $$
declare name text;
begin
  foreach name in array array['insight', 'insight_evidence', 'insight_step', 'telling'] loop
    execute format('alter table learn.%I enable row level security', name);
    execute format('alter table learn.%I force row level security', name);
    execute format('create policy tenant on learn.%I using (organization_id = core.organization())', name);
    execute format('grant select, insert, update, delete on learn.%I to openrounds_app', name);
  end loop;
end $$;
