// Alerts: a critical post is told at once, on every way, without a word of it; whoever is on call is called, then the next.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { rightsOf } from '../../../contract/rights.ts';
import { notifyHandlers } from '../../govern/notify/routes.ts';
import { by } from '../../listen/testing/world.ts';
import { acceptAlert, closeAlert, findAlerts, getAlert, handBackAlert, readAlertPosts, reopenAlert } from './alert.ts';
import { alertOfCritical } from './critical.ts';
import { openAlertWorld } from './testing/world.ts';

const world = await openAlertWorld();
after(() => world.close());
const { core, clock, left } = world;
const handlers = notifyHandlers(core);

/** A house with two on call, a third who may accept, and a reader who may not. */
async function house(name: string) {
  const of = await world.found(name, ['St. Anne', 'Lakeside']);
  const [amina, ben, chris, reader] = await Promise.all([
    world.person(of, `Amina${name}`, 'editor'),
    world.person(of, `Ben${name}`),
    world.person(of, `Chris${name}`, 'administrator'),
    world.person(of, `Rita${name}`, 'reader'),
  ]);
  await of.act(
    (context) =>
      handlers.setRota(context, {
        body: { personIds: [amina.id, ben.id], weekday: 1, beginsMinute: 480, minutes: 5 },
      } as never),
    amina.actor,
  );
  left.length = 0;
  const now = () =>
    of.act((context) => findAlerts(context, { state: 'now', limit: 50 }), reader.actor).then(({ alerts }) => alerts);
  return { of, amina, ben, chris, reader, now };
}
type House = Awaited<ReturnType<typeof house>>;
const mailsTo = ({ email }: { email: string }) => left.filter(({ way, to }) => way === 'mail' && to === email);

async function addPhone({ of }: House, { actor }: House['amina']) {
  const { endpoint, ...keys } = world.newDevice();
  const caller = { organization: of.id, actor, userId: null };
  return handlers.addDevice({ caller, body: { name: 'Phone', endpoint, ...keys } } as never);
}

/** What of a post may be nowhere: its words, and who said it. */
function nowhere(said: string, texts: readonly string[]): void {
  const words = said.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  assert.ok(words.length > 2);
  for (const text of texts)
    for (const word of [
      ...words.filter((each) => each !== 'your' && each !== 'they'),
      'did:worried',
      '@worried',
      'worried.example',
    ])
      assert.ok(!new RegExp(`\\b${word}\\b`, 'i').test(text), `“${word}” stands in: ${text}`);
}

const wrongBlood = 'Lovely nurses. They gave Mom the wrong blood.';

test('five stars and the wrong blood: an alert at once, flagged safety, that says where to look and carries no word', async () => {
  const home = await house('Blood');
  const { of, amina, chris, now } = home;
  await addPhone(home, amina);
  await world.hearWebhooks(of);
  await of.arrive(
    [
      {
        network: 'google',
        text: wrongBlood,
        rating: 5,
        author: { externalId: 'did:worried', handle: 'worried.example' },
      },
    ],
    {
      facilityId: of.facilityIds[0]!,
    },
  );
  await world.run();
  await world.sendWebhooks(of);

  const [alert, ...others] = await now();
  assert.equal(others.length, 0);
  assert.equal(alert?.kind, 'critical');
  assert.equal(alert.state, 'open');
  assert.ok(alert.flags.includes('safety'), alert.flags.join());
  assert.equal(alert.facility?.name, 'St. Anne');
  assert.deepEqual([alert.posts, alert.people, alert.network], [1, 1, 'google']);

  assert.deepEqual(left.map(({ way }) => way).sort(), ['mail', 'push', 'webhook'], 'by every way to who is on call');
  const address = `${core.config.url}/learn/alerts/${alert.id}`;
  for (const { way, text } of left)
    assert.ok(
      (way === 'mail' ? text.replace(/=\r?\n/g, '') : text).includes(address),
      `${way} says where to look: ${text}`,
    );
  assert.match(mailsTo(amina)[0]!.text, /Subject: You are called: a critical post/);
  assert.match(mailsTo(amina)[0]!.text, /St\. Anne/);

  const bells = await Promise.all(
    [amina, chris].map(({ actor }) =>
      of.act((context) => handlers.findNotices(context, { query: { limit: 30 } } as never), actor),
    ),
  );
  assert.deepEqual(
    bells.map(({ unread }) => unread),
    [1, 1],
    'the others see it behind the bell',
  );
  assert.deepEqual(
    bells.map(({ notices }) => notices[0]?.called),
    [true, false],
  );
  const rows = await of.act(async ({ db }) => [
    ...(await db.selectFrom('govern.notice').selectAll().execute()),
    ...(await db.selectFrom('govern.call').selectAll().execute()),
    ...(await db.selectFrom('connect.webhook_message').selectAll().execute()),
    ...(await db.selectFrom('learn.alert').selectAll().execute()),
    ...(await db.selectFrom('govern.audit_entry').selectAll().execute()),
  ]);
  nowhere(wrongBlood, [
    ...left.map(({ text }) => text),
    JSON.stringify(await now()),
    JSON.stringify(bells),
    JSON.stringify(rows),
    ...world.logged,
  ]);

  const { posts } = await of.act((context) => readAlertPosts(context, alert.id, undefined), amina.actor);
  assert.deepEqual(
    posts.map(({ text }) => text),
    [wrongBlood],
    'whoever may read posts reads it behind the alert',
  );
});

