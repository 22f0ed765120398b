// By facility: the rest of a conversation is stored where the rest of it belongs, and copies elsewhere stay there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { type Connectors, fetchConversation, getConversation } from './conversation.ts';
import { findPosts } from './search/posts.ts';
import { by, openWorld, person, said, start } from './testing/world.ts';

const world = await openWorld();
const at = new Date(start);
const root = { externalId: 'at://t/1', text: 'six hours in the ER', author: by('ana') };
const answer = { externalId: 'at://t/2', text: 'same here', author: by('kim'), replyTo: { externalId: 'at://t/1' } };

const connectors = [
  { name: 'bluesky', thread: async () => ({ ok: true, posts: [said(root, at), said(answer, at)] }) },
] as unknown as Connectors;

test('what a channel of one facility heard, and what was answered to it, is read there and nowhere else', async () => {
  const valley = await world.found('Mercy Valley', ['St. Anne', 'Harbor']);
  const [anne, harbor] = valley.facilityIds;
  const channelId = newId();
  await valley.act(async (context) => {
    await sql`insert into connect.channel (organization_id, id, connector, network, name, settings, facility_id, created_at)
      values (${valley.id}, ${channelId}, 'bluesky', 'bluesky', 'St. Anne', '{}', ${anne}, ${at})`.execute(context.db);
    const batch = { channelId, facilityId: anne!, posts: [said(root, at)], changes: [] };
    await world.receiver.receive(context, batch);
  });
  const reader = person('reader', anne);
  const id = await valley.idOf('at://t/1');
  const { added } = await fetchConversation(world.core, connectors, { organization: valley.id, actor: reader }, id);
  assert.equal(added, 1);
  const { posts } = await valley.act((context) => getConversation(context, id), reader);
  assert.deepEqual(
    posts.map(({ text }) => text),
    ['six hours in the ER', 'same here'],
  );
  const elsewhere = await valley.act((context) => findPosts(context, { limit: 9 }), person('reader', harbor));
  assert.deepEqual(elsewhere.posts, []);
});

test('copies that stand in another facility are neither counted nor named', async () => {
  const valley = await world.found('Mercy Valley', ['St. Anne', 'Harbor']);
  const [anne, harbor] = valley.facilityIds;
  const text = 'they lost my mother’s file again';
  await valley.arrive([{ text, author: by('ana'), at }], { facilityId: anne });
  await valley.arrive([{ text, author: by('kim'), at: new Date(at.getTime() + 60_000) }], { facilityId: harbor });
  const folded = async (reader: Actor) =>
    (await valley.act((context) => findPosts(context, { limit: 9 }), reader)).posts.map((post) => [
      post.author?.handle,
      post.folded.count,
      post.folded.first.map(({ handle }) => handle),
    ]);
  assert.deepEqual(await folded(person('reader')), [['ana', 1, ['kim']]]);
  assert.deepEqual(await folded(person('reader', anne)), [['ana', 0, []]]);
});
