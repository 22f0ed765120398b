// The inbox on a real PostgreSQL: what comes in and in which order, what people do with it and take back, and when it comes again.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { QueueFilters, Thread, ThreadAct } from '../../contract/respond.ts';
import type { Actor } from '../core/actor.ts';
import { changeThreads, undoChanges } from './change.ts';
import { saveDraft } from './draft.ts';
import { addNote, removeNote } from './note.ts';
import { setPresence } from './presence.ts';
import { countThreads, findThreads } from './queue.ts';
import { by, connectors, openAccount, openWorld, person } from './testing/world.ts';
import { getThread } from './thread.ts';
import { wakeThread } from './wake.ts';

const world = await openWorld();
after(() => world.core.database.close());

async function openHouse(name: string) {
  const house = await world.found(name, ['St. Anne', 'Harbor']);
  await openAccount(house);
  const ana = await person(house, 'Ana Ruiz');
  const ben = await person(house, 'Ben Okafor');
  const list = (filters: Partial<QueueFilters> = {}, actor: Actor = ana) =>
    house
      .act((context) => findThreads(context, { view: 'open', limit: 50, ...filters }), actor)
      .then(({ threads }) => threads);
  const change = (ids: string[], act: ThreadAct, actor: Actor = ana) =>
    house.act((context) => changeThreads(context, ids, act), actor);
  const open = (id: string, actor: Actor = ana) => house.act((context) => getThread(context, connectors, id), actor);
  const hear = async (...posts: Parameters<typeof house.arrive>) => {
    await house.arrive(...posts);
    await world.runJobs();
  };
  return { house, ana, ben, list, change, open, hear };
}

const blood = 'Lovely nurses. They gave Mom the wrong blood.';
const garage = 'ending it tonight in your garage.';

test('risk to life first, then the most urgent, then whoever waits longest; a mere mention does not come in', async () => {
  const { list, hear, house, ana } = await openHouse('Order');
  await hear([
    {
      externalId: 'late',
      text: 'Do you do same-day asthma visits at Lakeside?',
      author: by('kim'),
      at: new Date('2026-06-09T11:00:00Z'),
    },
    {
      externalId: 'early',
      text: 'Is the Harbor clinic open on Sunday?',
      author: by('lee'),
      at: new Date('2026-06-09T09:00:00Z'),
    },
    { externalId: 'blood', text: blood, author: by('ed'), at: new Date('2026-06-09T11:30:00Z') },
    { externalId: 'garage', text: garage, author: by('worried'), at: new Date('2026-06-09T11:50:00Z') },
    { externalId: 'mere', text: 'Mercy Valley is a street in our town.', author: by('map') },
  ]);
  const threads = await list();
  assert.deepEqual(
    threads.map(({ words }) => words),
    [garage, blood, 'Is the Harbor clinic open on Sunday?', 'Do you do same-day asthma visits at Lakeside?'],
  );
  assert.equal(threads[0]!.lifeRisk, true);
  assert.deepEqual(await house.act((context) => countThreads(context), ana), {
    open: 4,
    mine: 0,
    waiting: 0,
    lifeRisk: 1,
  });
  const pages: string[] = [];
  for (let before: string | undefined, n = 0; n < 4; n++) {
    const page = await house.act((context) => findThreads(context, { view: 'open', limit: 1, before }), ana);
    pages.push(...page.threads.map(({ id }) => id));
    before = page.next ?? undefined;
  }
  assert.deepEqual(
    pages,
    threads.map(({ id }) => id),
    'page by page it is the same list',
  );
});

test('taken, assigned, given back: each a change with who and when, each taken back where nothing followed', async () => {
  const { list, hear, change, house, open, ana, ben } = await openHouse('Acts');
  await hear([{ text: 'Is the Harbor clinic open on Sunday?', author: by('lee') }]);
  const [{ id }] = (await list()) as [Thread];
  const taken = await change([id], { act: 'take' });
  assert.equal((await open(id)).thread.assignee?.name, 'Ana Ruiz');
  assert.deepEqual((await change([id], { act: 'take' })).changeIds, [], 'what stands so is no change');
  const given = await change([id], { act: 'assign', personId: ben.id });
  assert.deepEqual(
    (await list({ view: 'mine' }, ben)).map((each) => each.id),
    [id],
  );
  await assert.rejects(
    house.act((context) => undoChanges(context, taken.changeIds), ana),
    { code: 'thread.state' },
  );
  await house.act((context) => undoChanges(context, given.changeIds), ben);
  const { thread, changes } = await open(id);
  assert.equal(thread.assignee?.name, 'Ana Ruiz');
  assert.deepEqual(
    changes.map(({ what, byName, toName, undone }) => ({ what, byName, toName, undone })),
    [
      { what: 'opened', byName: null, toName: null, undone: false },
      { what: 'taken', byName: 'Ana Ruiz', toName: 'Ana Ruiz', undone: false },
      { what: 'assigned', byName: 'Ana Ruiz', toName: 'Ben Okafor', undone: true },
    ],
  );
  await change([id], { act: 'release' });
  assert.deepEqual(
    (await list({ assignee: 'nobody' })).map((each) => each.id),
    [id],
  );
});

