// A person's word stands above the machine's, can be taken back, and is never lost or overrun unseen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { correctionRoutes } from '../../../contract/learn/correction.ts';
import type { BodyOf } from '../../../contract/route.ts';
import { Refusal } from '../../core/errors.ts';
import type { Organization } from '../../listen/testing/world.ts';
import { findAnalysedPosts } from '../analyse/posts.ts';
import { analysesOf, keptCounts, rawCounts } from '../testing/counts.ts';
import { by, change, openWorld, person } from '../testing/world.ts';
import { correctAnalysis, getCorrections, undoCorrection } from './correct.ts';

const world = await openWorld();
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
const ana = person('analyst');
const post = {
  network: 'bluesky',
  externalId: 'a',
  text: 'Six hours in the waiting room and nobody told us anything',
  author: by('ed'),
};

async function read(posts: object[] = [post], given = {}, facilities: string[] = []) {
  const valley = await world.found('Mercy Valley', facilities);
  await valley.arrive(posts, given);
  await world.runJobs();
  return valley;
}

async function correct(
  org: Organization,
  id: string,
  said: Partial<BodyOf<typeof correctionRoutes.correctAnalysis>>,
  actor = ana,
) {
  world.clock.advance(1000);
  const done = await org.act((context) => correctAnalysis(context, id, { seen: null, ...said }), actor);
  assert.deepEqual(await keptCounts(org), await rawCounts(org));
  return done;
}

test('one part or several; undo goes back one at a time; the history says what was before', async () => {
  const valley = await read();
  const id = await valley.idOf('a');
  const machine = (await analysesOf(valley)).get('a')!;
  const first = await correct(valley, id, { urgency: 2 });
  assert.equal(first.analysis.urgency, 2);
  assert.equal(first.analysis.machine?.urgency, machine.urgency);
  const second = await correct(valley, id, {
    sentiment: 'neutral',
    topics: ['billing'],
    lifeRisk: true,
    seen: first.correctionId,
  });
  assert.deepEqual(second.analysis.topics, [{ topic: 'billing', parent: 'cost' }]);
  assert.equal(second.analysis.urgency, 2, 'what was said before stands');
  assert.ok(second.analysis.lifeRisk);
  const { corrections } = await valley.act((context) => getCorrections(context, id), ana);
  assert.deepEqual(corrections[0]?.before.topics, machine.topics);
  assert.deepEqual(corrections[1]?.before, { urgency: machine.urgency });
  const third = await correct(valley, id, { urgency: 1, seen: second.correctionId });
  assert.equal(third.analysis.urgency, 1);
  assert.deepEqual((await valley.act((context) => getCorrections(context, id))).corrections[0]?.before, { urgency: 2 });
  const undo = (correction: string) => valley.act((context) => undoCorrection(context, correction), ana);
  assert.equal((await undo(third.correctionId!)).analysis.urgency, 2);
  await undo(first.correctionId!);
  const { analysis } = await undo(second.correctionId!);
  assert.equal(analysis.machine, null);
  assert.equal(analysis.correctedAt, null);
  assert.equal(analysis.urgency, machine.urgency);
  assert.deepEqual(await keptCounts(valley), await rawCounts(valley));
});

test('what holds already is no correction', async () => {
  const valley = await read();
  const { urgency, topics, flags } = (await analysesOf(valley)).get('a')!;
  const { correctionId } = await correct(valley, await valley.idOf('a'), {
    urgency,
    topics: [...topics].reverse(),
    flags: [...flags].reverse(),
  });
  assert.equal(correctionId, null);
});

test('of two at once the later one sees what stands', async () => {
  const valley = await read();
  const id = await valley.idOf('a');
  const { correctionId } = await correct(valley, id, { urgency: 3 });
  await assert.rejects(correct(valley, id, { urgency: 0 }), refused('analysis.corrected_meanwhile'));
  assert.equal((await correct(valley, id, { urgency: 0, seen: correctionId })).analysis.urgency, 0);
});

test('both at the very same time: one of them is told', async () => {
  const valley = await read();
  const id = await valley.idOf('a');
  const done = await Promise.allSettled(
    [3, 2, 0].map((urgency) => valley.act((context) => correctAnalysis(context, id, { urgency, seen: null }), ana)),
  );
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('it stands when the words are edited, and says that they changed since', async () => {
  const valley = await read();
  const id = await valley.idOf('a');
  await correct(valley, id, { urgency: 3 });
  world.clock.advance(60_000);
  await change(world, valley, [
    { change: 'edited', ...post, post: { ...post, text: 'The soup was cold, the nurses were lovely' } },
  ]);
  await world.runJobs();
  const row = (await analysesOf(valley)).get('a')!;
  assert.equal(row.urgency, 3);
  assert.notEqual(row.machine?.urgency, 3);
  const { analyses } = await valley.act((context) => findAnalysedPosts(context, { what: 'urgency 3' }), ana);
  assert.equal(analyses[0]?.changedSince, true);
  assert.deepEqual(await keptCounts(valley), await rawCounts(valley));
});

test('a post in a language that is not read counts once a person has read it', async () => {
  const valley = await read([{ ...post, text: 'Очень долго ждали врача в приёмном покое' }]);
  await correct(valley, await valley.idOf('a'), { sentiment: 'negative' });
  const kept = await keptCounts(valley);
  assert.ok(kept.some((row) => row.includes('sentiment negative')));
  assert.ok(!kept.some((row) => row.includes('unread')));
});

test('only where one may, only what is there, only what the framework knows', async () => {
  const valley = await read([post], {}, ['St. Anne', 'Harbor']);
  const [anne, harbor] = valley.facilityIds;
  await valley.arrive([{ externalId: 'h', text: 'The north garage is full' }], { facilityId: harbor });
  await world.runJobs();
  const id = await valley.idOf('h');
  await assert.rejects(correct(valley, id, { urgency: 1 }, person('analyst', anne)), refused('not_found'));
  await assert.rejects(correct(valley, id, { urgency: 1 }, person('reader')), refused('not_found'));
  await assert.rejects(correct(valley, id, { topics: ['invented'] }), refused('request.invalid'));
  const { correctionId } = await correct(valley, id, { urgency: 2 }, person('analyst', harbor));
  await assert.rejects(
    valley.act((context) => undoCorrection(context, correctionId!), person('analyst', anne)),
    refused('not_found'),
  );
  await assert.rejects(
    valley.act((context) => getCorrections(context, id), person('reader', anne)),
    refused('not_found'),
  );
  const other = await world.found('Harbor Health');
  await assert.rejects(
    other.act((context) => undoCorrection(context, correctionId!), ana),
    refused('not_found'),
  );
  await change(world, valley, [{ change: 'deleted', network: 'bluesky', externalId: 'h' }]);
  await world.runJobs();
  await assert.rejects(correct(valley, id, { urgency: 1, seen: correctionId }), refused('not_found'));
});

test('the log names the post and the parts, and no word of it', async () => {
  const valley = await read();
  await correct(valley, await valley.idOf('a'), { urgency: 3, topics: ['billing'] });
  const { rows } = await valley.act(({ db, organization }) =>
    sql<{ details: object }>`select details from govern.audit_entry
      where organization_id = ${organization} and act = 'analysis.corrected'`.execute(db),
  );
  assert.deepEqual(rows, [{ details: { parts: ['urgency', 'topics'] } }]);
});
