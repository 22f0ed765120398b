-- What a scope's posts say when they are read together: themes, questions, expectations; kept until other posts arrive.

-- One row for each scope that somebody looked at, by what may be seen. Words of posts are never kept here: ids and places.
create table learn.reading (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  -- The scope with its days and what may be seen, as text: who sees the same shares a reading.
  scope_key text not null,
  scope jsonb not null,
  asked_at timestamptz not null,
  -- While it is made: when that began, how many posts were read, of how many.
  begun_at timestamptz,
  done int not null default 0,
  of_posts int not null default 0,
  made_at timestamptz,
  -- Posts have come, changed or gone since it began.
  stale boolean not null default false,
  -- Posts and people now and before; the first days (ISO 8601) of the stretches of time.
  totals jsonb,
  buckets text[],
  primary key (organization_id, id),
  unique (organization_id, scope_key)
);

create table learn.strand (
  organization_id uuid not null,
  reading_id uuid not null,
  kind text not null check (kind in ('theme', 'question', 'expectation')),
  key text not null,
  position int not null,
  -- As language/themes reads it, without the ids of its posts.
  read jsonb not null,
  -- The newest first.
  post_ids uuid[] not null,
  primary key (organization_id, reading_id, kind, key),
  foreign key (organization_id, reading_id) references learn.reading (organization_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['reading', 'strand'] loop
    execute format('alter table learn.%I enable row level security', name);
    execute format('alter table learn.%I force row level security', name);
    execute format('create policy tenant on learn.%I using (organization_id = core.organization())', name);
    execute format('grant select, insert, update, delete on learn.%I to openrounds_app', name);
  end loop;
end $$;