test('closed with an outcome, it opens again when the person writes again; spam does not', async () => {
  const { list, hear, change, open, house, ana } = await openHouse('Close');
  await hear([
    { externalId: 'q', text: 'Is the Harbor clinic open on Sunday?', author: by('lee') },
    { externalId: 's', text: 'Where do I park at the Harbor clinic?', author: by('seller') },
  ]);
  const ids = (await list()).map(({ id }) => id);
  const closed = await change(ids, { act: 'close', outcome: 'answered' });
  assert.equal(closed.changeIds.length, 2, 'many at once');
  assert.deepEqual(await list(), []);
  assert.equal((await house.act((context) => undoChanges(context, closed.changeIds), ana)).undone, 2);
  assert.equal((await list()).length, 2);
  const [question, spam] = (await list()).toSorted((a, b) => (a.words! < b.words! ? -1 : 1)) as [Thread, Thread];
  await change([question.id], { act: 'close', outcome: 'answered' });
  await change([spam.id], { act: 'close', outcome: 'spam' });
  await hear([
    { externalId: 'q2', text: 'Thanks. And on Saturday?', author: by('lee'), replyTo: { externalId: 'q' }, root: 'q' },
    {
      externalId: 's2',
      text: 'And where do bicycles go?',
      author: by('seller'),
      replyTo: { externalId: 's' },
      root: 's',
    },
  ]);
  assert.deepEqual(
    (await list()).map(({ id }) => id),
    [question.id],
  );
  const { posts, changes } = await open(question.id);
  assert.deepEqual(
    posts.map(({ text }) => text),
    ['Is the Harbor clinic open on Sunday?', 'Thanks. And on Saturday?'],
  );
  assert.equal(changes.at(-1)?.what, 'reopened');
  await hear([{ externalId: 'q2', text: 'Thanks. And on Saturday?', author: by('lee') }]);
  assert.equal((await open(question.id)).changes.length, changes.length, 'the same fact twice changes nothing');
});

test('snoozed, it comes back when its time has come', async () => {
  const { list, hear, change, open, house } = await openHouse('Snooze');
  await hear([{ text: 'Is the Harbor clinic open on Sunday?', author: by('lee') }]);
  const [{ id }] = (await list()) as [Thread];
  const until = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
  await assert.rejects(change([id], { act: 'snooze', until: '2026-01-01T00:00:00Z' }), { code: 'thread.state' });
  await change([id], { act: 'snooze', until });
  await world.runJobs();
  assert.deepEqual([(await list()).length, (await list({ view: 'waiting' })).length], [0, 1]);
  world.clock.advance(3_600_000);
  const payload = { organizationId: house.id, threadId: id };
  await wakeThread.run(world.core, payload, new AbortController().signal);
  await wakeThread.run(world.core, payload, new AbortController().signal);
  assert.deepEqual(
    (await list()).map((each) => each.id),
    [id],
  );
  assert.deepEqual(
    (await open(id)).changes.map(({ what }) => what),
    ['opened', 'snoozed', 'woken'],
  );
});

test('narrowed by tag, network, facility, urgency and the watch language', async () => {
  const { list, hear, change, house } = await openHouse('Narrow');
  const [anne] = house.facilityIds as [string];
  await hear([{ text: 'Is the parking at the clinic free on Sunday?', author: by('lee') }], { facilityId: anne });
  await hear([{ text: blood, author: by('ed'), network: 'google' }]);
  const [critical, parking] = (await list()) as [Thread, Thread];
  await change([parking.id], { act: 'tag', tag: 'garage' });
  const ids = async (filters: Partial<QueueFilters>) => (await list(filters)).map(({ id }) => id);
  assert.deepEqual(await ids({ tag: 'Garage' }), [parking.id]);
  assert.deepEqual(await ids({ network: 'google' }), [critical.id]);
  assert.deepEqual(await ids({ facility: anne }), [parking.id]);
  assert.deepEqual(await ids({ urgency: 3 }), [critical.id]);
  assert.deepEqual(await ids({ q: 'parking AND clinic' }), [parking.id]);
});

