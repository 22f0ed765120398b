-- Where the archive is searched. Under row-level security PostgreSQL uses no index for `@@` (it is not leakproof), so
-- candidate ids come from here, as a role that no policy binds; the function checks the organization itself, and what
-- it names is then read under the policy.

-- The newest candidates before a place in time, at most so many. It goes back in windows that grow (500 posts, 4,000,
-- 32,000, all the rest), so a common word is found by walking along the dates and a rare one through the index of
-- words, and neither costs more as the archive grows. What no index knows is looked for in `reach` posts and no
-- further: then a last row has no id, and the time up to which was looked.
create function listen.candidates(
  organization uuid,
  -- Null: every word.
  words tsquery,
  -- With words: or one of these authors.
  authors uuid[],
  watch uuid,
  -- What the reader may see beside posts of no facility; null: all.
  visible uuid[],
  -- Equal to: facility, network, language (or a dialect of it), kind.
  wanted jsonb,
  -- Also: folded, muted, withheld (deleted by the author, kept under a legal hold).
  also text[],
  since timestamptz,
  before_at timestamptz,
  before_id uuid,
  most int,
  reach int
) returns table (id uuid, at timestamptz)
  language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  source text := 'listen.post p';
  key text := 'p.id';
  place text := 'p';
  filter text := 'p.expired_at is null';
  asked text := 'true';
  within text;
  low timestamptz;
  high timestamptz := before_at;
  below uuid := before_id;
  steps int[] := array[500, 4000, 32000];
  step int := 1;
  found int := 0;
  looked int := 0;
  now_found int;
begin
  if organization is null or organization is distinct from core.organization() then
    raise exception 'Another organization''s posts are not searched.' using errcode = 'insufficient_privilege';
  end if;
  if watch is not null then
    source := 'listen.hit h join listen.post p on p.organization_id = h.organization_id and p.id = h.post_id';
    key := 'h.post_id';
    place := 'h';
    filter := filter || ' and h.watch_id = $10';
    if not 'folded' = any (also) then filter := filter || ' and not h.folded'; end if;
    if not 'muted' = any (also) then filter := filter || ' and not h.muted'; end if;
  else
    if not 'folded' = any (also) then filter := filter || ' and p.fold_under is null'; end if;
    if not 'muted' = any (also) then filter := filter || ' and p.muted is null'; end if;
  end if;
  if words is not null and authors is not null then asked := '(p.words @@ $2 or p.author_id = any ($3))';
  elsif words is not null then asked := 'p.words @@ $2';
  elsif authors is not null then asked := 'p.author_id = any ($3)'; end if;
  if (words is not null or authors is not null) and not 'withheld' = any (also) then
    filter := filter || ' and p.deleted_at is null';
  end if;
  if visible is not null then filter := filter || ' and (p.facility_id is null or p.facility_id = any ($4))'; end if;
  if wanted ? 'facility' then filter := filter || ' and p.facility_id = ($5->>''facility'')::uuid'; end if;
  if wanted ? 'network' then filter := filter || ' and p.network = $5->>''network'''; end if;
  if wanted ? 'kind' then filter := filter || ' and p.kind = $5->>''kind'''; end if;
  if wanted ? 'lang' then
    filter := filter || ' and (p.lang = $5->>''lang'' or p.lang like replace($5->>''lang'', ''_'', ''\_'') || ''-%'')';
  end if;
  loop
    within := format('%s.organization_id = $1', place);
    if watch is not null then within := within || ' and h.watch_id = $10'; end if;
    if high is not null then
      within := within || case when below is null then format(' and %s.at < $7', place)
        else format(' and (%s.at, %s) < ($7, $8)', place, key) end;
    end if;
    if since is not null then within := within || format(' and %s.at >= $6', place); end if;
    low := null;
    if step <= cardinality(steps) then
      execute format('select %1$s.at from %2$s where %3$s order by %1$s.at desc, %4$s desc offset %5$s limit 1',
          place, split_part(source, ' join', 1), within, key, steps[step] - 1)
        into low using organization, words, authors, visible, wanted, since, high, below, low, watch;
      looked := looked + steps[step];
    end if;
    if low is not null then within := within || format(' and %s.at >= $9', place); end if;
    -- In a short window `is true` keeps the index of words out: walking is cheaper than all the places of a common
    -- word. In a long one `offset 0` keeps the limit out, or a rare word might be taken for a common one and walked for.
    return query execute format(
        case when step <= 2
          then 'select %1$s, %2$s.at from %3$s where %4$s and %5$s and (%6$s) is true order by %2$s.at desc, %1$s desc limit %7$s'
          else 'select c.id, c.at from (select %1$s as id, %2$s.at from %3$s where %4$s and %5$s and %6$s offset 0) c
            order by c.at desc, c.id desc limit %7$s' end,
        key, place, source, within, filter, asked, most - found)
      using organization, words, authors, visible, wanted, since, high, below, low, watch;
    get diagnostics now_found = row_count;
    found := found + now_found;
    exit when found >= most or low is null;
    high := low;
    below := null;
    if words is null and authors is null and watch is null and looked >= reach then
      id := null;
      at := low;
      return next;
      exit;
    end if;
    -- Few in a window: the next may be much longer. What no index knows goes on in windows of one length.
    step := case
      when words is null and authors is null and watch is null then least(step + 1, cardinality(steps))
      when step = 1 and found < 3 then 3
      else step + 1 end;
  end loop;
end $$;

-- Which organizations hold these posts, or know these authors: a public stream tells of changes to everybody.
create function listen.holders(kinds text[], networks text[], external_ids text[])
  returns table (organization_id uuid, number int)
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
  as $$
    select o.organization_id, u.number::int
    from govern.organization o
    cross join unnest(kinds, networks, external_ids) with ordinality as u (kind, network, external_id, number)
    cross join lateral (
      select case u.kind
        when 'author' then (select true from listen.author a where a.organization_id = o.organization_id
          and a.network = u.network and a.external_id = u.external_id limit 1)
        else (select true from listen.post p where p.organization_id = o.organization_id
          and p.network = u.network and p.external_id = u.external_id limit 1)
      end as holds
      offset 0) h
    where h.holds
  $$;

do $$
declare f text;
begin
  -- A new owner must be allowed to create in the schema for as long as it takes.
  grant create on schema listen to openrounds_search;
  foreach f in array array[
    'candidates(uuid, tsquery, uuid[], uuid, uuid[], jsonb, text[], timestamptz, timestamptz, uuid, int, int)',
    'holders(text[], text[], text[])'] loop
    execute format('alter function listen.%s owner to openrounds_search', f);
    execute format('revoke all on function listen.%s from public', f);
    execute format('grant execute on function listen.%s to openrounds_app', f);
  end loop;
  revoke create on schema listen from openrounds_search;
end $$;
