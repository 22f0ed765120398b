-- The tables of the sign-in library (better-auth, with two-factor and passkey), written by hand so that nothing changes
-- them behind our back; a test compares them with what the library expects. Beside them: counted tries, and the
-- functions that find an organization before one is known. Those take a secret's digest or a user's id, return ids and
-- names of organizations alone, and what they lead to is then read under the policy.

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  two_factor_enabled boolean default false
);

create table auth.session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references auth."user" on delete cascade,
  -- The last request, for idle sign-out; and the organization the person works in.
  seen_at timestamptz,
  chosen_organization text
);
create index on auth.session (user_id);

create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth."user" on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on auth.account (user_id);

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on auth.verification (identifier);

create table auth.two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references auth."user" on delete cascade,
  verified boolean default true,
  failed_verification_count int default 0,
  locked_until timestamptz
);
create index on auth.two_factor (secret);
create index on auth.two_factor (user_id);

create table auth.passkey (
  id text primary key,
  name text,
  public_key text not null,
  user_id text not null references auth."user" on delete cascade,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index on auth.passkey (user_id);
create index on auth.passkey (credential_id);

create table auth.attempt (
  key varchar(255) primary key,
  points int not null default 0,
  expire bigint
);

grant usage on schema auth to openrounds_app;
grant select, insert, update, delete on all tables in schema auth to openrounds_app;

grant select on govern.organization, govern.person, govern.invitation, govern.password_link, govern.api_key,
  govern.audit_entry to openrounds_search;

create function govern.organizations() returns table (id uuid, name text, demonstration boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select organization_id, name, demonstration from govern.organization order by demonstration, created_at $$;

create function govern.access_of_user(wanted text)
  returns table (organization_id uuid, person_id uuid, name text, demonstration boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.organization_id, p.id, o.name, o.demonstration
    from govern.person p join govern.organization o using (organization_id)
    where p.user_id = wanted and p.removed_at is null
    order by o.demonstration, p.created_at
  $$;

-- Whether a user stands in any organization's list, the removed included.
create function govern.is_person(wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from govern.person where user_id = wanted) $$;

create function govern.find_key(digest bytea) returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select organization_id, id from govern.api_key where secret_hash = digest $$;

create function govern.find_invitation(digest bytea) returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select organization_id, id from govern.invitation where token_hash = digest $$;

create function govern.find_password_link(digest bytea) returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select organization_id, id from govern.password_link where token_hash = digest $$;

create function govern.unsealed_organizations() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select distinct organization_id from govern.audit_entry where number is null $$;

do $$
declare f text;
begin
  -- A new owner must be allowed to create in the schema for as long as it takes.
  grant create on schema govern to openrounds_search;
  foreach f in array array['organizations()', 'access_of_user(text)', 'is_person(text)', 'find_key(bytea)', 'find_invitation(bytea)',
    'find_password_link(bytea)', 'unsealed_organizations()'] loop
    execute format('alter function govern.%s owner to openrounds_search', f);
    execute format('revoke all on function govern.%s from public', f);
    execute format('grant execute on function govern.%s to openrounds_app', f);
  end loop;
  revoke create on schema govern from openrounds_search;
end $$;
