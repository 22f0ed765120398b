-- An account of ours on a network that also has a public stream: the account is asked now and then, the stream is held open.

create or replace function connect.due_channels(names text[], at timestamptz)
  returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id from connect.channel
    where connector = any(names) and paused_at is null and removed_at is null and signed_out_at is null
      and coalesce(settings->>'source', 'account') = 'account'
      and coalesce(next_try_at, '-infinity') <= at and coalesce(claimed_until, '-infinity') <= at
    order by next_try_at nulls first limit 200
  $$;

create or replace function connect.heard_channels(names text[])
  returns table (organization_id uuid, id uuid, connector text, key text, settings jsonb, facility_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id, connector, key, settings, facility_id from connect.channel
    where connector = any(names) and paused_at is null and removed_at is null
      and coalesce(settings->>'source', 'stream') <> 'account' order by organization_id, id
  $$;
