-- A network that asked for patience, or whose own headers leave no more calls, is left alone by all of a channel's
-- deliveries, the ones that are asked for meanwhile too.
alter table connect.channel add column rests_until timestamptz;

create or replace function connect.due_deliveries(at timestamptz, each int)
  returns table (organization_id uuid, id uuid, destination text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select organization_id, id, destination from (
      select d.organization_id, d.id, d.destination, d.next_at,
        row_number() over (partition by d.destination order by d.next_at, d.id) as place
      from connect.delivery d
        join connect.channel c on c.organization_id = d.organization_id and c.id = d.channel_id
        left join connect.destination s on s.name = d.destination
      where d.next_at <= at and coalesce(d.claimed_until, '-infinity') <= at
        and coalesce(c.rests_until, '-infinity') <= at and coalesce(s.closed_until, '-infinity') <= at
    ) due where place <= each order by next_at, id limit 500
  $$;

-- What the network's headers allow is its channel's matter, no server's.
alter table connect.destination drop column quota;
-- Deliveries are found by the post they are about, never by the network's id.
drop index connect.delivery_external;
create index delivery_about on connect.delivery (organization_id, (target ->> 'postId')) where target ->> 'postId' is not null;
