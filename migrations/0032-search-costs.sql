-- The search of the archive now weighs walking along the dates against asking the index of words, by how often the words
-- were met so far and how often PostgreSQL expects them.

-- The newest candidates before a place in time, at most so many. It looks through the newest 500 posts; then it walks on
-- where the words are frequent, and asks the index for all the rest where they are rare: neither costs much more as the
-- archive grows. What no index knows is looked for in `reach` posts and no further: then a last row has no id, and the time
-- up to which was looked.
grant create on schema listen to openrounds_search;
set local role openrounds_search;
create or replace function listen.candidates(
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
  language plpgsql volatile security definer
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
  length int := 500;
  found int := 0;
  looked int := 0;
  walking boolean := true;
  stored float8;
  expected float8;
  -- Microseconds for each place the index finds: those of a phrase, or of words that belong together, take more looking.
  hit_cost float8 := case
    when words::text like '%<%' then 2.5 * (cardinality(string_to_array(words::text, '<')) - 1) ^ 2
    when words::text like '%&%' then 4 else 2 end;
  -- How many posts that were looked through weigh as much as what PostgreSQL expects; of a phrase it knows little.
  trust float8 := case when words::text like '%<%' then 300 else 2000 end;
  density float8;
  index_cost float8;
  plan json;
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
    if walking then
      execute format('select %1$s.at from %2$s where %3$s order by %1$s.at desc, %4$s desc offset %5$s limit 1',
          place, split_part(source, ' join', 1), within, key, length - 1)
        into low using organization, words, authors, visible, wanted, since, high, below, low, watch;
      looked := looked + length;
    end if;
    if low is not null then within := within || format(' and %s.at >= $9', place); end if;
    -- Walking, `is true` keeps the index of words out. Else `offset 0` keeps the limit out, or a rare word might be taken
    -- for a common one and walked for.
    return query execute format(
        case when low is not null
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
    if watch is not null then
      walking := length < 32000;
      length := length * 8;
    elsif words is null and authors is null then
      -- What no index knows goes on in windows of one length.
      length := least(length * 8, 32000);
      if looked >= reach then
        id := null;
        at := low;
        return next;
        exit;
      end if;
    else
      -- Only a function called volatile may ask for a plan; it writes nothing.
      if stored is null then
        execute format('explain (format json) select from listen.post p where %s', asked)
          into plan using organization, words, authors;
        expected := (plan #>> '{0,Plan,Plan Rows}')::float8;
        stored := greatest(looked, expected, (select reltuples from pg_class where oid = 'listen.post'::regclass));
      end if;
      density := (found + trust * expected / stored) / (looked + trust);
      -- Microseconds; a post on the way to the last that is wanted takes 0.8.
      index_cost := hit_cost * stored * density;
      walking := index_cost > greatest(1000, 0.8 * (most - found) / density);
      length := least(500 + 1.5 * (most - found) / density, 60000);
    end if;
  end loop;
end $$;
reset role;
revoke create on schema listen from openrounds_search;
