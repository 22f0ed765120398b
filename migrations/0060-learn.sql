-- What was understood of each post: by the machine, and by the people who corrected it; and counts of it by day, so that a
-- dashboard never reads all posts.

create schema learn;

-- One row a post. `sentiment`, `urgency`, `life_risk`, `topics` and `flags` are what holds: a person's correction, else the
-- machine's reading. Where a person corrected, `machine` keeps what the machine had read.
create table learn.analysis (
  organization_id uuid not null references govern.organization,
  post_id uuid not null,
  -- Name and version of what read it, as in 'shipped 2026-11-23'.
  model text not null,
  analysed_at timestamptz not null,
  -- ISO 639 code; 'und' where there is nothing to tell by.
  language text not null,
  -- False: a language that is named and left unread.
  read boolean not null,
  sentiment text not null check (sentiment in ('negative', 'neutral', 'positive')),
  -- How likely each sentiment is; empty where the text was not read.
  scores jsonb not null,
  urgency smallint not null check (urgency between 0 and 3),
  life_risk boolean not null,
  -- Likeliest first, with how likely each is.
  topics text[] not null,
  topic_scores real[] not null,
  flags text[] not null,
  -- Where personal data stand: type, start and end in UTF-16 units, never the words themselves.
  personal_data jsonb not null,
  machine jsonb,
  corrected_at timestamptz,
  corrected_by uuid,
  -- Of the post, repeated here so that counts and lists read this table alone.
  at timestamptz not null,
  author_id uuid,
  facility_id uuid,
  network text not null,
  -- Folded under another post, muted, or its words gone: it stays out of every count.
  aside boolean not null,
  primary key (organization_id, post_id)
);
create index analysis_newest on learn.analysis (organization_id, at desc, post_id desc)
  include (author_id, facility_id, network, language, sentiment, urgency, aside);
create index analysis_urgent on learn.analysis (organization_id, at desc, post_id desc) where urgency >= 2 and not aside;
create index analysis_topics on learn.analysis using gin (topics) where not aside;
create index analysis_flags on learn.analysis using gin (flags) where not aside;

-- Every correction, also one taken back; the newest that stands is in force.
create table learn.correction (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  post_id uuid not null,
  at timestamptz not null,
  by_person uuid,
  -- Only what the person changed: sentiment, urgency, topics, flags.
  changed jsonb not null,
  -- What the machine had read of the same, and which model: agreement is counted on these.
  machine jsonb not null,
  model text not null,
  undone_at timestamptz,
  primary key (organization_id, id)
);
create index correction_post on learn.correction (organization_id, post_id, at desc);

-- How many posts that are not aside, by the day they were said (in the organization's time zone) and what was read of them.
create table learn.rollup (
  organization_id uuid not null references govern.organization,
  -- 'all', 'sentiment negative', 'urgency 3', 'topic waiting', 'flag question', 'life_risk'.
  what text not null,
  day date not null,
  -- The zero UUID: no facility.
  facility_id uuid not null,
  network text not null,
  language text not null,
  posts int not null,
  primary key (organization_id, what, day, facility_id, network, language)
) with (fillfactor = 80);

do $$
declare name text;
begin
  foreach name in array array['analysis', 'correction', 'rollup'] loop
    execute format('alter table learn.%I enable row level security', name);
    execute format('alter table learn.%I force row level security', name);
    execute format('create policy tenant on learn.%I using (organization_id = core.organization())', name);
  end loop;
end $$;

grant usage on schema learn to openrounds_app, openrounds_search;
grant select, insert, update, delete on all tables in schema learn to openrounds_app;
grant select on learn.analysis to openrounds_search;
alter table learn.analysis set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
