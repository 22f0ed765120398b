// SQL of the posts that are counted as one thing.
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { CheckedScope } from '../scope.ts';
import { type SeenRow, seen } from './analysis.ts';
import { inScope } from './scope.ts';

/** A condition on `learn.analysis a`, the same as counts are made by. */
export function isCountedAs(what: string): RawBuilder<boolean> {
  const [kind, label = ''] = what.split(' ');
  const understood = sql`(a.read or a.corrected_at is not null)`;
  if (kind === 'unread') return sql`not ${understood}`;
  if (kind === 'life_risk') return sql`a.life_risk`;
  if (kind === 'sentiment') return sql`a.sentiment = ${label} and ${understood}`;
  if (kind === 'urgency')
    return sql`a.urgency = ${/^[0-3]$/.test(label) ? Number(label) : -1} and (${understood} or a.urgency > 0)`;
  if (kind === 'topic') return sql`${label} = any (a.topics)`;
  if (kind === 'parent') return sql`${label} = any (a.parents)`;
  if (kind === 'flag') return sql`${label} = any (a.flags)`;
  return sql`true`;
}

/** Newest first, those after a place; the counts say from which day on there are enough of them. */
export async function findCounted(
  db: Transaction,
  scope: CheckedScope,
  what: string,
  after: { at: Date; id: string | null } | null,
  most: number,
): Promise<SeenRow[]> {
  const from = what === 'all' || scope.watch ? undefined : await findFirstDay(db, scope, what, after, most);
  if (from === null) return [];
  const { rows } = await sql<SeenRow>`select ${seen} from learn.analysis a
    where ${inScope(scope)} and ${isCountedAs(what)}
      ${from ? sql`and a.at >= ${from}` : sql``}
      ${after ? sql`and (a.at, a.post_id) < (${after.at}, ${after.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)` : sql``}
    order by a.at desc, a.post_id desc limit ${most}`.execute(db);
  return rows;
}

/**
 * When the day begins on which the wanted posts are complete, so that no day is read in vain; null: there are none;
 * undefined: nobody knows.
 */
async function findFirstDay(
  db: Transaction,
  { organization, starts, visible, facility, network, lang }: CheckedScope,
  what: string,
  after: { at: Date } | null,
  most: number,
): Promise<Date | null | undefined> {
  // Counts are by one thing at a time.
  if ([visible ?? facility, network, lang].filter((each) => each !== null).length > 1) return undefined;
  const [dimension, values] = network
    ? ['network', [network]]
    : lang
      ? ['language', [lang]]
      : facility
        ? ['facility', [facility]]
        : visible
          ? ['facility', [...visible, 'none']]
          : ['all', ['']];
  const before = after && after.at < starts.end ? after.at : starts.end;
  const { rows } = await sql<{ at: Date | null }>`select min(day)::timestamp at time zone z.time_zone as at
    from learn.rollup_zone z
    left join (select day, sum(sum(posts)) over (order by day desc) - sum(posts) as newer from learn.rollup
        where organization_id = ${organization} and dimension = ${dimension} and value = any (${values}::text[])
          and what = ${what} and day >= ${starts.from}::date - 1 and day <= ${before}::date + 1 group by day) as days
      on newer < ${most} + coalesce((select sum(posts) from learn.rollup
        where organization_id = ${organization} and dimension = ${dimension} and value = any (${values}::text[])
          and what = ${what} and day between ${before}::date - 1 and ${before}::date + 1), 0)
    where z.organization_id = ${organization} group by z.time_zone`.execute(db);
  return rows[0]?.at;
}
