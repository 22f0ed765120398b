-- Posts, authors and conversations, stored once each; watches and their hits; mutes and saved views.

create schema listen;

create table listen.author (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  network text not null,
  external_id text not null,
  handle text,
  -- The handle's name without its server, folded, to find it by.
  handle_key text,
  name text,
  followers int,
  place text,
  seen_at timestamptz not null,
  -- The account is gone; and, once none of its words are kept, who it was is forgotten.
  left_at timestamptz,
  forgotten_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, network, external_id)
);
create index author_handle on listen.author (organization_id, handle_key) where handle_key is not null;

-- A thread that has been answered. A post that nobody answered is a conversation by itself, under its own id, and has no row here.
create table listen.conversation (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  network text not null,
  -- The thread's first post, by the network's own id, whether we have it or not.
  root_external_id text not null,
  created_at timestamptz not null,
  -- When the network was last asked for the rest of it, and what went wrong.
  fetched_at timestamptz,
  fetch_fault jsonb,
  -- An answer came before what it answers, and its thread turned out to be a part of this one.
  joined_into uuid,
  primary key (organization_id, id),
  unique (organization_id, network, root_external_id)
);
create index conversation_joined on listen.conversation (organization_id, joined_into) where joined_into is not null;

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
  -- Digest of the folded words and the rating, to know a copy by.
  words_digest bigint,
  -- The language's index terms with their places, and what is known of the post as terms that begin with '='.
  words tsvector,
  muted text check (muted in ('author', 'word', 'thread')),
  -- What had to be mended when it arrived: text_cut, date_doubtful.
  noted text[] not null default '{}',
  edited_at timestamptz,
  -- The author deleted it; the words stay only under a legal hold.
  deleted_at timestamptz,
  -- Retention took the words; what counts need is left.
  expired_at timestamptz,
  -- Under a legal hold: what it said before it was edited.
  kept jsonb,
  raw jsonb,
  primary key (organization_id, id),
  unique (organization_id, network, external_id)
);
create index post_newest on listen.post (organization_id, at desc, id desc) include (author_id, facility_id, muted);
create index post_words on listen.post using gin (words) with (fastupdate = on, gin_pending_list_limit = 4096);
create index post_conversation on listen.post (organization_id, conversation_id, at, id) where conversation_id <> id;
create index post_author on listen.post (organization_id, author_id, at desc);
create index post_fold on listen.post (organization_id, fold_under, at desc) where fold_under is not null;
create index post_copy on listen.post (organization_id, words_digest) where words_digest is not null;
create index post_reposts on listen.post (organization_id, network, repost_of) where repost_of is not null;
create index post_withheld on listen.post (organization_id, id) 
  where (deleted_at is not null and text is not null) or kept is not null;

create table listen.watch (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  name text not null,
  query text not null,
  draft text,
  indexed boolean not null,
  facility_id uuid,
  position int not null default 0,
  -- The revision it was last changed in.
  version int not null,
  filling double precision,
  created_at timestamptz not null,
  created_by uuid,
  archived_at timestamptz,
  primary key (organization_id, id)
);

-- Counts the changes of what an organization waits for, so that a process that matched with older queries knows it.
create table listen.revision (
  organization_id uuid primary key references govern.organization,
  number int not null
);

create table listen.exclusion (
  organization_id uuid not null,
  id uuid not null,
  watch_id uuid not null,
  kind text not null check (kind in ('phrase', 'author', 'post')),
  label text not null,
  post_id uuid,
  -- What the query was before and after, for undo.
  query_before text,
  query_after text,
  created_at timestamptz not null,
  created_by uuid,
  undone_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, watch_id) references listen.watch (organization_id, id) on delete cascade
);

-- A hit repeats what drill-downs and counts need, so that they read the index alone. It is derived and comes in bulk,
-- so no key points to its post; whoever deletes a post deletes its hits.
create table listen.hit (
  organization_id uuid not null,
  watch_id uuid not null,
  post_id uuid not null,
  at timestamptz not null,
  author_id uuid,
  facility_id uuid,
  folded boolean not null default false,
  muted boolean not null default false,
  primary key (organization_id, watch_id, post_id)
);
create index hit_newest on listen.hit (organization_id, watch_id, at desc, post_id desc)
  include (author_id, facility_id, folded, muted);
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

-- Which mute hides which post, so that ending one leaves the others' work alone.
create table listen.muted_post (
  organization_id uuid not null,
  mute_id uuid not null,
  post_id uuid not null,
  primary key (organization_id, mute_id, post_id),
  foreign key (organization_id, mute_id) references listen.mute (organization_id, id) on delete cascade
);
create index muted_post_post on listen.muted_post (organization_id, post_id);

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
  foreach name in array array['author', 'conversation', 'post', 'watch', 'revision', 'exclusion', 'hit', 'mute', 'muted_post', 'saved_view'] loop
    execute format('alter table listen.%I enable row level security', name);
    execute format('alter table listen.%I force row level security', name);
    execute format('create policy tenant on listen.%I using (organization_id = core.organization())', name);
  end loop;
end $$;

grant usage on schema listen to openrounds_app, openrounds_search;
grant select, insert, update, delete on all tables in schema listen to openrounds_app;
grant select on listen.post, listen.hit, listen.author to openrounds_search;

-- Counts and lists read indexes alone, which needs pages known to be visible to all.
alter table listen.post set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
alter table listen.hit set (autovacuum_vacuum_insert_scale_factor = 0.05);
