// A scope as SQL: which analyses it means, and how much was said in it.
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { CheckedScope } from '../scope.ts';

/** A condition on `learn.analysis a`: the posts of the scope in its period, in the one before, or in both. */
export function inScope(scope: CheckedScope, when: 'now' | 'before' | 'both' = 'now'): RawBuilder<boolean> {
  const { organization, starts, visible, facility, watch, network, lang } = scope;
  const from = when === 'now' ? starts.from : starts.before;
  const end = when === 'before' ? starts.from : starts.end;
  return sql<boolean>`a.organization_id = ${organization} and not a.aside and a.at >= ${from} and a.at < ${end}
    ${visible === null ? sql`` : sql`and (a.facility_id is null or a.facility_id = any (${visible}::uuid[]))`}
    ${facility ? sql`and a.facility_id = ${facility}` : sql``}
    ${network ? sql`and a.network = ${network}` : sql``}
    ${lang ? sql`and a.language = ${lang}` : sql``}
    ${
      watch
        ? sql`and exists (select from listen.hit h where h.organization_id = a.organization_id
            and h.watch_id = ${watch} and h.post_id = a.post_id and not h.muted)`
        : sql``
    }`;
}

/** Posts and people; whoever said it without a name is a person each time. */
export async function countScope(db: Transaction, scope: CheckedScope): Promise<{ posts: number; people: number }> {
  const { rows } = await sql<{ posts: number; people: number }>`
    select count(*)::int as posts, count(distinct coalesce(a.author_id, a.post_id))::int as people
    from learn.analysis a where ${inScope(scope)}`.execute(db);
  return rows[0]!;
}
