// SQL across organizations: which of them hold what a public stream tells of.
import { sql } from 'kysely';
import type { ArrivedChange } from '../../../contract/post.ts';
import type { Database } from '../../core/database.ts';

/** `number` counts the changes from 1. */
export async function findHolders(
  database: Database,
  changes: readonly ArrivedChange[],
): Promise<{ organization: string; number: number }[]> {
  const isAuthor = (change: ArrivedChange) => change.change === 'author-deleted';
  const idOf = (change: ArrivedChange) =>
    change.change === 'author-deleted' ? change.authorExternalId : change.externalId;
  const { rows } = await sql<{ organization: string; number: number }>`
    select organization_id as organization, number from listen.holders(
      ${changes.map((change) => (isAuthor(change) ? 'author' : 'post'))}::text[],
      ${changes.map(({ network }) => network)}::text[], ${changes.map(idOf)}::text[])
    order by organization_id, number`.execute(database.kysely);
  return rows;
}
