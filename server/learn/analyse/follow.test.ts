// What happens to a post happens to its analysis, and the counts say so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '../../core/ids.ts';
import { retainIn } from '../../listen/index.ts';
import { addMute, endMute } from '../../listen/mute.ts';
import { type Organization, start } from '../../listen/testing/world.ts';
import { analysesOf, keptCounts, rawCounts } from '../testing/counts.ts';
import { by, change, openWorld, person } from '../testing/world.ts';
import { follow } from './follow.ts';

const world = await openWorld();
const minutes = (n: number) => new Date(Date.parse(start) + n * 60_000);
const worst = 'Lovely nurses. They gave Mom the wrong blood.';

async function counted(organization: Organization): Promise<Map<string, number>> {
  const kept = await keptCounts(organization);
  assert.deepEqual(kept, await rawCounts(organization));
  const totals = new Map<string, number>();
  for (const row of kept) {
    const [dimension, , what = '', , posts] = row.split(' | ');
    if (dimension !== 'all') continue;
    totals.set(what, (totals.get(what) ?? 0) + Number(posts));
  }
  return totals;
}

test('five stars and the wrong blood: urgent, flagged, counted', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'blood', text: worst, rating: 5, author: by('ed') }]);
  await world.runJobs();
  const { urgency, flags, aside, read } = (await analysesOf(valley)).get('blood')!;
  assert.deepEqual(
    { urgency, aside, read, safety: flags.includes('safety') },
    { urgency: 3, aside: false, read: true, safety: true },
  );
  const totals = await counted(valley);
  assert.equal(totals.get('all'), 1);
  assert.equal(totals.get('urgency 3'), 1);
  assert.equal(totals.get('flag safety'), 1);
});

test('the same fact twice, and in any order, leaves the same', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'a', text: 'Parking was awful', author: by('ed') }]);
  await world.runJobs();
  const first = await counted(valley);
  const postId = await valley.idOf('a');
  for (const change of [undefined, 'edited', 'edited', 'deleted', undefined] as const)
    await follow.run(
      world.core,
      { organizationId: valley.id, postIds: [postId], change },
      new AbortController().signal,
    );
  assert.deepEqual(await counted(valley), first);
});

test('edited words are read anew', async () => {
  const valley = await world.found();
  const post = { network: 'bluesky', externalId: 'a', text: worst };
  await valley.arrive([post]);
  await world.runJobs();
  await change(world, valley, [{ change: 'edited', ...post, post: { ...post, text: 'Lovely nurses, thank you all' } }]);
  await world.runJobs();
  assert.equal((await analysesOf(valley)).get('a')!.urgency, 0);
  const totals = await counted(valley);
  assert.equal(totals.get('urgency 3'), undefined);
  assert.equal(totals.get('all'), 1);
});

test('what its author deletes is out of every count, and no personal data is pointed at', async () => {
  const valley = await world.found();
  await valley.arrive([
    { externalId: 'a', text: 'Call me at 212-555-0147, the garage was awful', author: by('ed') },
    { externalId: 'b', text: 'The garage was awful again', author: by('kim') },
  ]);
  await world.runJobs();
  assert.ok((await analysesOf(valley)).get('a')!.personal_data.length > 0);
  await change(world, valley, [{ change: 'deleted', network: 'bluesky', externalId: 'a' }]);
  await world.runJobs();
  const gone = (await analysesOf(valley)).get('a')!;
  assert.equal(gone.aside, true);
  assert.deepEqual(gone.personal_data, []);
  assert.equal((await counted(valley)).get('all'), 1);
});

test('words that only a legal hold keeps are aside', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'a', text: 'Call me at 212-555-0147', author: by('ed') }]);
  await world.runJobs();
  await valley.act(({ db, organization }) =>
    sql`insert into govern.legal_hold (organization_id, id, reason, covers, subject_id, placed_at)
      values (${organization}, ${newId()}, 'A claim', 'everything', null, now())`.execute(db),
  );
  await change(world, valley, [{ change: 'deleted', network: 'bluesky', externalId: 'a' }]);
  await world.runJobs();
  const withheld = (await analysesOf(valley)).get('a')!;
  assert.equal(withheld.aside, true);
  assert.deepEqual(withheld.personal_data, []);
});