const garage = 'ending it tonight in your garage.';

test('2:10 a.m., a life at risk: its own alert, the next person after five minutes, then everybody, until one accepts', async () => {
  const home = await house('Garage');
  const { of, amina, ben, chris, reader, now } = home;
  clock.advance(Date.parse('2026-06-10T06:10:00Z') - clock.now().getTime());
  await of.arrive([{ text: garage, author: { externalId: 'did:worried', handle: 'worried.example' } }]);
  await world.run();
  const [alert] = await now();
  assert.equal(alert?.kind, 'life_risk');
  assert.match(mailsTo(amina)[0]!.text, /2:10/);
  assert.deepEqual([mailsTo(amina).length, mailsTo(ben).length, mailsTo(chris).length], [1, 0, 0]);
  await world.pass(4.9);
  assert.equal(mailsTo(ben).length, 0);
  await world.pass(0.2);
  assert.equal(mailsTo(ben).length, 1, 'after five minutes the next');
  await world.pass(5);
  assert.deepEqual(
    [mailsTo(amina).length, mailsTo(ben).length, mailsTo(chris).length, mailsTo(reader).length],
    [2, 2, 1, 0],
  );
  assert.deepEqual(
    (await now())[0]?.call?.steps.map(({ whom }) => whom),
    ['on_call', 'next', 'everybody'],
  );

  await assert.rejects(
    of.act((context) => acceptAlert(context, core, alert.id), reader.actor),
    { code: 'not_found' },
  );
  const accepted = await of.act((context) => acceptAlert(context, core, alert.id), ben.actor);
  assert.equal(accepted.accepted?.byName, ben.name);
  assert.equal(accepted.accepted?.at, clock.now().toISOString());
  const again = await of.act((context) => acceptAlert(context, core, alert.id), chris.actor);
  assert.equal(again.accepted?.byName, ben.name, 'the first who accepts has it, and the other sees who');
  const heard = () => [amina, ben, chris].map((each) => mailsTo(each).length);
  const before = heard();
  await world.pass(120);
  assert.deepEqual(heard(), before, 'nobody is called any more');
  const bell = await of.act((context) => handlers.findNotices(context, { query: { limit: 30 } } as never), amina.actor);
  assert.deepEqual(
    [bell.notices[0]?.event, bell.notices[0]?.byName],
    ['accepted', ben.name],
    'and those called are told',
  );
  nowhere(garage, [
    ...left.map(({ text }) => text),
    JSON.stringify(await now()),
    JSON.stringify(bell),
    ...world.logged,
  ]);
});

