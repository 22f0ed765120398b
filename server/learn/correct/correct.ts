// A person corrects what was understood of a post, or takes a correction back.
import type { correctionRoutes } from '../../../contract/learn/correction.ts';
import type { AnswerOf, BodyOf } from '../../../contract/route.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { findAnalyses, type SeenRow } from '../store/analysis.ts';
import { findCorrection, findCorrections, insertCorrection, markUndone, writeHolding } from '../store/correction.ts';
import { inTurn } from '../store/lock.ts';
import type { Understood } from '../tables.ts';
import { viewAnalysis } from '../views.ts';
import { before, inFramework, parentsOf, partsOf, whatChanges, whatHolds } from './rules.ts';

type Answer<Name extends keyof typeof correctionRoutes> = AnswerOf<(typeof correctionRoutes)[Name]>;

/**
 * Says something else of a post, of one part or several. What holds already needs no correction. Throws `not_found`,
 * `request.invalid` for what is not in the framework, `analysis.corrected_meanwhile`.
 */
export async function correctAnalysis(
  context: Context,
  postId: string,
  { seen, ...given }: BodyOf<typeof correctionRoutes.correctAnalysis>,
): Promise<Answer<'correctAnalysis'>> {
  const { db, organization, actor, clock } = context;
  const said = checked(given);
  await inTurn(context);
  const row = await access(context, postId, 'analyses.write');
  if (row.correction_id !== seen) throw new Refusal('analysis.corrected_meanwhile');
  const holds = holding(row);
  const changed = whatChanges(holds, said);
  if (Object.keys(changed).length === 0) return { analysis: viewAnalysis(row), correctionId: null };
  const id = newId(clock);
  const machine = row.machine ?? holds;
  const at = clock.now();
  const correction = { id, postId, at, by: actor.id, changed, machine: partsOf(changed, machine), model: row.model };
  await insertCorrection(db, organization, correction);
  await hold(context, row, machine);
  await record(context, 'analysis.corrected', { kind: 'post', id: postId }, { parts: Object.keys(changed) });
  return { ...(await told(context, postId)), correctionId: id };
}

/** Throws `not_found`. A correction that was taken back already stays so. */
export async function undoCorrection(context: Context, id: string): Promise<Answer<'undoCorrection'>> {
  const { db, organization, clock } = context;
  await inTurn(context);
  const correction = await findCorrection(db, organization, id);
  if (!correction) throw notFound();
  const row = await access(context, correction.post_id, 'analyses.write');
  if (correction.undone_at) return { analysis: viewAnalysis(row) };
  await markUndone(db, organization, id, clock.now());
  await hold(context, row, row.machine ?? holding(row));
  await record(context, 'analysis.correction_undone', { kind: 'post', id: row.post_id });
  return told(context, row.post_id);
}

export async function getCorrections(context: Context, postId: string): Promise<Answer<'findCorrections'>> {
  await access(context, postId, 'posts.read');
  const rows = await findCorrections(context.db, context.organization, postId);
  const corrections = rows.map((row, n) => ({
    id: row.id,
    at: row.at.toISOString(),
    byName: row.by_name,
    changed: row.changed,
    before: before(row, rows.slice(0, n)),
    undoneAt: row.undone_at?.toISOString() ?? null,
  }));
  return { corrections: corrections.reverse() };
}

async function access(context: Context, postId: string, right: 'analyses.write' | 'posts.read'): Promise<SeenRow> {
  const visible = facilitiesFor(context.actor, right);
  const [row] = await findAnalyses(context.db, context.organization, [postId], visible);
  if (!row) throw notFound();
  return row;
}

const holding = ({ sentiment, urgency, life_risk, topics, flags }: SeenRow): Understood => ({
  sentiment,
  urgency,
  lifeRisk: life_risk,
  topics,
  flags,
});

/** Lets hold what the corrections that stand say above the machine. */
async function hold({ db, organization }: Context, row: SeenRow, machine: Understood): Promise<void> {
  const all = await findCorrections(db, organization, row.post_id);
  const standing = all.filter(({ undone_at }) => !undone_at);
  const holds = whatHolds(
    machine,
    standing.map(({ changed }) => changed),
  );
  const last = standing.at(-1);
  const scores = new Map(row.topics.map((topic, n) => [topic, row.topic_scores[n]!]));
  const topicScores = holds.topics.map((topic) => scores.get(topic) ?? 1);
  const corrected = last ? { at: last.at, by: last.by_person, machine } : null;
  await writeHolding(db, organization, row, { ...holds, parents: parentsOf(holds.topics), topicScores }, corrected);
}

async function told(context: Context, postId: string) {
  const { db, organization, events } = context;
  await events.emit(db, 'posts.analysed', { organizationId: organization, postIds: [postId] });
  await context.wake('analyses');
  const [row] = await findAnalyses(db, organization, [postId], null);
  return { analysis: viewAnalysis(row!) };
}

function checked({ topics, flags, urgency, ...given }: Omit<BodyOf<typeof correctionRoutes.correctAnalysis>, 'seen'>) {
  const said = {
    ...given,
    ...(urgency !== undefined && { urgency: urgency as Understood['urgency'] }),
    ...(topics && { topics: inFramework.topics(topics) }),
    ...(flags && { flags: inFramework.flags(flags) }),
  };
  for (const part of ['topics', 'flags'] as const)
    if (part in said && !said[part])
      throw new Refusal('request.invalid', {}, [
        { path: `body.${part}`, code: 'label', message: 'Not in the framework' },
      ]);
  return said;
}
