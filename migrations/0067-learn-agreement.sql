-- Posts read a second time by a person who does not see the machine's answer, by which agreement is measured; and
-- taxonomies of one's own, trained from labelled texts.

-- Drawn by chance, so that what people and machine agree on is no matter of what was corrected.
create table learn.second_reading (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  -- What the person says, and what the machine said of the same: sentiment, urgency, topics, flags.
  person jsonb not null,
  machine jsonb not null,
  model text not null,
  primary key (organization_id, id),
  unique (organization_id, post_id, person_id)
);
create index second_reading_newest on learn.second_reading (organization_id, at desc);

create table learn.taxonomy (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  name text not null,
  -- Where its texts come from: a labelled file, or posts that people labelled here.
  source text not null check (source in ('file', 'posts')),
  state text not null check (state in ('uploaded', 'training', 'ready', 'in_use', 'put_away', 'failed')),
  file_id uuid,
  -- The columns of the file, and which hold the text and the label.
  columns jsonb not null default '[]',
  chosen jsonb,
  -- How many texts, which labels and how many of each, how well it does on the fifth kept back, beside the one in use.
  outcome jsonb,
  -- What kept it from being trained: a code and values.
  fault jsonb,
  model bytea,
  created_at timestamptz not null,
  created_by uuid,
  trained_at timestamptz,
  -- Since when it labels what arrives, and up to when in time the archive was labelled backwards.
  used_since timestamptz,
  labelled_to timestamptz,
  primary key (organization_id, id)
);
alter table learn.taxonomy alter column model set storage external;

-- What a taxonomy says of a post; where a person said otherwise, the person's labels stand.
create table learn.own_label (
  organization_id uuid not null references govern.organization,
  taxonomy_id uuid not null,
  post_id uuid not null,
  labels text[] not null,
  machine text[],
  labelled_by uuid,
  at timestamptz not null,
  primary key (organization_id, taxonomy_id, post_id),
  foreign key (organization_id, taxonomy_id) references learn.taxonomy (organization_id, id) on delete cascade
);
create index own_label_post on learn.own_label (organization_id, post_id);
create index own_label_newest on learn.own_label (organization_id, taxonomy_id, at desc) include (post_id, labels);

do $$
declare name text;
begin
  foreach name in array array['second_reading', 'taxonomy', 'own_label'] loop
    execute format('alter table learn.%I enable row level security', name);
    execute format('alter table learn.%I force row level security', name);
    execute format('create policy tenant on learn.%I using (organization_id = core.organization())', name);
    execute format('grant select, insert, update, delete on learn.%I to openrounds_app', name);
  end loop;
end $$;
