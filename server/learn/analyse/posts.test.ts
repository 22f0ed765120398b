// The posts under a figure are exactly those that it counts, newest first, and only what may be seen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from '../../listen/testing/world.ts';
import { keptCounts } from '../testing/counts.ts';
import { by, openWorld, person } from '../testing/world.ts';
import { findAnalysedPosts } from './posts.ts';

const world = await openWorld();
const said = [
  'Parking was awful',
  'Lovely nurses, thank you',
  'Six hours waiting in the ER',
  '¿Dónde está la entrada?',
  'Очень долго ждали врача',
];

const valley = await world.found('Mercy Valley', ['St. Anne', 'Harbor']);
for (const [n, facilityId] of [null, ...valley.facilityIds].entries())
  await valley.arrive(
    Array.from({ length: 40 }, (_, i) => ({
      externalId: `${n}-${i}`,
      network: i % 3 ? 'bluesky' : 'google',
      text: `${said[i % said.length]} ${n} ${i}`,
      author: by(`a${i}`),
      at: new Date(Date.parse(start) - ((i * 37) % 20) * 86_400_000 - i * 60_000),
    })),
    { facilityId },
  );
await world.runJobs();

async function all(filters: object, actor = person('reader')) {
  const found: { postId: string; language: string }[] = [];
  for (let after: string | undefined; ; ) {
    const page = await valley.act(
      (context) => findAnalysedPosts(context, { days: 60, limit: 7, after, ...filters }),
      actor,
    );
    found.push(...page.analyses);
    if (!page.next) return found;
    after = page.next;
  }
}

test('as many as are counted, each once, whatever they are counted as', async () => {
  const totals = new Map<string, number>();
  for (const row of await keptCounts(valley)) {
    const [dimension, value, what, , posts] = row.split(' | ');
    const key = `${dimension}\n${value}\n${what}`;
    totals.set(key, (totals.get(key) ?? 0) + Number(posts));
  }
  for (const [key, posts] of totals) {
    const [dimension = '', value = '', what = ''] = key.split('\n');
    if (value === 'none') continue;
    const filters = { all: {}, facility: { facility: value }, network: { network: value }, language: { lang: value } }[
      dimension
    ];
    const found = await all({ what, ...filters });
    assert.equal(found.length, posts, key);
    assert.equal(new Set(found.map(({ postId }) => postId)).size, posts, key);
  }
});

test('newest first, and of a facility only for those who may', async () => {
  const [anne] = valley.facilityIds;
  assert.equal((await all({})).length, 120);
  assert.equal((await all({}, person('reader', anne))).length, 80);
  assert.equal((await all({ facility: valley.facilityIds[1] }, person('reader', anne))).length, 0);
  assert.deepEqual(await all({ what: 'topic nothing_of_the_kind' }), []);
});
