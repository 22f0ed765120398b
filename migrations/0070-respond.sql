-- The inbox: conversations that wait for an answer, who has them, what was done with them and why; drafts, notes, replies.

create schema respond;

-- A conversation that somebody of ours answers, or decides not to. What orders and narrows the list is repeated here, so that
-- the list reads one index, however many there are.
create table respond.thread (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  conversation_id uuid not null,
  state text not null check (state in ('open', 'pending', 'snoozed', 'closed')),
  outcome text check (outcome in ('answered', 'taken_private', 'no_answer_due', 'passed_on', 'spam')),
  -- The worst of its posts; risk to life is kept apart.
  urgency smallint not null check (urgency between 0 and 3),
  life_risk boolean not null,
  -- Risk to life first, then by urgency: 0 to 7.
  rank smallint generated always as ((case when life_risk then 0 else 4 end) + 3 - urgency) stored,
  flags text[] not null,
  tags text[] not null default '{}',
  assignee_id uuid,
  taken_at timestamptz,
  facility_id uuid,
  network text not null,
  -- The post that waits for an answer, and who wrote it.
  post_id uuid not null,
  author_id uuid,
  -- The last post that arrived in it.
  last_post_id uuid not null,
  last_at timestamptz not null,
  -- Since when the person waits.
  waits_since timestamptz not null,
  snoozed_until timestamptz,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  -- Nothing of it is left to answer: deleted, muted, or folded under another.
  aside boolean not null default false,
  primary key (organization_id, id),
  unique (organization_id, conversation_id),
  check ((state = 'closed') = (outcome is not null)),
  check ((state = 'snoozed') = (snoozed_until is not null))
);
create index thread_queue on respond.thread (organization_id, state, rank, waits_since, id)
  include (assignee_id, facility_id, network, urgency) where not aside;
create index thread_mine on respond.thread (organization_id, assignee_id, state, rank, waits_since, id)
  where not aside and assignee_id is not null;
create index thread_latest on respond.thread (organization_id, state, changed_at desc, id desc)
  include (facility_id) where not aside;
-- Every change of a conversation: who, when, why; and what it was before, so that it can be taken back.
create table respond.change (
  organization_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  at timestamptz not null,
  by_person uuid,
  what text not null check (what in ('opened', 'reopened', 'taken', 'released', 'assigned', 'snoozed', 'woken', 'closed',
    'tagged', 'untagged', 'replied', 'answered_elsewhere', 'not_delivered', 'taken_back')),
  -- Ids, times and outcomes; never a word of the public.
  details jsonb not null default '{}',
  -- Written by a person of ours.
  reason text,
  before jsonb not null default '{}',
  undone_at timestamptz,
  undone_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, thread_id) references respond.thread (organization_id, id) on delete cascade
);
create index change_thread on respond.change (organization_id, thread_id, id);

-- Private notes of the team.
create table respond.note (
  organization_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  at timestamptz not null,
  by_person uuid,
  text text not null,
  mentions uuid[] not null default '{}',
  removed_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, thread_id) references respond.thread (organization_id, id) on delete cascade
);
create index note_thread on respond.note (organization_id, thread_id, id);

-- One draft a conversation, shared: whoever saves over a version they have not seen is told so.
create table respond.draft (
  organization_id uuid not null,
  thread_id uuid not null,
  text text not null,
  lang text,
  version int not null,
  saved_at timestamptz not null,
  saved_by uuid,
  primary key (organization_id, thread_id),
  foreign key (organization_id, thread_id) references respond.thread (organization_id, id) on delete cascade
);

-- Who is looking or writing, until then.
create table respond.presence (
  organization_id uuid not null,
  thread_id uuid not null,
  person_id uuid not null,
  doing text not null check (doing in ('looking', 'writing')),
  until timestamptz not null,
  primary key (organization_id, thread_id, person_id),
  foreign key (organization_id, thread_id) references respond.thread (organization_id, id) on delete cascade
);

-- What was said, by whom, what the check found, and why it was said all the same. The words are the delivery's.
create table respond.reply (
  organization_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  post_id uuid not null,
  delivery_id uuid not null,
  at timestamptz not null,
  by_person uuid,
  verdict text not null check (verdict in ('allow', 'review', 'block')),
  rules text[] not null,
  -- In the sender's own words, where the check asks for a second look.
  confirmation text,
  lift_id uuid,
  change_id uuid not null,
  primary key (organization_id, id),
  unique (organization_id, delivery_id),
  foreign key (organization_id, thread_id) references respond.thread (organization_id, id) on delete cascade
);
create index reply_thread on respond.reply (organization_id, thread_id, id);

-- A block that somebody with that right has lifted, for these very words as the answer to this very post.
create table respond.lift (
  organization_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  post_id uuid not null,
  words_digest bytea not null,
  rules text[] not null,
  reason text not null,
  at timestamptz not null,
  by_person uuid,
  primary key (organization_id, id),
  foreign key (organization_id, thread_id) references respond.thread (organization_id, id) on delete cascade
);
create index lift_thread on respond.lift (organization_id, thread_id, id);

do $$
declare name text;
begin
  foreach name in array array['thread', 'change', 'note', 'draft', 'presence', 'reply', 'lift'] loop
    execute format('alter table respond.%I enable row level security', name);
    execute format('alter table respond.%I force row level security', name);
    execute format('create policy tenant on respond.%I using (organization_id = core.organization())', name);
  end loop;
end $$;

grant usage on schema respond to openrounds_app;
grant select, insert, update, delete on all tables in schema respond to openrounds_app;
-- Lists read indexes alone, which needs pages known to be visible to all.
alter table respond.thread set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
