// What happens to a post happens to its analysis: it is read when it arrives, anew when its words change, and put aside
// when it is folded, muted or gone.
import type { Analysis } from '../../../language/analysis/index.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { givingBack } from '../../core/give-back.ts';
import type { Job } from '../../core/jobs.ts';
import { parentsOf, understood, whatHolds } from '../correct/rules.ts';
import { findWords, followPosts, type Reading, type Words, writeReadings } from '../store/analysis.ts';
import { findStanding } from '../store/correction.ts';
import { inTurn } from '../store/lock.ts';
import type { Understood } from '../tables.ts';
import { read } from './reader.ts';

/** Letters of a long text, and resident bytes that are few enough. */
const long = 20_000;
const small = 300_000_000;

interface Happened {
  organizationId: string;
  postIds: string[];
  change?: 'edited' | 'deleted';
}

/** It looks how the posts stand now, so it doesn’t matter in which order facts are told, nor how often. */
export const follow: Job<Happened> = {
  name: 'learn.follow',
  retries: 10,
  seconds: 600,
  atOnce: 2,
  prompt: true,
  // What is said now goes before an archive that is brought in.
  before: ({ postIds }) => (postIds.length < 200 ? 1 : 0),
  run: (core, { organizationId, postIds, change }) =>
    followThem(core, organizationId, postIds, { anew: change === 'edited' }),
};

/**
 * Brings the analyses of these posts up to date; `anew`: also of words that were read before. `old`: nobody is told, for
 * nothing was said now.
 */
export async function followThem(
  core: Core,
  organization: string,
  ids: readonly string[],
  { anew = false, old = false } = {},
): Promise<void> {
  const words = await act(core, organization, program, ({ db }) => findWords(db, organization, ids, anew));
  const { analyses, model } = await read(core, words);
  await act(core, organization, program, async (context) => {
    const { db, clock, events, wake } = context;
    await inTurn(context);
    const toRead = new Set(words.map(({ id }) => id));
    let changed = await followPosts(
      db,
      organization,
      ids.filter((id) => !toRead.has(id)),
    );
    if (words.length > 0) {
      const standing = await findStanding(db, organization, [...toRead]);
      const readings = words.map((post, n) => readingOf(post, analyses[n]!, model, standing.get(post.id)));
      changed += await writeReadings(db, organization, clock.now(), readings);
      if (!old) await events.emit(db, 'posts.analysed', { organizationId: organization, postIds: [...toRead] });
    }
    if (changed > 0) await wake('analyses');
  });
  // Long texts leave much behind.
  if (words.some(({ text }) => text.length > long)) givingBack(small)();
}

function readingOf(
  post: Words,
  analysis: Analysis,
  model: string,
  corrections: readonly Partial<Understood>[] = [],
): Reading {
  const machine = understood(analysis);
  const holds = whatHolds(machine, corrections);
  const scores = new Map(analysis.topics.map(({ topic, score }) => [topic, score]));
  return {
    ...holds,
    id: post.id,
    editedAt: post.editedAt,
    model,
    language: analysis.language,
    read: analysis.read,
    scores: analysis.scores,
    topicScores: holds.topics.map((topic) => scores.get(topic) ?? 1),
    parents: parentsOf(holds.topics),
    personalData: analysis.personalData,
    machine: corrections.length > 0 ? machine : null,
  };
}