test('an account that is gone', async () => {
  const valley = await world.found();
  await valley.arrive([
    { externalId: 'a', text: 'The garage was awful', author: by('ed') },
    { externalId: 'b', text: 'The soup was cold', author: by('ed') },
  ]);
  await world.runJobs();
  await change(world, valley, [{ change: 'author-deleted', network: 'bluesky', authorExternalId: 'did:ed' }]);
  await world.runJobs();
  assert.equal((await counted(valley)).size, 0);
});

test('copies are counted once; when the one on top is muted, the next counts, and goes back', async () => {
  const valley = await world.found();
  const text = 'the north garage is full again';
  await valley.arrive([
    { externalId: 'a', text, author: by('ed'), at: minutes(0) },
    { externalId: 'b', text, author: by('kim'), at: minutes(1) },
  ]);
  await world.runJobs();
  const asides = async () => {
    const rows = await analysesOf(valley);
    return ['a', 'b'].filter((id) => !rows.get(id)!.aside);
  };
  assert.deepEqual(await asides(), ['a']);
  const postId = await valley.idOf('a');
  const muted = await valley.act((context) => addMute(context, { kind: 'author', postId }), person('responder'));
  await world.runJobs();
  assert.deepEqual(await asides(), ['b']);
  assert.equal((await counted(valley)).get('all'), 1);
  await valley.act((context) => endMute(context, muted.id));
  await world.runJobs();
  assert.deepEqual(await asides(), ['a']);
  assert.equal((await counted(valley)).get('all'), 1);
});

test('retention takes it out of every count', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'old', text: 'Call 212-555-0147', at: minutes(-60 * 24 * 40) }]);
  await world.runJobs();
  await valley.act(({ db, organization }) =>
    sql`update govern.organization set post_days = 30 where organization_id = ${organization}`.execute(db),
  );
  assert.equal((await retainIn(world.core, valley.id)).taken, 1);
  await world.runJobs();
  const [row] = (await analysesOf(valley)).values();
  assert.equal(row?.aside, true);
  assert.deepEqual(row?.personal_data, []);
  assert.equal((await counted(valley)).size, 0);
});

test('a language that is not read is named, and counted as unread', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'ru', text: 'Очень долго ждали врача в приёмном покое' }]);
  await world.runJobs();
  const { language, read } = (await analysesOf(valley)).get('ru')!;
  assert.deepEqual({ language, read }, { language: 'ru', read: false });
  const totals = await counted(valley);
  assert.equal(totals.get('unread'), 1);
  assert.equal(totals.get('sentiment neutral'), undefined);
});

test('a post without words is not read', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'stars', text: '', rating: 1, kind: 'review' }]);
  await world.runJobs();
  assert.equal((await analysesOf(valley)).size, 0);
});

test('whatever is said is read', async () => {
  const valley = await world.found();
  const hostile = [
    '🙂',
    'ab\ud800cd',
    'z̸̢̛a̷l̶g̵o̸'.repeat(40),
    '\u202eتأخير طويل\u202c hello',
    '𝓱𝓮𝓵𝓵𝓸',
    ' ',
    'x'.repeat(1_000_000),
    'Ω mixed עברית русский',
  ];
  await valley.arrive(hostile.map((text, n) => ({ externalId: `h${n}`, text, author: by(`h${n}`) })));
  await world.runJobs();
  const rows = await analysesOf(valley);
  assert.ok(rows.size >= hostile.length - 1);
  for (const { urgency, scores, topic_scores } of rows.values())
    for (const number of [urgency, ...Object.values(scores), ...topic_scores]) assert.ok(Number.isFinite(number));
  await counted(valley);
});

test('another organization sees none of it', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'a', text: worst }]);
  await world.runJobs();
  const other = await world.found('Harbor');
  assert.equal((await analysesOf(other)).size, 0);
  assert.deepEqual(await keptCounts(other), []);
});
