-- Channels and their health, the installation's public streams, imports.

create schema connect;

create table connect.channel (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  connector text not null,
  network text not null,
  name text not null,
  settings jsonb not null,
  -- What no two channels of an organization have in common; for a public stream, its name below.
  key text,
  facility_id uuid,
  -- Where to go on, in the connector's own words; saved with the posts it stands for.
  cursor jsonb,
  created_at timestamptz not null,
  paused_at timestamptz,
  removed_at timestamptz,
  last_heard_at timestamptz,
  last_tried_at timestamptz,
  next_try_at timestamptz,
  lag_seconds double precision,
  quota jsonb,
  fault jsonb,
  failures int not null default 0,
  stored bigint not null default 0,
  -- A process is asking the network until then.
  claimed_until timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, facility_id) references govern.facility (organization_id, id)
);

create unique index channel_key on connect.channel (organization_id, connector, key) where removed_at is null;

-- Posts stored by the hour, for "in the last 24 hours".
create table connect.channel_hour (
  organization_id uuid not null,
  channel_id uuid not null,
  hour timestamptz not null,
  stored bigint not null,
  primary key (organization_id, channel_id, hour),
  foreign key (organization_id, channel_id) references connect.channel (organization_id, id)
);

-- A public stream is one connection for the installation, whoever listens to it.
create table connect.stream (
  name text primary key,
  cursor jsonb,
  last_heard_at timestamptz,
  last_tried_at timestamptz,
  next_try_at timestamptz,
  lag_seconds double precision,
  fault jsonb,
  failures int not null default 0,
  read_per_minute double precision,
  -- Since when the connection stands; null while it doesn't.
  connected_at timestamptz,
  -- The process that holds it says every few seconds that it still does.
  checked_at timestamptz,
  -- Frames that made no sense.
  skipped bigint not null default 0
);

create table connect.import (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  -- Null when the file was read where it lay, by the command line.
  file_id uuid,
  file_name text not null,
  network text not null,
  channel_id uuid,
  facility_id uuid,
  state text not null,
  dry_run boolean not null default false,
  encoding text not null,
  format text not null,
  -- What reading it needs to know, in the connector's own words.
  shape jsonb not null,
  columns jsonb not null,
  dates text not null default 'month-first',
  header_digest text not null,
  mapping jsonb not null,
  bytes bigint not null,
  bytes_read bigint not null default 0,
  rows bigint not null default 0,
  stored bigint not null default 0,
  known bigint not null default 0,
  refused bigint not null default 0,
  -- How often it was begun or gone on with, and how far it was then: for the rate.
  runs int not null default 0,
  run_rows bigint not null default 0,
  run_bytes bigint not null default 0,
  progress_at timestamptz,
  claimed_until timestamptz,
  sample jsonb not null default '[]',
  fault jsonb,
  created_at timestamptz not null,
  created_by uuid,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (organization_id, id)
);

create table connect.import_refusal (
  organization_id uuid not null,
  import_id uuid not null,
  line bigint not null,
  fault jsonb not null,
  row text not null,
  primary key (organization_id, import_id, line),
  foreign key (organization_id, import_id) references connect.import (organization_id, id) on delete cascade
);

create table connect.import_mapping (
  organization_id uuid not null references govern.organization,
  header_digest text not null,
  mapping jsonb not null,
  network text not null,
  used_at timestamptz not null,
  primary key (organization_id, header_digest)
);

do $$
declare name text;
begin
  foreach name in array array['channel', 'channel_hour', 'import', 'import_refusal', 'import_mapping'] loop
    execute format('alter table connect.%I enable row level security', name);
    execute format('alter table connect.%I force row level security', name);
    execute format('create policy tenant on connect.%I using (organization_id = core.organization())', name);
  end loop;
end $$;

grant usage on schema connect to openrounds_app, openrounds_search;
grant select, insert, update, delete on all tables in schema connect to openrounds_app;
grant select on connect.channel, connect.import to openrounds_search;

-- What the worker looks for over all organizations: ids and what a stream is heard with, never a word.
create function connect.heard_channels(names text[])
  returns table (organization_id uuid, id uuid, connector text, key text, settings jsonb, facility_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id, connector, key, settings, facility_id from connect.channel
    where connector = any(names) and paused_at is null and removed_at is null order by organization_id, id
  $$;

create function connect.due_channels(names text[], at timestamptz)
  returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id from connect.channel
    where connector = any(names) and paused_at is null and removed_at is null
      and coalesce(next_try_at, '-infinity') <= at and coalesce(claimed_until, '-infinity') <= at
    order by next_try_at nulls first limit 200
  $$;

create function connect.due_imports(at timestamptz)
  returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id from connect.import
    where state in ('queued', 'running') and file_id is not null and coalesce(claimed_until, '-infinity') <= at
    order by created_at limit 50
  $$;

do $$
declare f text;
begin
  -- A new owner must be allowed to create in the schema for as long as it takes.
  grant create on schema connect to openrounds_search;
  foreach f in array array['heard_channels(text[])', 'due_channels(text[], timestamptz)', 'due_imports(timestamptz)'] loop
    execute format('alter function connect.%s owner to openrounds_search', f);
    execute format('revoke all on function connect.%s from public', f);
    execute format('grant execute on function connect.%s to openrounds_app', f);
  end loop;
  revoke create on schema connect from openrounds_search;
end $$;
