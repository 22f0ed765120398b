// One insight whole: its figures as they were and as they are, its steps, and what the reader may do with it.
import type { Insight } from '../../../contract/learn/insights.ts';
import type { learn } from '../../../contract/learn.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { daysBetween, showPosts } from '../../listen/index.ts';
import { checkScope } from '../scope.ts';
import { countEvidence, findEvidencePosts } from '../store/evidence.ts';
import { findCards, type InsightRow } from '../store/insight.ts';
import { findSteps } from '../store/insight-step.ts';
import { accessInsight, holdsFor } from './access.ts';
import { findReach } from './reach.ts';
import { viewCards, viewStep, viewTexts } from './views.ts';

const page = 50;

export async function showInsight(context: Context, id: string): Promise<Insight> {
  const { db, organization, actor } = context;
  const row = await accessInsight(context, id);
  const reach = await findReach(context);
  const cards = await findCards(db, organization, reach, facilitiesFor(actor, 'posts.read'), { id });
  const [card] = await viewCards(context, cards);
  if (!card) throw notFound();
  const steps = await findSteps(db, organization, id);
  return {
    ...card,
    objective: row.objective,
    scope: row.scope,
    countedOn: row.counted_on,
    now: await countNow(context, row),
    steps: steps.map(viewStep),
    texts: viewTexts(steps),
    posts: (await findEvidencePosts(db, organization, id, { limit: 10_000 })).length,
    may: {
      write: holdsFor(context, 'insights.write', row.facility_id),
      tell: holdsFor(context, 'deliveries.write', row.facility_id),
    },
  };
}

/** The same question of as many days that end today: is it still said? Null where its watch may no longer be read. */
async function countNow(context: Context, { scope }: InsightRow): Promise<Insight['now']> {
  if (!scope) return null;
  const { from, to, what, ...rest } = scope;
  try {
    const asked = await checkScope(context, { ...rest, days: daysBetween(from, to) });
    const { period } = asked;
    return { from: period.from, to: period.to, counted: await countEvidence(context.db, { scope: asked, what }) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return null;
    throw error;
  }
}

export async function findEvidence(
  context: Context,
  id: string,
  before: string | undefined,
): Promise<AnswerOf<typeof learn.findEvidence>> {
  await accessInsight(context, id);
  const ids = await findEvidencePosts(context.db, context.organization, id, { before, limit: page + 1 });
  const here = ids.slice(0, page);
  const posts = (await showPosts(context, here)).filter(({ text }) => text !== null);
  return { posts, hidden: here.length - posts.length, next: ids.length > page ? here.at(-1)! : null };
}
