// Quotes outside the team: chosen by a person, without what identifies, and not to be found by searching for them.
import type { z } from 'zod';
import type { BoardLink, boardRoutes } from '../../../contract/learn/board.ts';
import { isFindable, mask } from '../../../language/quotes/index.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { record } from '../../govern/index.ts';
import { findDayStarts, findTimeZone, getPost } from '../../listen/index.ts';
import { openAnalyst } from '../shipped.ts';
import { findAbout, findBoardLink } from '../store/board.ts';
import { findPublication } from '../store/publication.ts';
import { getBoardLink } from './link.ts';
import { readBoardWords } from './words.ts';

type Language = 'en' | 'es';

/** A post’s words with what identifies named instead of said. Throws `not_found` where the words are gone too. */
export async function maskPost(context: Context, postId: string, language: Language) {
  const { text } = await getPost(context, postId);
  if (text === null) throw notFound();
  const about = await findAbout(context.db, context.organization, postId);
  return { text: await masked(text, language), topics: about?.topics ?? [] };
}

/**
 * Throws `quote.topic` unless the post is of the link’s days and places, about a topic that is shown there; `quote.findable`
 * where a search for the words leads to the author, who has not agreed.
 */
export async function chooseQuote(
  context: Context,
  linkId: string,
  { postId, topic, text, agreed }: z.output<typeof boardRoutes.chooseQuote.body>,
): Promise<BoardLink> {
  const { db, organization, actor, clock } = context;
  const link = await findBoardLink(db, organization, linkId);
  if (!link || link.ended_at) throw notFound();
  const post = await getPost(context, postId);
  if (post.text === null) throw notFound();
  if (!(await isShown(context, link, postId, topic))) throw new Refusal('quote.topic');
  const said = await masked(text, link.language);
  if (!agreed && isFindable(said, [post.title, post.text].filter(Boolean).join('\n')))
    throw new Refusal('quote.findable');
  await db
    .insertInto('learn.board_quote')
    .values({
      organization_id: organization,
      link_id: linkId,
      post_id: postId,
      topic,
      text: said,
      agreed,
      chosen_at: clock.now(),
      chosen_by: actor.id,
    })
    .onConflict((at) =>
      at.columns(['organization_id', 'link_id', 'post_id']).doUpdateSet({ topic, text: said, agreed }),
    )
    .execute();
  await record(context, 'board_quote.chosen', { kind: 'board_link', id: linkId }, { post: postId, agreed });
  await context.wake('reports');
  return getBoardLink(context, linkId);
}

export async function removeQuote(context: Context, linkId: string, postId: string): Promise<void> {
  const { db, organization } = context;
  const { numDeletedRows } = await db
    .deleteFrom('learn.board_quote')
    .where('organization_id', '=', organization)
    .where('link_id', '=', linkId)
    .where('post_id', '=', postId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound();
  await record(context, 'board_quote.removed', { kind: 'board_link', id: linkId }, { post: postId });
  await context.wake('reports');
}

type Link = NonNullable<Awaited<ReturnType<typeof findBoardLink>>>;

async function isShown({ db, organization }: Context, link: Link, postId: string, topic: string): Promise<boolean> {
  const about = await findAbout(db, organization, postId);
  const publication = await findPublication(db, organization, link.publication_id);
  if (!about || about.aside || !publication || !about.topics.includes(topic)) return false;
  const after = new Date(Date.parse(link.to_day) + 86_400_000).toISOString().slice(0, 10);
  const starts = await findDayStarts(db, await findTimeZone(db, organization), [link.from_day, after]);
  if (about.at < starts.get(link.from_day)! || about.at >= starts.get(after)!) return false;
  return publication.shown.together.topics[topic] !== undefined;
}

async function masked(text: string, language: Language): Promise<string> {
  const analyse = await openAnalyst();
  const say = await readBoardWords(language);
  return mask(text, analyse(text, language).personalData, (type) => say(`masked_${type}`));
}
