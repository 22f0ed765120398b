// Rows as the contract shows them: the only way out.
import type { Thread, ThreadAnswer, ThreadChange } from '../../contract/respond.ts';
import type { Context } from '../core/context.ts';
import { findPresent } from './store/presence.ts';
import { type AnswerRow, findNamed, type NamedChange } from './store/thread-view.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** In the order of the ids; of a person who looks at their own, they are not among those present. */
export async function viewThreads(context: Context, ids: readonly string[]): Promise<Thread[]> {
  if (ids.length === 0) return [];
  const { db, organization, actor, clock } = context;
  const rows = new Map((await findNamed(db, organization, ids)).map((row) => [row.id, row]));
  const present = Map.groupBy(await findPresent(db, organization, ids, clock.now()), ({ thread_id }) => thread_id);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    return {
      id,
      conversationId: row.conversation_id,
      state: row.state,
      outcome: row.outcome,
      urgency: row.urgency,
      lifeRisk: row.life_risk,
      flags: row.flags,
      tags: row.tags,
      assignee: row.assignee_id && row.assignee !== null ? { id: row.assignee_id, name: row.assignee } : null,
      takenAt: iso(row.taken_at),
      facility: row.facility_id && row.facility !== null ? { id: row.facility_id, name: row.facility } : null,
      network: row.network,
      postId: row.post_id,
      words: row.words,
      lang: row.words === null ? null : row.lang,
      handle: row.handle,
      waitsSince: row.waits_since.toISOString(),
      lastAt: row.last_at.toISOString(),
      snoozedUntil: iso(row.snoozed_until),
      openedAt: row.opened_at.toISOString(),
      changedAt: row.changed_at.toISOString(),
      drafted: row.drafted,
      present: (present.get(id) ?? [])
        .filter(({ person_id }) => person_id !== actor.id)
        .map(({ person_id, name, doing }) => ({ personId: person_id, name, doing })),
    };
  });
}

export const viewAnswer = (row: AnswerRow): ThreadAnswer => ({
  id: row.id,
  postId: row.post_id,
  content: row.content as ThreadAnswer['content'],
  state: row.state,
  fault: row.fault,
  url: row.url,
  byHand: row.by_hand,
  createdAt: row.created_at.toISOString(),
  postedAt: iso(row.posted_at),
  seenAt: iso(row.seen_at),
  byName: row.by_name,
  // The first try has not begun: it can still be taken back.
  leavesAt: row.state === 'queued' && row.tries === 0 ? iso(row.next_at) : null,
  replyId: row.reply_id,
});

export const viewChange = (row: NamedChange): ThreadChange => ({
  id: row.id,
  at: row.at.toISOString(),
  what: row.what,
  byName: row.by_name,
  toName: row.to_name,
  outcome: row.details.outcome ?? null,
  until: row.details.until ?? null,
  tag: row.details.tag ?? null,
  reason: row.reason,
  undone: row.undone_at !== null,
});