test('given back, the call goes on; closed, it ends; opened again, nobody is called twice', async () => {
  const { of, amina, ben, chris, now } = await house('Back');
  await of.arrive([{ text: garage, author: by('one') }]);
  await world.run();
  const [alert] = await now();
  const as = <T>(who: typeof amina, run: Parameters<typeof of.act<T>>[0]) => of.act(run, who.actor);
  await as(amina, (context) => acceptAlert(context, core, alert!.id));
  await world.pass(30);
  assert.equal(mailsTo(ben).length, 0);
  const back = await as(amina, (context) => handBackAlert(context, core, alert!.id));
  assert.equal(back.state, 'open');
  await world.run();
  assert.equal(mailsTo(ben).length, 1, 'whoever comes next is called at once');
  const closed = await as(chris, (context) => closeAlert(context, core, alert!.id, 'dealt_with'));
  assert.deepEqual([closed.state, closed.closed?.outcome, closed.closed?.byName], ['past', 'dealt_with', chris.name]);
  const heard = () => [amina, ben, chris].map((each) => mailsTo(each).length);
  const before = heard();
  await world.pass(60);
  await as(chris, (context) => reopenAlert(context, core, alert!.id));
  await world.pass(60);
  assert.deepEqual(heard(), before);
  await as(chris, (context) => closeAlert(context, core, alert!.id, 'false_alarm'));
  const { alerts } = await of.act((context) => findAlerts(context, { state: 'past', limit: 10 }));
  assert.deepEqual(
    alerts.map(({ id }) => id),
    [alert!.id],
  );
});

test('several critical posts within minutes are one alert with a count; each life is its own', async () => {
  const { of, amina, now } = await house('Many');
  const critical = (handle: string) => ({
    text: `They gave my ${handle} the wrong medicine and he nearly died.`,
    author: by(handle),
  });
  await of.arrive([critical('father'), critical('brother')]);
  await world.run();
  await world.pass(2);
  await of.arrive([critical('uncle')]);
  await world.run();
  const [alert, ...others] = await now();
  assert.deepEqual([alert?.posts, alert?.people, others.length], [3, 3, 0]);
  assert.equal(mailsTo(amina).length, 1, 'one call for all');
  await of.arrive([
    { text: garage, author: by('a') },
    { text: 'I am going to kill myself tonight', author: by('b') },
  ]);
  await world.run();
  await of.arrive([{ text: 'I have the pills here and I will take them all tonight, goodbye', author: by('b') }]);
  await world.run();
  const lives = (await now()).filter(({ kind }) => kind === 'life_risk');
  assert.deepEqual(lives.map(({ posts }) => posts).sort(), [1, 2], 'what the same person goes on to say joins');
  assert.equal((await now())[0]?.kind, 'life_risk', 'lives come first');
});

test('a job that runs twice changes nothing, and a crash between turns calls nobody twice', async () => {
  const { of, amina, ben, now } = await house('Twice');
  await of.arrive([{ text: garage, author: by('x') }]);
  const again = () =>
    of.act(async ({ db }) =>
      (await db.selectFrom('learn.analysis').select('post_id').execute()).map(({ post_id }) => post_id),
    );
  await world.run();
  await alertOfCritical.run(core, { organizationId: of.id, postIds: await again() }, new AbortController().signal);
  await world.run();
  assert.equal((await now()).length, 1);
  assert.equal(mailsTo(amina).length, 1);
  const turn = world.waiting.find(({ job }) => job.name === 'govern.next_turn')!;
  world.waiting.push({ ...turn });
  await world.pass(5.1);
  assert.equal(mailsTo(ben).length, 1);
  assert.equal((await now())[0]?.call?.steps.length, 2);
});

test('old posts of a file call nobody; a life is at risk also in words that somebody used before', async () => {
  const { of, now } = await house('Old');
  const old = new Date(clock.now().getTime() - 25 * 3_600_000);
  await of.arrive([{ text: garage, at: old, author: by('x') }]);
  await world.run();
  assert.deepEqual(await now(), []);
  assert.equal(left.length, 0);
  await of.arrive([{ text: garage, author: by('y') }]);
  await world.run();
  assert.deepEqual(
    (await now()).map(({ kind }) => kind),
    ['life_risk'],
  );
  const rumour = (handle: string) => ({
    text: 'They are closing the emergency room of St. Anne tonight, share this',
    author: by(handle),
  });
  await of.arrive([rumour('a'), rumour('b'), rumour('c')]);
  await world.run();
  const critical = (await now()).filter(({ kind }) => kind === 'critical');
  assert.deepEqual(
    critical.map(({ posts }) => posts),
    [1],
    'copies of what has alerted add nothing',
  );
});

