// Reads the archive again with the models of today, piece by piece: it can be stopped, goes on, and lets corrections stand.
import type { reanalysisRoutes } from '../../../contract/learn/reanalysis.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import type { Job } from '../../core/jobs.ts';
import { record } from '../../govern/index.ts';
import { followThem } from '../analyse/follow.ts';
import { modelOf } from '../analyse/reader.ts';
import { inTurn } from '../store/lock.ts';
import {
  countUnread,
  findLast,
  findUnread,
  insertReanalysis,
  markEnded,
  markStopped,
  moveOn,
  type ReanalysisRow,
} from '../store/reanalysis.ts';

type Reanalysis = AnswerOf<typeof reanalysisRoutes.getReanalysis>;

const piece = 500;

export const reanalyze: Job<{ organizationId: string }> = {
  name: 'learn.reanalyze',
  retries: 20,
  seconds: 6 * 3600,
  run: (core, { organizationId }, signal) => reanalyzeIn(core, organizationId, { signal }),
};

/** How far it is, after each piece. */
export interface Progress {
  done: number;
  total: number;
}

/** Reads on until all is read, somebody stops it, or `signal` does. */
export async function reanalyzeIn(
  core: Core,
  organization: string,
  { signal, told }: { signal: AbortSignal; told?: (progress: Progress) => void },
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const next = await act(core, organization, program, nextPiece(core));
    if (!next) return;
    await followThem(core, organization, next.ids, { anew: true, old: true });
    await act(core, organization, program, async ({ db, wake }) => {
      await moveOn(db, organization, next.row.id, next.ids.length, next.ids.at(-1)!);
      await wake('analyses');
    });
    told?.({ done: next.row.done + next.ids.length, total: next.row.total });
  }
}

const nextPiece =
  (core: Core) =>
  async ({ db, organization, clock, wake }: Context): Promise<{ row: ReanalysisRow; ids: string[] } | null> => {
    const row = await findLast(db, organization);
    if (!row || row.ended_at || row.stopped_at) return null;
    const ids = await findUnread(db, organization, await modelOf(core), row.place, piece);
    if (ids.length > 0) return { row, ids };
    await markEnded(db, organization, row.id, clock.now());
    await wake('analyses');
    return null;
  };

/** Goes on with one that was stopped. `here`: whoever calls reads, and no job does. */
export async function beginReanalysis(context: Context, core: Core, { here = false } = {}): Promise<Reanalysis> {
  const { db, organization, clock, actor, jobs } = context;
  await inTurn(context);
  const model = await modelOf(core);
  const last = await findLast(db, organization);
  if (last && !last.ended_at && last.model === model) await markStopped(db, organization, last.id, null);
  else {
    const total = await countUnread(db, organization, model);
    await insertReanalysis(db, organization, { id: newId(clock), model, at: clock.now(), by: actor.id, total });
    await record(context, 'reanalysis.begun', { kind: 'organization', id: organization }, { posts: total });
  }
  await context.wake('analyses');
  if (!here) await jobs.later(db, reanalyze, { organizationId: organization }, { key: organization });
  return getReanalysis(context, core);
}

export async function stopReanalysis(context: Context, core: Core): Promise<Reanalysis> {
  const { db, organization, clock } = context;
  const last = await findLast(db, organization);
  if (last && !last.ended_at && !last.stopped_at) {
    await markStopped(db, organization, last.id, clock.now());
    await record(context, 'reanalysis.stopped', { kind: 'organization', id: organization }, { posts: last.done });
    await context.wake('analyses');
  }
  return getReanalysis(context, core);
}

export async function getReanalysis({ db, organization }: Context, core: Core): Promise<Reanalysis> {
  const model = await modelOf(core);
  const last = await findLast(db, organization);
  return {
    model,
    waiting: await countUnread(db, organization, model),
    last: last
      ? {
          model: last.model,
          beganAt: last.began_at.toISOString(),
          total: last.total,
          done: last.done,
          stoppedAt: last.stopped_at?.toISOString() ?? null,
          endedAt: last.ended_at?.toISOString() ?? null,
        }
      : null,
  };
}
