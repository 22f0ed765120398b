-- Speaking: what a channel signs in with (sealed), what is to be said there and what became of it.

-- Sealed with a key that lies outside the database; bytes 2 to 9 tell with which, so that the key can be changed.
create table connect.secret (
  organization_id uuid not null,
  channel_id uuid not null,
  sealed bytea not null,
  saved_at timestamptz not null,
  primary key (organization_id, channel_id),
  foreign key (organization_id, channel_id) references connect.channel (organization_id, id) on delete cascade
);

-- When somebody signed in, and since when the network no longer takes that: shown, and mended by signing in again.
alter table connect.channel add column signed_in_at timestamptz, add column signed_out_at timestamptz;

create table connect.delivery (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  channel_id uuid not null,
  kind text not null check (kind in ('post', 'reply', 'edit', 'delete', 'hold', 'release', 'close', 'reopen')),
  -- What it concerns: the post that is answered, edited, taken away or held.
  target jsonb,
  -- What is said: text, language, images. Emptied when it is taken back.
  content jsonb,
  -- The caller's own name for it: asked for twice, it is delivered once.
  key text not null,
  state text not null check (state in ('queued', 'sending', 'posted', 'refused', 'unknown', 'taken_back')),
  -- The server it goes to; a slow one keeps no other waiting.
  destination text not null,
  tries int not null default 0,
  -- Before the first call, and when the network answered.
  first_tried_at timestamptz,
  posted_at timestamptz,
  -- Seen on the network after it was posted.
  seen_at timestamptz,
  looks int not null default 0,
  next_at timestamptz,
  claimed_until timestamptz,
  external_id text,
  url text,
  fault jsonb,
  -- Posted by a person with their own hands, or said by one to have arrived or not.
  by_hand boolean not null default false,
  decided_by uuid,
  created_at timestamptz not null,
  created_by uuid,
  primary key (organization_id, id),
  unique (organization_id, channel_id, key),
  foreign key (organization_id, channel_id) references connect.channel (organization_id, id)
);
create index delivery_due on connect.delivery (next_at) where next_at is not null;
create index delivery_external on connect.delivery (organization_id, external_id) where external_id is not null;

-- A server that many deliveries go to: while it fails, nobody asks it.
create table connect.destination (
  name text primary key,
  failures int not null default 0,
  closed_until timestamptz,
  -- What the network's own headers allow: how many calls are left, and until when.
  quota jsonb,
  changed_at timestamptz not null
);

-- Somebody was sent to a network's own page to sign in; what is needed when they come back is sealed. The state in the
-- address is known by its digest alone.
create table connect.sign_in (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  state_digest bytea not null,
  person_id uuid not null,
  connector text not null,
  settings jsonb not null,
  -- The channel that is signed in anew; null for a new one, which then takes these.
  channel_id uuid,
  name text,
  facility_id uuid,
  kept bytea not null,
  expires_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, state_digest)
);

do $$
declare name text;
begin
  foreach name in array array['secret', 'sign_in', 'delivery'] loop
    execute format('alter table connect.%I enable row level security', name);
    execute format('alter table connect.%I force row level security', name);
    execute format('create policy tenant on connect.%I using (organization_id = core.organization())', name);
  end loop;
end $$;

grant select, insert, update, delete on connect.secret, connect.sign_in, connect.delivery, connect.destination to openrounds_app;
grant select on connect.delivery, connect.destination, connect.secret to openrounds_search;

-- What the worker looks for over all organizations, a few for each destination that may be asked; ids, never a word.
create function connect.due_deliveries(at timestamptz, each int)
  returns table (organization_id uuid, id uuid, destination text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id, destination from (
      select d.organization_id, d.id, d.destination, d.next_at,
        row_number() over (partition by d.destination order by d.next_at, d.id) as place
      from connect.delivery d left join connect.destination s on s.name = d.destination
      where d.next_at <= at and coalesce(d.claimed_until, '-infinity') <= at and coalesce(s.closed_until, '-infinity') <= at
    ) due where place <= each order by next_at, id limit 500
  $$;

create or replace function connect.due_channels(names text[], at timestamptz)
  returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id from connect.channel
    where connector = any(names) and paused_at is null and removed_at is null and signed_out_at is null
      and coalesce(next_try_at, '-infinity') <= at and coalesce(claimed_until, '-infinity') <= at
    order by next_try_at nulls first limit 200
  $$;

-- Channels with a connection of their own: `mark` is another when the settings are, or somebody signed in anew; `hurry`
-- says that it failed and was asked to try at once.
create function connect.attended_channels(names text[])
  returns table (organization_id uuid, id uuid, connector text, mark text, hurry boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.organization_id, c.id, c.connector, md5(c.settings::text || coalesce(c.signed_in_at::text, '')),
      c.fault is not null and c.next_try_at is null
    from connect.channel c
    where c.connector = any(names) and c.paused_at is null and c.removed_at is null and c.signed_out_at is null
    order by c.organization_id, c.id
  $$;

-- Secrets that another key than the given one sealed: where they are, never what they are.
create function connect.secrets_sealed_otherwise(mark bytea)
  returns table (organization_id uuid, channel_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, channel_id from connect.secret where substring(sealed from 2 for 8) <> mark limit 200
  $$;

do $$
declare f text;
begin
  grant create on schema connect to openrounds_search;
  foreach f in array array['due_deliveries(timestamptz, int)', 'attended_channels(text[])', 'secrets_sealed_otherwise(bytea)'] loop
    execute format('alter function connect.%s owner to openrounds_search', f);
    execute format('revoke all on function connect.%s from public', f);
    execute format('grant execute on function connect.%s to openrounds_app', f);
  end loop;
  revoke create on schema connect from openrounds_search;
end $$;