test('somebody of one hospital sees what is theirs and what is nobody’s', async () => {
  const { hear, house, list, change, open } = await openHouse('Places');
  const [anne, harbor] = house.facilityIds as [string, string];
  await hear([{ text: 'Is the parking at the clinic free on Sunday?', author: by('lee') }], { facilityId: anne });
  const theirs = await person(house, 'Harbor’s', 'responder', harbor);
  const reader = await person(house, 'Reader', 'reader');
  const [{ id }] = (await list()) as [Thread];
  assert.deepEqual(await list({}, theirs), []);
  await assert.rejects(open(id, theirs), { code: 'not_found' });
  await assert.rejects(change([id], { act: 'take' }, theirs), { code: 'not_found' });
  await assert.rejects(open(id, reader), { code: 'not_found' });
  await assert.rejects(change([id], { act: 'assign', personId: reader.id }), { code: 'not_found' });
});

test('two see each other, and neither writes over the other’s words', async () => {
  const { hear, house, list, open, ana, ben } = await openHouse('Two');
  await hear([{ text: 'Is the Harbor clinic open on Sunday?', author: by('lee') }]);
  const [{ id }] = (await list()) as [Thread];
  await house.act((context) => setPresence(context, id, 'writing'), ana);
  assert.deepEqual(
    (await open(id, ben)).thread.present.map(({ name, doing }) => `${name} ${doing}`),
    ['Ana Ruiz writing'],
  );
  assert.deepEqual((await open(id, ana)).thread.present, [], 'nobody is told of themselves');
  world.clock.advance(60_000);
  assert.deepEqual((await open(id, ben)).thread.present, [], 'it ends by itself');
  const save = (actor: Actor, text: string, version: number) =>
    house.act((context) => saveDraft(context, id, { text, lang: null, version }), actor);
  assert.equal((await save(ana, 'Yes, from', 0)).version, 1);
  await assert.rejects(save(ben, 'No', 0), { code: 'draft.changed' });
  assert.deepEqual((await open(id, ben)).draft.text, 'Yes, from');
  assert.equal((await save(ben, 'Yes, from 8 to 4.', 1)).savedByName, 'Ben Okafor');
  await assert.rejects(save(ana, 'Yes, from nine', 1), { code: 'draft.changed' });
});

test('notes are the team’s: who is mentioned must be able to read them, and one takes back one’s own alone', async () => {
  const { hear, house, list, open, ana, ben } = await openHouse('Notes');
  await hear([{ text: 'Is the Harbor clinic open on Sunday?', author: by('lee') }]);
  const [{ id }] = (await list()) as [Thread];
  const note = await house.act(
    (context) => addNote(context, id, { text: '@Ben Okafor knows', mentions: [ben.id] }),
    ana,
  );
  assert.deepEqual(
    note.mentions.map(({ name }) => name),
    ['Ben Okafor'],
  );
  const reader = await person(house, 'Reader', 'reader');
  await assert.rejects(
    house.act((context) => addNote(context, id, { text: 'See', mentions: [reader.id] }), ana),
    { code: 'not_found' },
  );
  await assert.rejects(
    house.act((context) => removeNote(context, note.id), ben),
    { code: 'not_found' },
  );
  await house.act((context) => removeNote(context, note.id), ana);
  assert.deepEqual((await open(id)).notes, []);
});

test('what is deleted leaves the inbox', async () => {
  const { hear, house, list } = await openHouse('Gone');
  await hear([{ externalId: 'gone', text: 'Is the Harbor clinic open on Sunday?', author: by('lee') }]);
  assert.equal((await list()).length, 1);
  await house.act((context) =>
    world.receiver.receive(context, {
      channelId: null,
      facilityId: null,
      posts: [],
      changes: [{ change: 'deleted', network: 'bluesky', externalId: 'gone' }],
    }),
  );
  await world.runJobs();
  assert.deepEqual(await list(), []);
});