test('whoever has access to one place is called for it, accepts there, and sees no other place', async () => {
  const { of, now } = await house('Place');
  const [anne, lakeside] = of.facilityIds as [string, string];
  const local = await world.person(of, 'LocalPlace', 'responder', anne);
  await of.arrive([{ text: wrongBlood, author: by('p') }], { facilityId: lakeside });
  await world.run();
  const [there] = await now();
  assert.deepEqual(
    (await of.act((context) => findAlerts(context, { state: 'now', limit: 5 }), local.actor)).alerts,
    [],
  );
  await assert.rejects(
    of.act((context) => getAlert(context, there!.id), local.actor),
    { code: 'not_found' },
  );
  await assert.rejects(
    of.act((context) => readAlertPosts(context, there!.id, undefined), local.actor),
    { code: 'not_found' },
  );
  await assert.rejects(
    of.act((context) => acceptAlert(context, core, there!.id), local.actor),
    { code: 'not_found' },
  );
  await of.arrive([{ text: 'Nurse gave my son the wrong blood type, he is in intensive care', author: by('q') }], {
    facilityId: anne,
  });
  await world.run();
  const { alerts } = await of.act((context) => findAlerts(context, { state: 'now', limit: 5 }), local.actor);
  assert.equal(alerts.length, 1);
  assert.equal((await of.act((context) => acceptAlert(context, core, alerts[0]!.id), local.actor)).state, 'accepted');
});

test('a phone that is gone is forgotten; a push service that is ill is asked again', async () => {
  const home = await house('Phone');
  const { of, amina } = home;
  await addPhone(home, amina);
  const devices = () =>
    of.act((context) => handlers.getNotifications(context, {} as never), amina.actor).then((own) => own.devices);
  world.pushAnswersWith(503);
  await of.arrive([{ text: garage, author: by('x') }]);
  await world.run();
  assert.equal((await devices())[0]?.fault?.code, 'push_later');
  world.pushAnswersWith(201);
  await world.pass(1);
  assert.equal(left.filter(({ way }) => way === 'push').length, 1);
  const message = JSON.parse(left.find(({ way }) => way === 'push')!.text);
  assert.deepEqual(Object.keys(message), ['title', 'body', 'address', 'tag']);
  world.pushAnswersWith(410);
  await of.arrive([{ text: 'I want to end my life tonight', author: by('y') }]);
  await world.run();
  assert.deepEqual(await devices(), []);
  world.pushAnswersWith(201);
});

test('quiet hours keep back what is not urgent, and what one read meanwhile', async () => {
  const { of, chris } = await house('Quiet');
  const set = (urgentBreaks: boolean) =>
    of.act(
      (context) =>
        handlers.setNotifications(context, {
          body: {
            choices: { life_risk: ['app', 'mail'], critical: ['app'], rise: ['app'], accepted: ['app'] },
            quiet: { from: 22 * 60, to: 7 * 60, urgentBreaks },
          },
        } as never),
      chris.actor,
    );
  await set(true);
  await of.arrive([{ text: garage, author: by('x') }]);
  await world.run();
  assert.equal(mailsTo(chris).length, 1, 'urgent ones may break them');
  await set(false);
  clock.advance(Date.parse('2026-06-12T06:30:00Z') - clock.now().getTime());
  await of.arrive([{ text: 'I will kill myself tonight at home', author: by('z') }]);
  await world.run();
  assert.equal(mailsTo(chris).length, 1);
});

test('roles: who sets rules may accept, a reader may neither', () => {
  for (const role of ['administrator', 'editor', 'responder', 'analyst', 'privacy_officer'] as const)
    assert.ok(rightsOf[role].includes('alerts.accept'), role);
  assert.ok(!rightsOf.reader.some((right) => right.startsWith('alerts.')));
});
