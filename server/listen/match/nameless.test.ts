// A public stream that names authors by number alone: what a watch that asks who they are can find there, and what it can't.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPosts } from '../search/posts.ts';
import { by, openWorld, said, start } from '../testing/world.ts';
import { addWatch } from '../watch/watch.ts';

const world = await openWorld();

const asking = ['garage from:ed', 'garage followers:>=1000', 'garage place:ohio', 'garage to:mercyvalley'];

test('before the author is looked up, nobody waits for a post by who said it; by who did not, they do', async () => {
  const valley = await world.found('Strict');
  for (const query of asking) await valley.act((context) => addWatch(context, { name: query, query }));
  const nameless = [said({ text: 'the garage', author: { externalId: 'did:plc:ed' } }, new Date(start))];
  assert.deepEqual([...(await world.receiver.match(nameless, [valley.id]))], []);
  const wide = await world.found('Wide');
  await wide.act((context) => addWatch(context, { name: 'Not ed', query: 'garage -from:ed' }));
  assert.deepEqual([...(await world.receiver.match(nameless, [wide.id]))], [[wide.id, [0]]]);
});

test('what another watch found is looked up before it is stored, and found by who said it then', async () => {
  const valley = await world.found();
  const all = ['garage', 'garage -from:ed', ...asking.slice(0, 3)];
  const ids = new Map<string, string>();
  for (const query of all)
    ids.set(query, (await valley.act((context) => addWatch(context, { name: query, query }))).id);
  await valley.arrive([{ text: 'the garage', author: { ...by('ed'), followers: 2000, place: 'Ohio' } }]);
  const found: string[] = [];
  for (const [query, watch] of ids) {
    const { posts } = await valley.act((context) => findPosts(context, { watch, limit: 9 }));
    if (posts.length > 0) found.push(query);
  }
  assert.deepEqual(
    found,
    all.filter((query) => query !== 'garage -from:ed'),
  );
});
