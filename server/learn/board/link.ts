// Makes, lists and ends links to board pages.
import type { z } from 'zod';
import type { BoardLink, boardRoutes } from '../../../contract/learn/board.ts';
import type { Config } from '../../core/config.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { digestOf, newSecret, record } from '../../govern/index.ts';
import {
  type BoardLinkRow,
  type BoardQuoteRow,
  findBoardLink,
  findBoardLinks,
  findBoardQuotes,
} from '../store/board.ts';
import { findPublications } from '../store/publication.ts';
import { publish } from './publish.ts';

export async function listBoardLinks({ db, organization }: Context) {
  const links = await findBoardLinks(db, organization);
  const quotes = await findBoardQuotes(
    db,
    organization,
    links.map(({ id }) => id),
  );
  const published = await findPublications(db, organization);
  return {
    links: links.map((link) => viewBoardLink(link, quotes)),
    published: published.map(({ id, from_day, to_day }) => ({ id, from: from_day, to: to_day })),
  };
}

/** Throws `not_found` for a place that was not there in these days, and what `publish` throws. */
export async function makeBoardLink(
  context: Context,
  config: Config,
  { from, to, name, places, language, expiresInDays }: z.output<typeof boardRoutes.makeBoardLink.body>,
): Promise<{ link: BoardLink; address: string }> {
  const { db, organization, actor, clock } = context;
  const publication = await publish(context, { from, to });
  const known = new Set(publication.places.map(({ id }) => id));
  if (places.some((id) => !known.has(id))) throw notFound();
  const token = newSecret();
  const now = clock.now();
  const id = newId(clock);
  await db
    .insertInto('learn.board_link')
    .values({
      organization_id: organization,
      id,
      publication_id: publication.id,
      name,
      language,
      places: [...new Set(places)],
      token_hash: digestOf(token),
      made_at: now,
      made_by: actor.kind === 'person' ? actor.id : null,
      expires_at: new Date(now.getTime() + expiresInDays * 86_400_000),
      ended_at: null,
      ended_by: null,
      read_at: null,
    })
    .execute();
  await record(context, 'board_link.made', { kind: 'board_link', id }, { from, to, places });
  await context.wake('reports');
  return { link: await getBoardLink(context, id), address: `${config.url}/board/${token}` };
}

export async function endBoardLink(context: Context, id: string): Promise<BoardLink> {
  const { db, organization, actor, clock } = context;
  const ended = await db
    .updateTable('learn.board_link')
    .set((eb) => ({
      ended_at: eb.fn.coalesce('ended_at', eb.val(clock.now())),
      ended_by: eb.fn.coalesce('ended_by', eb.val(actor.id)),
    }))
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!ended) throw notFound();
  await record(context, 'board_link.ended', { kind: 'board_link', id });
  await context.wake('reports');
  return getBoardLink(context, id);
}

/** Throws `not_found`. */
export async function getBoardLink({ db, organization }: Context, id: string): Promise<BoardLink> {
  const link = await findBoardLink(db, organization, id);
  if (!link) throw notFound();
  return viewBoardLink(link, await findBoardQuotes(db, organization, [id]));
}

const viewBoardLink = (row: BoardLinkRow, quotes: readonly BoardQuoteRow[]): BoardLink => ({
  id: row.id,
  name: row.name,
  language: row.language,
  publicationId: row.publication_id,
  from: row.from_day,
  to: row.to_day,
  places: (row.all_places as unknown as { id: string; name: string }[]).filter(({ id }) => row.places.includes(id)),
  madeAt: row.made_at.toISOString(),
  madeBy: row.maker,
  expiresAt: row.expires_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  reads: row.reads,
  readAt: row.read_at?.toISOString() ?? null,
  quotes: quotes
    .filter(({ link_id }) => link_id === row.id)
    .map(({ post_id, topic, text, agreed, gone }) => ({ postId: post_id, topic, text, agreed, gone })),
});
