-- Posts, authors and conversations, stored once each; watches and their hits; mutes and saved views.

create schema listen;

create table listen.author (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  network text not null,
  external_id text not null,
  handle text,
  name text,
  followers int,
  place text,
  seen_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, network, external_id)
);

create table listen.conversation (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  network text not null,
  -- The thread's first post, by the network's own id, whether we have it or not.
  root_external_id text not null,
  created_at timestamptz not null,
  fetched_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, network, root_external_id)
);

create table listen.post (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  network text not null,
  external_id text not null,
  channel_id uuid,
  author_id uuid,
  conversation_id uuid not null,
  facility_id uuid,
  kind text not null,
  title text,
  text text,
  lang text,
  at timestamptz not null,
  heard_at timestamptz not null,
  reply_to text,
  answers text,
  rating double precision,
  place text,
  url text,
  links text[] not null default '{}',
  media jsonb not null default '[]',
  counts jsonb,
  -- The post it passes on or copies; it is shown folded under that one.
  fold_under uuid,
  fold_why text check (fold_why in ('repost', 'copy')),
  repost_of text,
  -- Digest of the folded words, to know a copy by.
  words_digest bytea,
  words tsvector,
  muted text check (muted in ('author', 'word', 'thread')),
  edited_at timestamptz,
  deleted_at timestamptz,
  raw jsonb,
  primary key (organization_id, id),
  unique (organization_id, network, external_id)
);
create index post_newest on listen.post (organization_id, at desc, id desc);
create index post_words on listen.post using gin (words) with (fastupdate = on, gin_pending_list_limit = 16384);
create index post_conversation on listen.post (organization_id, conversation_id, at, id);
create index post_author on listen.post (organization_id, author_id, at desc);
create index post_fold on listen.post (organization_id, fold_under, at desc) where fold_under is not null;
create index post_copy on listen.post (organization_id, words_digest, at) where words_digest is not null;
create index post_reposts on listen.post (organization_id, network, repost_of) where repost_of is not null;

create table listen.watch (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  name text not null,
  query text not null,
  draft text,
  indexed boolean not null,
  facility_id uuid,
  position int not null default 0,
  -- Grows with each change, so that a worker that matched with an older query is known.
  version int not null default 1,
  filling double precision,
  created_at timestamptz not null,
  created_by uuid,
  archived_at timestamptz,
  primary key (organization_id, id)
);

create table listen.exclusion (
  organization_id uuid not null,
  id uuid not null,
  watch_id uuid not null,
  kind text not null check (kind in ('phrase', 'author', 'post')),
  label text not null,
  post_id uuid,
  -- What the query was before, for undo.
  query_before text,
  created_at timestamptz not null,
  created_by uuid,
  undone_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, watch_id) references listen.watch (organization_id, id) on delete cascade
);

-- A hit repeats what drill-downs and counts need, so that they read the index alone.
create table listen.hit (
  organization_id uuid not null,
  watch_id uuid not null,
  post_id uuid not null,
  at timestamptz not null,
  author_id uuid,
  folded boolean not null default false,
  primary key (organization_id, watch_id, post_id),
  foreign key (organization_id, watch_id) references listen.watch (organization_id, id) on delete cascade,
  foreign key (organization_id, post_id) references listen.post (organization_id, id) on delete cascade
);
create index hit_newest on listen.hit (organization_id, watch_id, at desc, post_id desc) include (author_id, folded);
create index hit_post on listen.hit (organization_id, post_id);

create table listen.mute (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  kind text not null check (kind in ('author', 'word', 'thread')),
  label text not null,
  author_id uuid,
  conversation_id uuid,
  query text,
  created_at timestamptz not null,
  created_by uuid,
  ended_at timestamptz,
  primary key (organization_id, id)
);

create table listen.saved_view (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  name text not null,
  filters jsonb not null,
  shared boolean not null,
  pinned boolean not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (organization_id, id)
);

do $$
declare name text;
begin
  foreach name in array array['author', 'conversation', 'post', 'watch', 'exclusion', 'hit', 'mute', 'saved_view'] loop
    execute format('alter table listen.%I enable row level security', name);
    execute format('alter table listen.%I force row level security', name);
    execute format('create policy tenant on listen.%I using (organization_id = core.organization())', name);
  end loop;
end $$;

grant usage on schema listen to openrounds_app, openrounds_search;
grant select, insert, update, delete on all tables in schema listen to openrounds_app;
grant select on listen.post, listen.hit to openrounds_search;
