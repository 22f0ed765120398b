// Rules over real rows: a rise is found and looked at twice; a flood by one person, copies and mutes are none; the preview counts the archive.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addWatch } from '../../listen/index.ts';
import { by } from '../../listen/testing/world.ts';
import { findAlerts, readAlertPosts } from './alert.ts';
import { lookForRises } from './rise.ts';
import { addAlertRule, findAlertRules, previewAlertRule, setPaused, setRemoved, updateAlertRule } from './rule.ts';
import { openAlertWorld } from './testing/world.ts';

const world = await openAlertWorld();
after(() => world.close());
const { core, clock, left } = world;
const hour = 3_600_000;
let number = 0;
/** A post about parking, said so many hours ago by somebody new. */
const said = (hoursAgo: number, who = `p${number++}`) => ({
  text: `No place to park at the garage today, number ${number++}`,
  author: by(who),
  at: new Date(clock.now().getTime() - hoursAgo * hour),
});

async function house(name: string, { weeks = 9 } = {}) {
  const of = await world.found(name);
  const chris = await world.person(of, `Chris${name}`, 'administrator');
  const watch = await of.act((context) => addWatch(context, { name: 'Parking', query: 'park', facilityId: null }));
  // Two people an hour, at this time of the week, in each week before.
  const before = Array.from({ length: weeks }, (_, week) =>
    [-1, 0, 1].flatMap((beside) => [0.2, 0.6].map((part) => said((week + 1) * 168 - beside + part))),
  );
  if (weeks > 0) await of.arrive(before.flat());
  await world.run();
  const rule = (more = {}) =>
    of.act((context) =>
      addAlertRule(context, {
        name: 'Parking',
        counts: { about: 'watch', watchId: watch.id },
        facilityId: null,
        sensitivity: 'middle',
        calls: false,
        ...more,
      }),
    );
  const look = async () => {
    await lookForRises.run(core, {} as never, new AbortController().signal);
    await world.pass(3);
  };
  const alerts = () =>
    of
      .act((context) => findAlerts(context, { state: 'now', limit: 20 }))
      .then((found) => found.alerts.filter(({ kind }) => kind === 'rise'));
  left.length = 0;
  return { of, chris, watch, rule, look, alerts };
}

test('many more people than usual: found at the second look, told without a word, then quiet for six hours', async () => {
  const { of, chris, rule, look, alerts } = await house('Rise');
  await rule();
  await look();
  assert.deepEqual(await alerts(), [], 'a usual hour is none');
  await of.arrive(Array.from({ length: 25 }, () => said(0.3)));
  await lookForRises.run(core, {} as never, new AbortController().signal);
  await world.run();
  assert.deepEqual(await alerts(), [], 'the first look only suspects');
  await world.pass(2.1);
  const [alert, ...more] = await alerts();
  assert.equal(more.length, 0);
  assert.deepEqual([alert?.kind, alert?.rule?.name, alert?.people, alert?.posts], ['rise', 'Parking', 25, 25]);
  assert.equal(alert?.rise?.weeks, 8);
  assert.ok(alert.rise.usual! > 0.5 && alert.rise.usual! < 3, String(alert.rise.usual));
  const mail = left.find(({ way, to }) => way === 'mail' && to === chris.email);
  assert.match(mail!.text, /Subject: More people than usual/);
  assert.match(mail!.text, /25 people in an hour; \d are usual/);
  assert.doesNotMatch(mail!.text, /park|garage|Parking/i, 'neither the words nor the rule’s name');
  assert.equal((await of.act((context) => readAlertPosts(context, alert.id, undefined))).posts.length, 20);
  await of.arrive(Array.from({ length: 25 }, () => said(0.01)));
  await look();
  assert.equal((await alerts()).length, 1, 'the rule rests');
});

test('one person who floods, copies of one post, and what is muted fire nothing', async () => {
  const { of, rule, look, alerts } = await house('Flood');
  await rule({ sensitivity: 'high' });
  await of.arrive(Array.from({ length: 60 }, () => said(0.2, 'one')));
  const copy = { ...said(0.2), text: 'Where does one park here with a wheelchair in the evening? Nobody could say.' };
  await of.arrive(Array.from({ length: 40 }, (_, n) => ({ ...copy, author: by(`copy${n}`), externalId: `copy${n}` })));
  await world.run();
  await look();
  assert.deepEqual(await alerts(), []);
});

