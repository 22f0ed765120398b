-- Webhooks: what other programs tell us, taken at once and worked off later; and what we tell them.

-- A message of another program, kept until it is worked off; its id stays as long as it could come again.
create table connect.webhook_arrival (
  organization_id uuid not null,
  channel_id uuid not null,
  message_id text not null,
  -- What the sender signed as the time.
  sent_at timestamptz not null,
  received_at timestamptz not null,
  -- The raw body, emptied when it was worked off.
  body bytea,
  done_at timestamptz,
  fault jsonb,
  primary key (organization_id, channel_id, message_id),
  foreign key (organization_id, channel_id) references connect.channel (organization_id, id) on delete cascade
);
create index webhook_arrival_waiting on connect.webhook_arrival (received_at) where done_at is null;

-- The newest that was said of each thing, so that an older message that comes later changes nothing.
create table connect.webhook_latest (
  organization_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  at timestamptz not null,
  primary key (organization_id, channel_id, external_id),
  foreign key (organization_id, channel_id) references connect.channel (organization_id, id) on delete cascade
);

create table connect.webhook (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  name text not null,
  address text not null,
  events text[] not null,
  -- What messages are signed with.
  sealed bytea not null,
  created_at timestamptz not null,
  paused_at timestamptz,
  removed_at timestamptz,
  primary key (organization_id, id)
);

create table connect.webhook_message (
  organization_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event text not null,
  -- Ids and states, never anybody's words.
  payload jsonb not null,
  state text not null check (state in ('waiting', 'taken', 'given_up')),
  tries int not null default 0,
  next_at timestamptz,
  claimed_until timestamptz,
  status int,
  fault jsonb,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, webhook_id) references connect.webhook (organization_id, id)
);
create index webhook_message_due on connect.webhook_message (next_at) where next_at is not null;
create index webhook_message_of on connect.webhook_message (organization_id, webhook_id, id desc);

do $$
declare name text;
begin
  foreach name in array array['webhook_arrival', 'webhook_latest', 'webhook', 'webhook_message'] loop
    execute format('alter table connect.%I enable row level security', name);
    execute format('alter table connect.%I force row level security', name);
    execute format('create policy tenant on connect.%I using (organization_id = core.organization())', name);
    execute format('grant select, insert, update, delete on connect.%I to openrounds_app', name);
    execute format('grant select on connect.%I to openrounds_search', name);
  end loop;
end $$;

-- Whose channel a message is for, before anything of it is believed.
create function connect.webhook_channel(asked uuid)
  returns table (organization_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id from connect.channel
    where id = asked and connector = 'webhook' and removed_at is null
  $$;

create function connect.waiting_arrivals()
  returns table (organization_id uuid, channel_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, channel_id from connect.webhook_arrival
    where done_at is null group by organization_id, channel_id order by min(received_at) limit 100
  $$;

create function connect.due_webhook_messages(at timestamptz, each int)
  returns table (organization_id uuid, id uuid, webhook_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id, webhook_id from (
      select m.organization_id, m.id, m.webhook_id, m.next_at,
        row_number() over (partition by m.webhook_id order by m.next_at, m.id) as place
      from connect.webhook_message m
      where m.next_at <= at and coalesce(m.claimed_until, '-infinity') <= at
    ) due where place <= each order by next_at, id limit 500
  $$;

create function connect.webhooks_sealed_otherwise(mark bytea)
  returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id from connect.webhook where substring(sealed from 2 for 8) <> mark limit 200
  $$;

do $$
declare f text;
begin
  grant create on schema connect to openrounds_search;
  foreach f in array array['webhook_channel(uuid)', 'waiting_arrivals()', 'webhooks_sealed_otherwise(bytea)', 'due_webhook_messages(timestamptz, int)'] loop
    execute format('alter function connect.%s owner to openrounds_search', f);
    execute format('revoke all on function connect.%s from public', f);
    execute format('grant execute on function connect.%s to openrounds_app', f);
  end loop;
  revoke create on schema connect from openrounds_search;
end $$;
