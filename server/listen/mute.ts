// Mutes an author, a word or a thread: what it hides stays stored, and comes back when the mute ends.
import type { listen } from '../../contract/listen.ts';
import type { AnswerOf, BodyOf } from '../../contract/route.ts';
import { program } from '../core/actor.ts';
import { act, type Context, type Core } from '../core/context.ts';
import { notFound, Refusal } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Job } from '../core/jobs.ts';
import { record } from '../govern/index.ts';
import { accessPost } from './access.ts';
import { noteMoved } from './change/note.ts';
import { regroup } from './change/regroup.ts';
import { seekEverywhere } from './search/everything.ts';
import { findSteps } from './search/find.ts';
import { readQuery } from './search/sought.ts';
import { inTurn } from './store/lock.ts';
import {
  copyMutesToReposts,
  endMuteRow,
  findAllMutes,
  findMute,
  findSameMute,
  insertMute,
  insertMuted,
  type MuteRow,
  type MuteValues,
  markMuted,
  muteAll,
  releaseMuted,
} from './store/mute.ts';
import type { Place } from './store/search.ts';
import { nextRevision } from './store/standing.ts';

type Mute = AnswerOf<typeof listen.addMute>;

const piece = 1000;

interface Applying {
  organizationId: string;
  muteId: string;
}

/** Goes on over the archive with a mute that was begun, or that has ended. */
export const applyMute: Job<Applying> = {
  name: 'listen.apply_mute',
  retries: 20,
  seconds: 3600,
  run: async (core, { organizationId, muteId }, signal) => {
    let place: Place | null = null;
    do {
      signal.throwIfAborted();
      place = await applyPiece(core, organizationId, muteId, place);
    } while (place);
  },
};

export async function findMutes({ db, organization }: Context): Promise<Mute[]> {
  return (await findAllMutes(db, organization)).map(viewMute);
}

/** The same mute twice is one. Throws `not_found` when there is no such author or post, `query.unreadable` for a word. */
export async function addMute(context: Context, input: BodyOf<typeof listen.addMute>): Promise<Mute> {
  const { db, organization, clock, actor } = context;
  const mute: MuteValues = {
    ...(await what(context, input)),
    id: newId(clock),
    kind: input.kind,
    at: clock.now(),
    by: actor.id,
  };
  await inTurn(context);
  const same = await findSameMute(db, organization, mute);
  if (same) return viewMute((await findMute(db, organization, same))!);
  await insertMute(db, organization, mute);
  await nextRevision(db, organization);
  if (mute.kind !== 'word') await hide(context, await muteAll(db, organization, mute.id, mute));
  else await continueLater(context, mute.id, await mutePiece(context, mute.id, mute.query ?? '', null));
  await record(context, 'mute.added', { kind: 'mute', id: mute.id }, { of: mute.kind });
  return told(context, mute.id);
}

export async function endMute(context: Context, id: string): Promise<Mute> {
  const { db, organization, clock } = context;
  await inTurn(context);
  const mute = await findMute(db, organization, id);
  if (!mute) throw notFound();
  if (mute.ended_at) return viewMute(mute);
  await endMuteRow(db, organization, id, clock.now());
  await nextRevision(db, organization);
  await continueLater(context, id, await releasePiece(context, id));
  await record(context, 'mute.ended', { kind: 'mute', id }, { of: mute.kind });
  return told(context, id);
}

async function what(context: Context, { kind, postId, word }: BodyOf<typeof listen.addMute>) {
  if (kind === 'word') {
    const query = word?.trim() ?? '';
    readQuery(query);
    return { label: query, authorId: null, conversationId: null, query };
  }
  if (!postId)
    throw new Refusal('request.invalid', {}, [{ path: 'body.postId', code: 'missing', message: 'Which post?' }]);
  const post = await accessPost(context, postId, 'posts.hide');
  if (kind === 'thread') return { label: '', authorId: null, conversationId: post.conversation_id, query: null };
  if (!post.author_id) throw notFound();
  return { label: '', authorId: post.author_id, conversationId: null, query: null };
}

/** Posts that a mute hides now, or no longer; copies of them that were under them come up, or go back. */
async function hide(context: Context, posts: readonly string[]): Promise<void> {
  const { db, organization } = context;
  const changed = await markMuted(db, organization, posts);
  const reposts = await copyMutesToReposts(db, organization, changed);
  await regroup(context, changed);
  await noteMoved(context, [...changed, ...reposts]);
}

async function mutePiece(context: Context, mute: string, text: string, before: Place | null): Promise<Place | null> {
  const { db, organization } = context;
  const search = await seekEverywhere(context, readQuery(text));
  for await (const { rows, next } of findSteps(context, search, before, piece)) {
    await insertMuted(
      db,
      organization,
      rows.map(({ id }) => ({ mute, post: id })),
    );
    await hide(
      context,
      rows.map(({ id }) => id),
    );
    return next;
  }
  return null;
}

async function releasePiece(context: Context, mute: string): Promise<Place | null> {
  const released = await releaseMuted(context.db, context.organization, mute, piece);
  await hide(context, released);
  return released.length === piece ? { at: context.clock.now(), id: null } : null;
}

async function applyPiece(core: Core, organizationId: string, id: string, place: Place | null): Promise<Place | null> {
  return act(core, organizationId, program, async (context) => {
    await inTurn(context);
    const mute = await findMute(context.db, organizationId, id);
    if (!mute) return null;
    const next = mute.ended_at
      ? await releasePiece(context, id)
      : mute.query === null
        ? null
        : await mutePiece(context, id, mute.query, place);
    await context.wake('posts');
    return next;
  });
}

async function continueLater(context: Context, muteId: string, next: Place | null): Promise<void> {
  if (!next) return;
  await context.jobs.later(context.db, applyMute, { organizationId: context.organization, muteId }, { key: muteId });
}

async function told(context: Context, id: string): Promise<Mute> {
  await context.wake('watches');
  await context.wake('posts');
  return viewMute((await findMute(context.db, context.organization, id))!);
}

const viewMute = (row: MuteRow): Mute => ({
  id: row.id,
  kind: row.kind,
  label: row.label,
  byName: row.by_name,
  at: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  hidden: row.hidden,
});