test('what is gone at the second look fires nothing', async () => {
  const { of, rule, look, alerts } = await house('Gone');
  await rule();
  const posts = Array.from({ length: 25 }, (_, n) => ({ ...said(0.2), externalId: `gone${n}` }));
  await of.arrive(posts);
  await lookForRises.run(core, {} as never, new AbortController().signal);
  await of.act(({ db }) => sql`update listen.hit set muted = true`.execute(db));
  await world.pass(5);
  assert.deepEqual(await alerts(), []);
  await look();
  assert.deepEqual(await alerts(), []);
});

test('a new watch with too little past fires at a fixed number of people, and says so', async () => {
  const { of, rule, look, alerts } = await house('New', { weeks: 0 });
  await rule();
  await of.arrive(Array.from({ length: 24 }, () => said(0.2)));
  await look();
  assert.deepEqual(await alerts(), []);
  await of.arrive([said(0.1)]);
  await look();
  const [alert] = await alerts();
  assert.deepEqual([alert?.people, alert?.rise?.usual, alert?.rise?.weeks], [25, null, 0]);
});

test('a rule that must be accepted calls whoever is on call', async () => {
  const { of, rule, look, alerts } = await house('Calls');
  await rule({ calls: true });
  await of.arrive(Array.from({ length: 30 }, () => said(0.2)));
  await look();
  const [alert] = await alerts();
  assert.equal(alert?.call?.steps[0]?.whom, 'everybody', 'nobody is on the list');
  assert.match(left.find(({ way }) => way === 'mail')!.text, /You are called: more people than usual/);
});

test('topics, flags and urgency count readings, each its own', async () => {
  const { of, look, alerts } = await house('Readings');
  const add = (name: string, counts: object) =>
    of.act((context) =>
      addAlertRule(context, { name, counts, facilityId: null, sensitivity: 'middle', calls: false } as never),
    );
  await add('Parking topic', { about: 'topic', value: 'travel' });
  await add('Compliments', { about: 'flag', value: 'compliment' });
  await of.arrive(
    Array.from({ length: 30 }, () => ({
      ...said(0.2),
      text: `Parking is awful, I could not find a parking spot in the garage, ${number++}`,
    })),
  );
  await world.run();
  await look();
  assert.deepEqual(
    (await alerts()).map(({ rule }) => rule?.name),
    ['Parking topic'],
  );
  await assert.rejects(add('None', { about: 'topic', value: 'weather' }), { code: 'request.invalid' });
  await assert.rejects(add('None', { about: 'watch', watchId: crypto.randomUUID() }), { code: 'not_found' });
});

test('the preview says when a rule would have fired in the last 30 days', async () => {
  const { of, watch } = await house('Preview', { weeks: 13 });
  for (const daysAgo of [3, 10, 20]) await of.arrive(Array.from({ length: 30 }, () => said(daysAgo * 24 + 0.5)));
  await world.run();
  const preview = await of.act((context) =>
    previewAlertRule(context, { counts: { about: 'watch', watchId: watch.id }, facilityId: null }),
  );
  assert.deepEqual([preview.weeks, preview.partly], [8, false]);
  assert.equal(preview.fired.middle?.length, 3);
  for (const [at, daysAgo] of preview.fired.middle!.map((at, n) => [at, [20, 10, 3][n]!] as const))
    assert.ok(Math.abs(clock.now().getTime() - Date.parse(at) - daysAgo * 24 * hour) < 2 * hour, at);
});

test('a rule is changed, rests, goes, and comes back', async () => {
  const { of, rule, look, alerts } = await house('Life');
  const { id } = await rule();
  const renamed = await of.act((context) => updateAlertRule(context, id, { name: 'The garage', sensitivity: 'low' }));
  assert.deepEqual([renamed.name, renamed.sensitivity, renamed.watch], ['The garage', 'low', 'Parking']);
  await of.act((context) => setPaused(context, id, true));
  await of.arrive(Array.from({ length: 60 }, () => said(0.2)));
  await look();
  assert.deepEqual(await alerts(), []);
  await of.act((context) => setRemoved(context, id, true));
  assert.deepEqual(await of.act((context) => findAlertRules(context)), []);
  await assert.rejects(
    of.act((context) => updateAlertRule(context, id, { name: 'Again' })),
    { code: 'not_found' },
  );
  await of.act((context) => setRemoved(context, id, false));
  await of.act((context) => setPaused(context, id, false));
  await look();
  assert.equal((await alerts()).length, 1);
});
