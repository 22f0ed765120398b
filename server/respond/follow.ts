// What is heard and understood comes into the inbox: conversations open, grow more urgent, open again, or have nothing left to answer.
import type { Insertable } from 'kysely';
import { program } from '../core/actor.ts';
import { act, type Context, type Core } from '../core/context.ts';
import { newId } from '../core/ids.ts';
import type { Job } from '../core/jobs.ts';
import { type Heard, opensAgain, standingOf } from './rules.ts';
import {
  findAnsweredAt,
  findConversationsOf,
  findHeard,
  followJoined,
  insertChanges,
  insertThreads,
  inTurn,
  lockThreadsOf,
  saveThread,
} from './store/thread.ts';
import type { ChangeTable, ThreadTable } from './tables.ts';

interface Happened {
  organizationId: string;
  postIds: string[];
}

/** It looks how the posts stand now, so it doesn’t matter in which order facts are told, nor how often. */
export const follow: Job<Happened> = {
  name: 'respond.follow',
  retries: 20,
  seconds: 300,
  prompt: true,
  before: ({ postIds }) => (postIds.length < 200 ? 1 : 0),
  run: (core: Core, { organizationId, postIds }) =>
    act(core, organizationId, program, (context) => followPosts(context, postIds)),
};

export async function followPosts(context: Context, postIds: readonly string[]): Promise<void> {
  const { db, organization, clock } = context;
  const conversations = await findConversationsOf(db, organization, postIds);
  if (conversations.length === 0) return;
  await inTurn(db, organization);
  await followJoined(db, organization, conversations);
  const threads = new Map(
    (await lockThreadsOf(db, organization, conversations)).map((row) => [row.conversation_id, row]),
  );
  const heard = Map.groupBy(await findHeard(db, organization, conversations), (post) => post.conversationId);
  const answered = await findAnsweredAt(db, organization, conversations);
  const now = clock.now();
  const opened: Insertable<ThreadTable>[] = [];
  const changes: Insertable<ChangeTable>[] = [];
  let moved = 0;
  for (const conversation of conversations) {
    const posts = heard.get(conversation) ?? [];
    const thread = threads.get(conversation);
    const standing = standingOf(posts, answered.get(conversation) ?? null, now);
    if (!thread) {
      if (!standing?.unanswered) continue;
      const id = newId(clock);
      opened.push({
        organization_id: organization,
        id,
        conversation_id: conversation,
        state: 'open',
        outcome: null,
        assignee_id: null,
        taken_at: null,
        snoozed_until: null,
        opened_at: now,
        changed_at: now,
        ...columnsOf(standing),
      });
      changes.push(changeOf(context, id, 'opened'));
      continue;
    }
    const again = opensAgain(
      { state: thread.state, outcome: thread.outcome, authorId: thread.author_id, lastPostId: thread.last_post_id },
      posts,
      now,
    );
    if (await grow(context, thread, standing, posts, again)) moved++;
    if (again) changes.push(changeOf(context, thread.id, 'reopened'));
  }
  await insertThreads(db, opened);
  await insertChanges(db, changes);
  if (moved + opened.length > 0) await context.wake('threads');
}

type Row = Awaited<ReturnType<typeof lockThreadsOf>>[number];

/** What has come of a conversation that is there; whether anything has. */
async function grow(
  { db, organization, clock }: Context,
  thread: Row,
  standing: ReturnType<typeof standingOf>,
  posts: readonly Heard[],
  again: boolean,
): Promise<boolean> {
  const last = posts.filter((post) => !post.ours).reduce<Heard | null>((a, b) => (a && a.id > b.id ? a : b), null);
  // What has grown old since is still waited for: only what is gone leaves the inbox.
  const aside = !posts.some((post) => !post.aside && !post.ours);
  const values = {
    ...(standing ? columnsOf(standing) : {}),
    ...(last && last.id > thread.last_post_id ? { last_post_id: last.id, last_at: last.at } : {}),
    aside,
    ...(again ? { state: 'open' as const, outcome: null, snoozed_until: null, changed_at: clock.now() } : {}),
  };
  const same = Object.entries(values).every(
    ([name, value]) => JSON.stringify(thread[name as keyof Row]) === JSON.stringify(value),
  );
  if (same) return false;
  await saveThread(db, organization, thread.id, values);
  return true;
}

const columnsOf = (standing: NonNullable<ReturnType<typeof standingOf>>) => ({
  urgency: standing.urgency,
  life_risk: standing.lifeRisk,
  flags: standing.flags,
  facility_id: standing.facilityId,
  network: standing.post.network,
  post_id: standing.post.id,
  author_id: standing.post.authorId,
  last_post_id: standing.last.id,
  last_at: standing.last.at,
  waits_since: standing.waitsSince,
});

const changeOf = (
  { organization, clock }: Context,
  thread: string,
  what: ChangeTable['what'],
): Insertable<ChangeTable> => ({
  organization_id: organization,
  id: newId(clock),
  thread_id: thread,
  at: clock.now(),
  what,
  details: '{}',
  before: '{}',
});
