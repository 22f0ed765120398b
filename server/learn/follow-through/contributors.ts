// Those who said it: how each can be told what became of it, and who was.
import type { Contributor } from '../../../contract/learn/insights.ts';
import type { Answering } from '../../connect/index.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { showPosts } from '../../listen/index.ts';
import { type ContributorRow, findContributors } from '../store/telling.ts';
import { accessInsight } from './access.ts';
import { findReach, voiceFor } from './reach.ts';

const most = 500;

export async function showContributors(context: Context, id: string) {
  await accessInsight(context, id);
  const reach = await findReach(context);
  const rows = await findContributors(context.db, context.organization, id, reach, { limit: most + 1 });
  return { contributors: await view(context, rows.slice(0, most), reach.voices), more: rows.length > most };
}

/** One of them, for an act. Throws `not_found`. */
export async function readContributor(context: Context, insight: string, contributor: string) {
  const reach = await findReach(context);
  const [row] = await findContributors(context.db, context.organization, insight, reach, { contributor });
  if (!row) throw notFound();
  return { row, voice: row.can ? voiceFor(reach.voices, row) : undefined };
}

export async function showContributor(context: Context, insight: string, contributor: string) {
  const reach = await findReach(context);
  const rows = await findContributors(context.db, context.organization, insight, reach, { contributor });
  return (await view(context, rows, reach.voices))[0]!;
}

async function view(context: Context, rows: readonly ContributorRow[], voices: Answering[]): Promise<Contributor[]> {
  const posts = new Map(
    (
      await showPosts(
        context,
        rows.map(({ post_id }) => post_id),
      )
    ).map((post) => [post.id, post]),
  );
  return rows.map((row) => {
    const post = posts.get(row.post_id);
    const voice = voiceFor(voices, row);
    // Who they are is told with their words, or not at all.
    const seen = post !== undefined && post.text !== null && !row.risk;
    return {
      id: row.contributor,
      name: seen ? row.name : null,
      handle: seen ? row.handle : null,
      network: row.network,
      post: seen ? post : null,
      channel: row.can && voice ? { id: voice.channelId, name: voice.name } : null,
      why: row.can ? null : reasonOf(row, voice),
      telling: viewTelling(row),
    };
  });
}

function reasonOf({ gone, left, risk }: ContributorRow, voice: Answering | undefined): Contributor['why'] {
  if (risk) return 'life_risk';
  if (left) return 'left';
  if (gone) return 'post_gone';
  return voice ? 'channel_away' : 'no_channel';
}

const states = {
  queued: 'waiting',
  sending: 'waiting',
  posted: 'told',
  refused: 'refused',
  unknown: 'unknown',
} as const;

function viewTelling(row: ContributorRow): Contributor['telling'] {
  if (!row.telling_id || !row.told_at || !row.state || row.state === 'taken_back') return null;
  return {
    id: row.telling_id,
    state: states[row.state],
    at: row.told_at.toISOString(),
    by: row.told_by ? { id: row.told_by, name: row.told_by_name ?? '' } : null,
    byHand: row.by_hand ?? false,
    url: row.url,
    fault: row.fault,
  };
}
