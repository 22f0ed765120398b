-- Organizations, facilities, the people with access, invitations, keys, the audit log, retention and legal holds.
-- Users and sessions are better-auth's, in a schema of their own (auth), and know nothing of organizations.

create schema govern;
create schema auth;

create table govern.organization (
  organization_id uuid primary key,
  name text not null,
  kind text not null check (kind in ('charity', 'charity_h', 'public_district', 'for_profit')),
  other_names text[] not null default '{}',
  language text not null default 'en',
  time_zone text not null default 'America/New_York',
  demonstration boolean not null default false,
  post_days int,
  audit_days int,
  created_at timestamptz not null
);

create table govern.facility (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  name text not null,
  other_names text[] not null default '{}',
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (organization_id, id)
);

-- A person is one user's access to one organization; the user's name, address and password live in auth.
create table govern.person (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  user_id text not null,
  name text not null,
  email text not null,
  language text,
  created_at timestamptz not null,
  last_seen_at timestamptz,
  removed_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, user_id)
);
create index person_user on govern.person (user_id);

create table govern.person_grant (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  facility_id uuid,
  given_at timestamptz not null,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, person_id, role, facility_id),
  foreign key (organization_id, person_id) references govern.person (organization_id, id) on delete cascade,
  foreign key (organization_id, facility_id) references govern.facility (organization_id, id)
);

create table govern.invitation (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  name text not null,
  email text not null,
  grants jsonb not null,
  -- SHA-256 of the one-time link's token, as with every secret that is only compared.
  token_hash bytea not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, id)
);
create index on govern.invitation (token_hash);

-- A one-time link with which a person chooses a new password.
create table govern.password_link (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, person_id) references govern.person (organization_id, id) on delete cascade
);
create index on govern.password_link (token_hash);

create table govern.api_key (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  name text not null,
  prefix text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, id)
);
create index on govern.api_key (secret_hash);

-- The act writes its entry unsealed; one sealer an organization numbers and chains entries within a second.
create table govern.audit_entry (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'key', 'operator', 'program')),
  actor_id uuid,
  act text not null,
  subject_kind text not null,
  subject_id text,
  details jsonb not null default '{}',
  number bigint,
  previous bytea,
  hash bytea,
  primary key (organization_id, id)
);
create unique index on govern.audit_entry (organization_id, number);
create index audit_entry_unsealed on govern.audit_entry (organization_id, id) where number is null;
create index audit_entry_act on govern.audit_entry (organization_id, act, id);
create index audit_entry_actor on govern.audit_entry (organization_id, actor_id, id);

-- The end of the chain, so that a missing last entry is noticed too.
create table govern.audit_head (
  organization_id uuid primary key references govern.organization,
  number bigint not null,
  hash bytea not null
);

create table govern.legal_hold (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  reason text not null,
  covers text not null check (covers in ('post', 'conversation', 'author', 'watch', 'everything')),
  subject_id uuid,
  placed_at timestamptz not null,
  placed_by uuid,
  released_at timestamptz,
  released_by uuid,
  primary key (organization_id, id)
);

do $$
declare name text;
begin
  foreach name in array array['organization', 'facility', 'person', 'person_grant', 'invitation', 'password_link', 'api_key',
    'audit_entry', 'audit_head', 'legal_hold'] loop
    execute format('alter table govern.%I enable row level security', name);
    execute format('alter table govern.%I force row level security', name);
    execute format('create policy tenant on govern.%I using (organization_id = core.organization())', name);
  end loop;
end $$;

grant usage on schema govern to openrounds_app, openrounds_search;
grant select, insert, update, delete on govern.organization, govern.facility, govern.person, govern.person_grant,
  govern.invitation, govern.password_link, govern.api_key, govern.audit_head, govern.legal_hold to openrounds_app;
-- Append only: what an entry says can't be changed; the sealer may only give it its place in the chain.
grant select, insert on govern.audit_entry to openrounds_app;
grant update (number, previous, hash) on govern.audit_entry to openrounds_app;
