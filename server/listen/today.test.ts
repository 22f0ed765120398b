// Today: what came in by watch, opened by a voice; people are counted once, and never more is shown than may be read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMute } from './mute.ts';
import { by, type Organization, openWorld, person, start } from './testing/world.ts';
import { today } from './today.ts';
import { addWatch, archiveWatch } from './watch/watch.ts';

const world = await openWorld();
const hours = (n: number) => new Date(Date.parse(start) - n * 3_600_000);
const read = (of: Organization, days = 7, actor?: ReturnType<typeof person>) =>
  of.act((context) => today(context, days), actor);

async function filled() {
  const valley = await world.found('Mercy Valley', ['Harbor']);
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  await valley.act((context) => addWatch(context, { name: 'Quiet', query: 'helipad' }));
  await valley.arrive([
    { externalId: 'short', text: 'garage. again', author: by('kim'), at: hours(1) },
    {
      externalId: 'told',
      text: 'the garage at Harbor was full when my father needed it',
      author: by('ed'),
      at: hours(3),
    },
    { externalId: 'same', text: 'the garage has one ramp and it was closed on Monday', author: by('ed'), at: hours(5) },
    {
      externalId: 'other',
      text: 'somebody in the garage walked me to my car, thank you',
      author: by('zoe'),
      at: hours(30),
    },
    { externalId: 'before', text: 'no place in the garage', author: by('old'), at: hours(24 * 9) },
    { externalId: 'long ago', text: 'garage', author: by('older'), at: hours(24 * 40) },
    { text: 'nothing to do with us', author: by('ann'), at: hours(2) },
  ]);
  return { valley, watch: watch.id };
}

test('each watch has its posts, its people, its days, and the people of the days before', async () => {
  const { valley, watch } = await filled();
  const now = await read(valley);
  assert.equal(now.since, '2026-06-03T04:00:00.000Z', 'midnight there, seven days with today');
  assert.deepEqual([now.posts, now.people], [5, 4]);
  assert.equal(now.latestAt, hours(1).toISOString());
  const garage = now.watches.find((each) => each.watch.id === watch)!;
  assert.deepEqual(
    [garage.posts, garage.people, garage.peopleBefore, garage.tooFew],
    [4, 3, 1, true],
    'ed spoke twice and is one person',
  );
  assert.deepEqual(garage.days, [0, 0, 0, 0, 0, 1, 3]);
  const quiet = now.watches.find((each) => each.watch.name === 'Quiet')!;
  assert.deepEqual([quiet.posts, quiet.people, quiet.peopleBefore, quiet.voices], [0, 0, 0, []]);
});

test('a post that tells something opens the page; voices are of different people, and none is shown twice', async () => {
  const { valley, watch } = await filled();
  const { lead, watches } = await read(valley);
  assert.equal(lead?.text, 'the garage at Harbor was full when my father needed it');
  const { voices } = watches.find((each) => each.watch.id === watch)!;
  assert.deepEqual(
    voices.map((post) => post.author?.handle),
    ['ed', 'zoe'],
  );
  assert.ok(voices.every(({ id }) => id !== lead?.id));
});

test('what is muted, deleted by its author, or of a watch put away, is not shown', async () => {
  const { valley, watch } = await filled();
  const postId = await valley.idOf('told');
  await valley.act((context) => addMute(context, { kind: 'author', postId }));
  await valley.act((context) =>
    world.receiver.receive(context, {
      channelId: null,
      facilityId: null,
      posts: [],
      changes: [{ change: 'deleted', network: 'bluesky', externalId: 'other' }],
    }),
  );
  const now = await read(valley);
  assert.equal(now.lead, null);
  assert.deepEqual(
    now.watches.flatMap(({ voices }) => voices.map((post) => post.author?.handle)),
    ['kim'],
  );
  await valley.act((context) => archiveWatch(context, watch));
  assert.deepEqual(
    (await read(valley)).watches.map((each) => each.watch.name),
    ['Quiet'],
  );
});

test('an empty house is told so, with the steps that are left', async () => {
  const valley = await world.found('Empty');
  const now = await read(valley);
  assert.deepEqual([now.posts, now.people, now.latestAt, now.lead, now.watches], [0, 0, null, null, []]);
  const done = Object.fromEntries(now.steps.map((step) => [step.key, step.done]));
  assert.deepEqual(done, {
    organization: true,
    facilities: false,
    channel: false,
    watch: false,
    people: false,
    second_factor: false,
  });
});

test('somebody of one facility sees what is theirs and what is nobody’s', async () => {
  const valley = await world.found('Two houses', ['Harbor', 'North']);
  const [harbor = '', north = ''] = valley.facilityIds;
  await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  await valley.arrive([{ text: 'the garage of the one house is full', author: by('a'), at: hours(1) }], {
    facilityId: north,
  });
  await valley.arrive([{ text: 'the garage of the other house is full', author: by('b'), at: hours(2) }], {
    facilityId: harbor,
  });
  const seen = await read(valley, 7, person('reader', harbor));
  assert.deepEqual([seen.posts, seen.people, seen.watches[0]!.posts], [1, 1, 1]);
  assert.equal(seen.lead?.author?.handle, 'b');
  assert.equal((await read(valley)).posts, 2);
});
