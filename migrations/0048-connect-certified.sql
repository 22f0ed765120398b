-- Channels that their operator certified live, sign-ins that were ended at the network, applications registered once a server,
-- and which posts have been answered.

-- The latest certification: {"on", "ok", "version"}. What became of the former sign-in at the network: {"at", "was", "fault"}.
alter table connect.channel add column certified jsonb, add column revoked jsonb;

-- What the program is known by at a server, sealed; registered once for each address that the server sends people back to.
create table connect.registration (
  organization_id uuid not null references govern.organization,
  server text not null,
  redirect text not null,
  sealed bytea not null,
  saved_at timestamptz not null,
  primary key (organization_id, server, redirect)
);
alter table connect.registration enable row level security;
alter table connect.registration force row level security;
create policy tenant on connect.registration using (organization_id = core.organization());
grant select, insert, update, delete on connect.registration to openrounds_app;
grant select on connect.registration to openrounds_search;

-- A stream asks of fifty posts at once which of them were answered.
alter table connect.delivery add column post_id uuid generated always as ((target ->> 'postId')::uuid) stored;
create index delivery_post on connect.delivery (organization_id, post_id) where post_id is not null;

create function connect.registrations_sealed_otherwise(mark bytea)
  returns table (organization_id uuid, server text, redirect text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, server, redirect from connect.registration where substring(sealed from 2 for 8) <> mark limit 200
  $$;

-- Channels that were removed and still have what they signed in with: their sign-in is ended at the network.
create function connect.removed_with_secrets(before timestamptz)
  returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.organization_id, c.id from connect.channel c
    join connect.secret s on s.organization_id = c.organization_id and s.channel_id = c.id
    where c.removed_at <= before limit 200
  $$;

do $$
declare f text;
begin
  grant create on schema connect to openrounds_search;
  foreach f in array array['registrations_sealed_otherwise(bytea)', 'removed_with_secrets(timestamptz)'] loop
    execute format('alter function connect.%s owner to openrounds_search', f);
    execute format('revoke all on function connect.%s from public', f);
    execute format('grant execute on function connect.%s to openrounds_app', f);
  end loop;
  revoke create on schema connect from openrounds_search;
end $$;
