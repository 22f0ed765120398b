// Changes conversations, one or many, in one transaction; and takes changes back where nothing has followed.
import type { ThreadAct } from '../../contract/respond.ts';
import type { Context } from '../core/context.ts';
import { notFound, Refusal } from '../core/errors.ts';
import { findAble, record } from '../govern/index.ts';
import { accessThreads, personOf, type ThreadRow } from './access.ts';
import type { Act, Given } from './acts/act.ts';
import { assign } from './acts/assign.ts';
import { close } from './acts/close.ts';
import { release } from './acts/release.ts';
import { reopen } from './acts/reopen.ts';
import { snooze } from './acts/snooze.ts';
import { tag, untag } from './acts/tag.ts';
import { take } from './acts/take.ts';
import { lockChanges, markUndone, saveThread } from './store/thread.ts';
import { wakeLater } from './wake.ts';
import { writeChange } from './write.ts';

const acts = { take, release, assign, snooze, close, reopen, tag, untag } as Record<ThreadAct['act'], Act<ThreadAct>>;

/** @returns the changes there were; a conversation that stands so already has none */
export async function changeThreads(
  context: Context,
  threadIds: readonly string[],
  wanted: ThreadAct,
): Promise<{ changeIds: string[] }> {
  const threads = await accessThreads(context, threadIds, 'conversations.write');
  if (wanted.act === 'assign') await checkAssignee(context, wanted.personId, threads);
  const given: Given = { now: context.clock.now(), personId: personOf(context) };
  const changeIds: string[] = [];
  for (const thread of threads) {
    const changed = acts[wanted.act](thread, wanted, given);
    if (!changed) continue;
    changeIds.push(await writeChange(context, thread, changed));
    if (changed.values.snoozed_until) await wakeLater(context, thread.id, changed.values.snoozed_until);
  }
  if (changeIds.length > 0) await context.wake('threads');
  return { changeIds };
}

/** Only whoever may work on it can be given it. */
async function checkAssignee({ db, organization }: Context, personId: string, threads: readonly ThreadRow[]) {
  for (const facility of new Set(threads.map(({ facility_id }) => facility_id)))
    if (!(await findAble(db, organization, 'conversations.write', facility)).some(({ id }) => id === personId))
      throw notFound();
}

/** Takes back those of these changes that nothing has followed. Throws `thread.state` where there is none such. */
export async function undoChanges(context: Context, changeIds: readonly string[]): Promise<{ undone: number }> {
  const { db, organization, clock } = context;
  const found = await lockChanges(db, organization, changeIds);
  if (found.length < new Set(changeIds).size) throw notFound();
  await accessThreads(
    context,
    found.map(({ thread_id }) => thread_id),
    'conversations.write',
  );
  const standing = found.filter(
    ({ undone_at, followed, before, what }) =>
      undone_at === null && !followed && Object.keys(before).length > 0 && what !== 'replied' && what !== 'taken_back',
  );
  if (standing.length === 0) throw new Refusal('thread.state');
  for (const { id, thread_id, before } of standing) {
    await saveThread(db, organization, thread_id, { ...before, changed_at: clock.now() });
    await markUndone(db, organization, id, clock.now(), personOf(context));
    await record(context, 'thread.undone', { kind: 'thread', id: thread_id }, { change: id });
    const until = before.snoozed_until;
    if (until) await wakeLater(context, thread_id, new Date(until));
  }
  await context.wake('threads');
  return { undone: standing.length };
}
