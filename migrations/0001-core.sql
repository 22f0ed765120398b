-- What every room stands on: files in pieces, facts for other rooms, leases, and the installation's own settings.
-- Rows of a tenant begin their key with organization_id and are seen only in a transaction that has set it.

create extension if not exists btree_gin with schema public;

create function core.organization() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('openrounds.organization', true), '')::uuid $$;

create table core.installation (
  name text primary key,
  value jsonb not null
);

create table core.lease (
  name text primary key,
  holder uuid not null,
  until timestamptz not null
);

create table core.file (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null default 0,
  sha256 bytea,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (organization_id, id)
);

create table core.file_chunk (
  organization_id uuid not null,
  file_id uuid not null,
  number int not null,
  bytes bytea not null,
  primary key (organization_id, file_id, number),
  foreign key (organization_id, file_id) references core.file (organization_id, id) on delete cascade
);
alter table core.file_chunk alter column bytes set storage external;

alter table core.file enable row level security;
alter table core.file force row level security;
create policy tenant on core.file using (organization_id = core.organization());
alter table core.file_chunk enable row level security;
alter table core.file_chunk force row level security;
create policy tenant on core.file_chunk using (organization_id = core.organization());

grant usage on schema core to openrounds_app, openrounds_search;
grant execute on function core.organization() to openrounds_app, openrounds_search;
grant select, insert, update, delete on core.installation, core.lease, core.file, core.file_chunk to openrounds_app;
