// The end of the time that words are kept: a day's work in small pieces. What counts need stays; a legal hold goes first.
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import type { Job } from '../../core/jobs.ts';
import { findOrganizations, record, retentionOf } from '../../govern/index.ts';
import { forgetAuthors } from '../store/author.ts';
import { blankPosts, dropKept, expirePosts, findPastRetention, findWithheld, type GoneRow } from '../store/change.ts';
import { inTurn } from '../store/lock.ts';
import { findHeldPosts } from './held.ts';
import { noteMoved } from './note.ts';
import { regroup } from './regroup.ts';

const piece = 500;
const day = 86_400_000;

export const retainPosts: Job = {
  name: 'listen.retain',
  retries: 3,
  seconds: 6 * 3600,
  every: '40 2 * * *',
  run: (core, _payload, signal) => everywhere(core, signal, retainIn),
};

export const letGo: Job = {
  name: 'listen.let_go',
  retries: 3,
  seconds: 3600,
  every: '*/5 * * * *',
  run: (core, _payload, signal) => everywhere(core, signal, letGoIn),
};

type Piece = (core: Core, organization: string, signal: AbortSignal) => Promise<unknown>;

async function everywhere(core: Core, signal: AbortSignal, each: Piece): Promise<void> {
  for (const { id } of await findOrganizations(core.database.kysely)) {
    signal.throwIfAborted();
    await each(core, id, signal);
  }
}

/** Takes the words of posts past their time; how many, and how many a legal hold keeps. */
export async function retainIn(core: Core, organization: string, signal?: AbortSignal) {
  let taken = 0;
  let held = 0;
  for (let after: { at: Date; id: string } | null = null; ; ) {
    signal?.throwIfAborted();
    const done: Awaited<ReturnType<typeof retainPiece>> = await act(core, organization, program, (context) =>
      retainPiece(context, after),
    );
    taken += done.taken;
    held += done.held;
    if (!done.last) break;
    after = done.last;
  }
  if (taken > 0) {
    await act(core, organization, program, (context) =>
      record(context, 'retention.applied', { kind: 'organization', id: organization }, { posts: taken, held }),
    );
  }
  return { taken, held };
}

async function retainPiece(context: Context, after: { at: Date; id: string } | null) {
  const { db, organization, clock } = context;
  const { postDays } = await retentionOf(context);
  if (postDays === null) return { taken: 0, held: 0, last: null };
  await inTurn(context);
  const before = new Date(clock.now().getTime() - postDays * day);
  const rows = await findPastRetention(db, organization, before, after, piece);
  const kept = await findHeldPosts(context, rows);
  const ids = rows.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  await expirePosts(db, organization, ids, clock.now());
  await regroup(context, ids);
  await noteMoved(context, ids);
  await forgetAuthors(db, organization, authorsOf(rows), clock.now());
  if (ids.length) await context.wake('posts');
  return { taken: ids.length, held: kept.size, last: rows.length === piece ? rows.at(-1)! : null };
}

const authorsOf = (rows: readonly GoneRow[]): string[] => [
  ...new Set(rows.flatMap(({ author_id }) => author_id ?? [])),
];

/** What authors had deleted or changed, and only a legal hold kept, goes when the hold is released. */
export async function letGoIn(core: Core, organization: string, signal?: AbortSignal): Promise<number> {
  let gone = 0;
  for (let after: string | null = null; ; ) {
    signal?.throwIfAborted();
    const done: { ids: number; last: string | null } = await act(core, organization, program, (context) =>
      letGoPiece(context, after),
    );
    gone += done.ids;
    if (!done.last) return gone;
    after = done.last;
  }
}

async function letGoPiece(context: Context, after: string | null) {
  const { db, organization, clock } = context;
  const rows = await findWithheld(db, organization, after, piece);
  const held = await findHeldPosts(context, rows);
  const free = rows.filter(({ id }) => !held.has(id));
  const deleted = free.filter((row) => row.deleted).map(({ id }) => id);
  await blankPosts(db, organization, deleted);
  await dropKept(
    db,
    organization,
    free.map(({ id }) => id),
  );
  await forgetAuthors(db, organization, authorsOf(free), clock.now(), { onlyLeft: true });
  if (free.length) {
    await record(context, 'hold.let_go', { kind: 'organization', id: organization }, { posts: free.length });
    await context.wake('posts');
  }
  return { ids: free.length, last: rows.length === piece ? rows.at(-1)!.id : null };
}
