// SQL of evidence: what a scope counts, the posts an insight rests on.
import { type RawBuilder, sql } from 'kysely';
import { type Counted, counted, type Tally } from '../../../language/numbers/index.ts';
import type { Transaction } from '../../core/database.ts';
import type { CheckedScope } from '../scope.ts';
import { atRisk } from './insight.ts';
import { inScope } from './scope.ts';

export interface Asked {
  scope: CheckedScope;
  /** As counts name it: `topic waiting`. */
  what: string | undefined;
}

function within({ scope, what }: Asked): RawBuilder<unknown> {
  const [kind, label] = what?.split(' ') ?? [];
  return sql`from learn.analysis a where ${inScope(scope)}
    ${kind === 'topic' ? sql`and ${label} = any (a.topics)` : sql``}
    ${kind === 'flag' ? sql`and ${label} = any (a.flags)` : sql``}
    ${kind === 'sentiment' ? sql`and a.sentiment = ${label}` : sql``}
    ${kind === 'urgency' ? sql`and a.urgency::text = ${label}` : sql``}`;
}

/** Posts, people, and the posts of the ten busiest, of a set of rows with `who`. */
async function count(db: Transaction, said: RawBuilder<unknown>): Promise<Counted> {
  const { rows } = await sql<Tally>`
    with said as (${said}), each as (select who, count(*) as posts from said group by who)
    select coalesce(sum(posts), 0)::int as posts, count(*)::int as people,
      coalesce((select sum(posts) from (select posts from each order by posts desc limit 10) most), 0)::int as "busiestPosts"
    from each`.execute(db);
  return counted(rows[0]!);
}

export async function countEvidence(db: Transaction, asked: Asked): Promise<Counted> {
  return count(db, sql`select coalesce(a.author_id, a.post_id) as who ${within(asked)}`);
}

/** Of chosen posts, those that are still there. */
export async function countPosts(db: Transaction, organization: string, postIds: readonly string[]): Promise<Counted> {
  const said = sql`select coalesce(p.author_id, p.id) as who from listen.post p where p.organization_id = ${organization}
    and p.id = any (${postIds}::uuid[]) and p.text is not null and p.deleted_at is null`;
  return count(db, said);
}

/** The newest posts of a scope; what speaks of a life at risk stands elsewhere. */
export async function findScopePosts(db: Transaction, asked: Asked, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select a.post_id as id ${within(asked)} and not a.life_risk
    order by a.at desc, a.post_id desc limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Adds posts, or takes back that they were taken out; what speaks of a life at risk is nobody's evidence. */
export async function insertEvidence(
  db: Transaction,
  organization: string,
  insight: string,
  postIds: readonly string[],
  added: { at: Date; by: string | null },
): Promise<void> {
  await sql`insert into learn.insight_evidence (organization_id, insight_id, post_id, contributor, added_at, added_by)
    select p.organization_id, ${insight}, p.id, coalesce(p.author_id, p.id), ${added.at}, ${added.by}::uuid
    from listen.post p where p.organization_id = ${organization} and p.id = any (${postIds}::uuid[])
      and not ${atRisk(organization, sql`p.id`)}
    on conflict (organization_id, insight_id, post_id) do update set removed_at = null, removed_by = null`.execute(db);
}

export async function removeEvidence(
  db: Transaction,
  organization: string,
  insight: string,
  post: string,
  removed: { at: Date; by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('learn.insight_evidence')
    .set({ removed_at: removed.at, removed_by: removed.by })
    .where('organization_id', '=', organization)
    .where('insight_id', '=', insight)
    .where('post_id', '=', post)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findEvidencePosts(
  db: Transaction,
  organization: string,
  insight: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select e.post_id as id from learn.insight_evidence e
    where e.organization_id = ${organization} and e.insight_id = ${insight} and e.removed_at is null
      and not ${atRisk(organization, sql`e.post_id`)}
      and (${before ?? null}::uuid is null or e.post_id < ${before ?? null})
    order by e.post_id desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
