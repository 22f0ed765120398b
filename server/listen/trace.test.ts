// Who reads by key leaves a trace, by whichever door the words are read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { newId } from '../core/ids.ts';
import { getConversation } from './conversation.ts';
import { findFoldedPosts } from './folded.ts';
import { listenHandlers } from './routes.ts';
import { findPosts } from './search/posts.ts';
import { openWorld, person } from './testing/world.ts';

const world = await openWorld();
const { getPost } = listenHandlers(world.core, { connectors: [] });

test('a key’s reading of a search, a post, a conversation and its copies is in the log; a person’s is not', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'one', text: 'six hours in the ER' }]);
  const id = await valley.idOf('one');
  const key: Actor = { kind: 'key', id: newId(), grants: [{ rights: ['posts.read'], facilityId: null }] };
  const reads = [
    (context: Context) => findPosts(context, { q: 'hours', limit: 5 }),
    (context: Context) => getPost(context, { params: { id } } as Parameters<typeof getPost>[1]),
    (context: Context) => getConversation(context, id),
    (context: Context) => findFoldedPosts(context, id, undefined),
  ];
  for (const read of reads) {
    await valley.act<unknown>(read, person('reader'));
    await valley.act<unknown>(read, key);
  }
  const { rows } = await valley.act(({ db, organization }) =>
    sql<{ actor: string; kind: string }>`select actor_id as actor, subject_kind as kind from govern.audit_entry
      where organization_id = ${organization} and act = 'posts.read' order by id`.execute(db),
  );
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['posts', 'post', 'conversation', 'post'],
  );
  assert.ok(rows.every(({ actor }) => actor === key.id));
});
