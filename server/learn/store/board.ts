// SQL of links to board pages and the quotes chosen for them.
import { type Selectable, sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { BoardLinkTable, BoardQuoteTable, PublicationTable } from '../tables.ts';

export type BoardLinkRow = Selectable<BoardLinkTable> &
  Pick<Selectable<PublicationTable>, 'from_day' | 'to_day'> & { all_places: PublicationTable['places'] } & {
    maker: string | null;
  };
export type BoardQuoteRow = Selectable<BoardQuoteTable> & { gone: boolean };

const links = (db: Transaction, organization: string) =>
  db
    .selectFrom('learn.board_link as l')
    .innerJoin('learn.publication as p', (join) =>
      join.onRef('p.organization_id', '=', 'l.organization_id').onRef('p.id', '=', 'l.publication_id'),
    )
    .leftJoin('govern.person as m', (join) =>
      join.onRef('m.organization_id', '=', 'l.organization_id').onRef('m.id', '=', 'l.made_by'),
    )
    .selectAll('l')
    .select(['p.from_day', 'p.to_day', 'p.places as all_places', 'm.name as maker'])
    .where('l.organization_id', '=', organization);

export async function findBoardLinks(db: Transaction, organization: string): Promise<BoardLinkRow[]> {
  return (await links(db, organization).orderBy('l.made_at', 'desc').limit(500).execute()) as unknown as BoardLinkRow[];
}

export async function findBoardLink(
  db: Transaction,
  organization: string,
  id: string,
): Promise<BoardLinkRow | undefined> {
  return (await links(db, organization).where('l.id', '=', id).executeTakeFirst()) as unknown as
    | BoardLinkRow
    | undefined;
}

/** A quote is gone with its post: deleted, expired, muted, or read no more. */
export async function findBoardQuotes(
  db: Transaction,
  organization: string,
  linkIds: readonly string[],
): Promise<BoardQuoteRow[]> {
  const { rows } = await sql<BoardQuoteRow>`select q.*, coalesce(p.text is null or p.deleted_at is not null
        or p.expired_at is not null or p.muted is not null, true) as gone
    from learn.board_quote q
    left join listen.post p on p.organization_id = q.organization_id and p.id = q.post_id
    where q.organization_id = ${organization} and q.link_id = any (${linkIds}::uuid[])
    order by q.chosen_at, q.post_id`.execute(db);
  return rows;
}

/** Over all organizations, by the digest of a link's token. */
export async function findBoardLinkOf(
  db: Transaction,
  hash: Buffer,
): Promise<{ organization: string; id: string } | undefined> {
  const { rows } = await sql<{ organization: string; id: string }>`
    select organization_id as organization, id from learn.board_link_of(${hash})`.execute(db);
  return rows[0];
}

export async function countRead(db: Transaction, organization: string, id: string, at: Date): Promise<void> {
  await db
    .updateTable('learn.board_link')
    .set((eb) => ({ reads: eb('reads', '+', 1), read_at: at }))
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** Whether a post that was read is about this topic, and when and where it was said. */
export async function findAbout(db: Transaction, organization: string, postId: string) {
  return db
    .selectFrom('learn.analysis')
    .select(['at', 'facility_id', 'topics', 'aside'])
    .where('organization_id', '=', organization)
    .where('post_id', '=', postId)
    .executeTakeFirst();
}
