-- Mentions: other sites tell us that a page of theirs links to one of ours; taken at once, looked at later.

create table connect.mention (
  organization_id uuid not null,
  channel_id uuid not null,
  -- SHA-256 of either address: addresses are longer than an index takes.
  source_digest bytea not null,
  target_digest bytea not null,
  source text not null,
  target text not null,
  -- The source's host; nobody's server is asked often.
  host text not null,
  way text not null check (way in ('webmention', 'pingback')),
  state text not null check (state in ('waiting', 'shown', 'gone', 'refused')),
  received_at timestamptz not null,
  -- When it is to be looked at; null when there is nothing to do.
  due_at timestamptz,
  claimed_until timestamptz,
  looked_at timestamptz,
  tries int not null default 0,
  fault jsonb,
  -- The post it became, and a digest of what was read last.
  network text,
  external_id text,
  words bytea,
  primary key (organization_id, channel_id, source_digest, target_digest),
  foreign key (organization_id, channel_id) references connect.channel (organization_id, id) on delete cascade
);
create index mention_due on connect.mention (due_at) where due_at is not null;

alter table connect.mention enable row level security;
alter table connect.mention force row level security;
create policy tenant on connect.mention using (organization_id = core.organization());
grant select, insert, update, delete on connect.mention to openrounds_app;
grant select on connect.mention to openrounds_search;

-- How often something was done lately, for the whole installation; what it was is known by its digest alone.
create table connect.mention_count (
  name bytea primary key,
  begins timestamptz not null,
  times int not null
);
grant select, insert, update, delete on connect.mention_count to openrounds_app;

-- Whose channel a mention is for, before anything of it is believed.
create function connect.mention_channel(asked uuid)
  returns table (organization_id uuid, settings jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, settings from connect.channel
    where id = asked and connector = 'webmention' and removed_at is null
  $$;

-- What is to be looked at, a few of each host, so that one host keeps no other waiting.
create function connect.due_mentions(at timestamptz, each int)
  returns table (organization_id uuid, channel_id uuid, source_digest bytea, target_digest bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, channel_id, source_digest, target_digest from (
      select m.*, row_number() over (partition by m.host order by m.due_at, m.source_digest, m.target_digest) as place
      from connect.mention m
      join connect.channel c on c.organization_id = m.organization_id and c.id = m.channel_id
      where m.due_at <= at and coalesce(m.claimed_until, '-infinity') <= at
        and c.paused_at is null and c.removed_at is null
    ) due where place <= each order by due_at limit 100
  $$;

do $$
declare f text;
begin
  grant create on schema connect to openrounds_search;
  foreach f in array array['mention_channel(uuid)', 'due_mentions(timestamptz, int)'] loop
    execute format('alter function connect.%s owner to openrounds_search', f);
    execute format('revoke all on function connect.%s from public', f);
    execute format('grant execute on function connect.%s to openrounds_app', f);
  end loop;
  revoke create on schema connect from openrounds_search;
end $$;
