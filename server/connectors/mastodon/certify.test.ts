// A channel certified live on a Mastodon server (a stand-in): the whole round, a network that refuses, one that stays silent.
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startMastodon } from '../../../test/mastodon/index.ts';
import { reportText } from '../../connect/certify/report.ts';
import { openCertifying, outcomes } from '../../connect/testing/certify.ts';
import { faultWords } from '../../connect/words.ts';
import { mastodon } from './index.ts';
import { signingIn } from './testing/sign-in.ts';

const world = await openCertifying(mastodon, {}, { within: 400 });
const { core } = world;
const stand = await startMastodon();
after(async () => {
  await stand.close();
  await world.close();
});
await stand.person('mercy');
const { id: channelId, name } = await signingIn(core, world.organization, stand).signIn('mercy');

const run = (more: Parameters<typeof world.certify>[1] = {}) => world.certify(name, more);
const channel = () => world.channel(channelId);
const there = async () => (await stand.statuses('mercy')).length;
beforeEach(() => stand.do({ do: 'mend' }));

test('the whole round is done, nothing is left, and the channel says so', async () => {
  const report = await run();
  assert.deepEqual(outcomes(report), {
    post: 'done',
    read: 'done',
    hear: 'done',
    reply: 'done',
    read_reply: 'done',
    edit: 'done',
    hold: 'not_tried',
    release: 'not_tried',
    close: 'not_tried',
    reopen: 'not_tried',
    delete_reply: 'done',
    delete: 'done',
  });
  assert.deepEqual([report.ok, report.left, await there()], [true, [], 0]);
  const { certified, verified } = await channel();
  assert.deepEqual(certified, { on: report.on, ok: true, version: core.config.version });
  assert.deepEqual(verified[0], { how: 'certified', note: 'certified', on: report.on });
  const text = reportText(report, await faultWords('en'));
  assert.match(text, /everything that could be tried worked/);
  assert.match(text, /done {8}Post: posted, [\d.]+ s, http/);
  assert.match(text, /not tried {3}Hold the reply back\n +mastodon has no such thing/);
  assert.match(text, /Nothing of it is left/);
  assert.doesNotMatch(text + JSON.stringify(report), /token|secret|password/i);
});

test('a network that refuses the reply: the report says so, and the post is taken away', async () => {
  // The second of the statuses it takes.
  await stand.do({ do: 'fault', on: 'POST /api/v1/statuses', how: 'answer', status: 422, after: 1 });
  const report = await run();
  const did = outcomes(report);
  assert.deepEqual([did.post, did.reply, did.read_reply, did.delete], ['done', 'failed', 'not_tried', 'done']);
  assert.equal(report.ok, false);
  assert.deepEqual([report.left, await there()], [[], 0]);
  assert.equal((await channel()).certified?.ok, false);
  assert.ok(!(await channel()).verified.some(({ how }) => how === 'certified'));
  assert.match(reportText(report, await faultWords('en')), /NOT everything worked[\s\S]*FAILED {6}Reply to it/);
});

test('a network that keeps silent after it took the post: what may be there is found and taken away', async () => {
  await stand.do({ do: 'fault', on: 'POST /api/v1/statuses', how: 'silence', done: true, times: 2 });
  const report = await run();
  assert.equal(report.ok, true, JSON.stringify(report));
  assert.equal(await there(), 0);
});

test('what can’t be deleted is named', async () => {
  await stand.do({ do: 'fault', on: 'DELETE /api/v1/statuses', how: 'answer', status: 403, times: 9 });
  const report = await run();
  assert.equal(report.ok, false);
  assert.equal(report.left.length, 2);
  assert.match(reportText(report, await faultWords('en')), /take away by hand what is left:\n {2}http/);
  for (const { id } of await stand.statuses('mercy')) await stand.do({ do: 'remove', status: id });
});

test('stopped in the middle, everything is taken away', async () => {
  const stop = new AbortController();
  const report = await world.certify(channelId, {
    signal: stop.signal,
    told: ({ step }) => step === 'hear' && stop.abort(),
  });
  assert.deepEqual([report.ok, report.left, await there()], [false, [], 0]);
});

test('a channel that is not there, or whose token was revoked', async () => {
  await assert.rejects(run({ channel: 'nobody' }), { code: 'not_found' });
  await stand.do({ do: 'revoke', name: 'mercy' });
  const first = await run({ patience: 2000 });
  assert.deepEqual([first.ok, outcomes(first).post], [false, 'failed']);
  const second = await run();
  assert.equal(second.steps[0]?.fault?.code, 'certify_signed_out');
});
