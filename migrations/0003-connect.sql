-- Channels and their health, the installation's public streams, imports.

create schema connect;

create table connect.channel (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  connector text not null,
  network text not null,
  name text not null,
  settings jsonb not null,
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
  primary key (organization_id, id),
  foreign key (organization_id, facility_id) references govern.facility (organization_id, id)
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
  read_per_minute double precision
);

create table connect.import (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  network text not null,
  channel_id uuid,
  facility_id uuid,
  state text not null,
  dry_run boolean not null default false,
  encoding text not null,
  format text not null,
  columns jsonb not null,
  header_digest text not null,
  mapping jsonb not null,
  bytes bigint not null,
  bytes_read bigint not null default 0,
  rows bigint not null default 0,
  stored bigint not null default 0,
  known bigint not null default 0,
  refused bigint not null default 0,
  -- Where to go on after a stop: rows done, and how often each digest was met.
  cursor jsonb,
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
  foreach name in array array['channel', 'import', 'import_refusal', 'import_mapping'] loop
    execute format('alter table connect.%I enable row level security', name);
    execute format('alter table connect.%I force row level security', name);
    execute format('create policy tenant on connect.%I using (organization_id = core.organization())', name);
  end loop;
end $$;

grant usage on schema connect to openrounds_app, openrounds_search;
grant select, insert, update, delete on all tables in schema connect to openrounds_app;
