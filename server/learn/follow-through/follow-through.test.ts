// From heard to told back on a real PostgreSQL: evidence frozen and live, steps and their undoing, who is told and who can't be.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import type { Connector } from '../../connect/index.ts';
import type { Speaking, Told } from '../../connect/speaking.ts';
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { addPerson } from '../../govern/index.ts';
import { by, openWorld, person } from '../../listen/testing/world.ts';
import { follow } from '../analyse/follow.ts';
import { exportInsights, findBoard, findOwed, findStage } from './board.ts';
import { showContributors } from './contributors.ts';
import { findEvidence, showInsight } from './show.ts';
import { changeInsight, decideInsight, ownInsight, publishInsight, setAside, undoStep, writeYouSaid } from './steps.ts';
import { tell, tellByHand, untell } from './tell.ts';
import { editInsight, previewEvidence, takeOutEvidence, writeInsight } from './write.ts';

const world = await openWorld();
after(() => world.core.database.close());
const house = await world.found('Mercy Valley', ['St. Anne', 'Harbor']);
const [anne, harbor] = house.facilityIds as [string, string];
const { id: organization } = house;

/** A network that takes everything. */
const speaking: Speaking<never> = {
  can: ['post', 'reply', 'delete'],
  most: () => 300,
  count: (text) => [...text].length,
  images: { most: 1, bytes: 1000 },
  destination: () => 'social.example',
  keyHolds: 0,
  settles: 1000,
  tell: async (): Promise<Told> => ({ was: 'posted', externalId: 'our-answer', url: 'https://social.example/1' }),
};
const connectors: readonly Connector[] = [
  { name: 'bluesky', network: () => 'bluesky', verified: [], speaking: speaking as never },
];

const editor = person('editor');
const atHarbor = person('editor', harbor);
const run = <T>(fn: (context: Context) => Promise<T>, actor = editor) => house.act(fn, actor);

/** Our account on Bluesky. */
await run(({ db, clock }) =>
  sql`insert into connect.channel (organization_id, id, connector, network, name, settings, created_at, signed_in_at)
    values (${organization}, ${newId(clock)}, 'bluesky', 'bluesky', 'Mercy Valley', '{"connector":"bluesky","source":"account"}',
      ${clock.now()}, ${clock.now()})`.execute(db),
);
const luz = await run((context) =>
  addPerson(context, {
    name: 'Luz Herrera',
    email: 'luz@x.example',
    grants: [{ role: 'responder', facilityId: null }],
  }),
).then(({ personId }) => personId);

const said = [
  {
    externalId: 'a1',
    at: new Date('2026-06-09T08:00:00Z'),
    text: 'Two chairs at door B would help. My mother stood for an hour.',
    author: by('ana'),
    network: 'bluesky',
    lang: 'en',
  },
  {
    externalId: 'a2',
    text: 'Still no chair at door B this morning.',
    author: by('ana'),
    network: 'bluesky',
    lang: 'en',
  },
  {
    externalId: 'b1',
    text: 'Una silla en puerta B, por favor. Mi papá no aguanta de pie.',
    author: by('beto'),
    network: 'bluesky',
    lang: 'es',
  },
  {
    externalId: 'c1',
    text: 'Nowhere to sit at door B while you wait for the shuttle.',
    author: by('cleo'),
    network: 'google',
  },
];
await house.arrive(said, { facilityId: harbor });
await house.arrive(
  [{ externalId: 'z1', text: 'The lobby at St. Anne smells of paint.', network: 'bluesky', author: by('zoe') }],
  { facilityId: anne },
);
const ids = Object.fromEntries(
  await Promise.all(['a1', 'a2', 'b1', 'c1', 'z1'].map(async (each) => [each, await house.idOf(each)])),
);
await follow.run(
  world.core,
  { organizationId: organization, postIds: Object.values(ids) },
  new AbortController().signal,
);

const show = (id: string, actor = editor) => run((context) => showInsight(context, id), actor);
const everybody = (id: string) =>
  run((context) => showContributors(context, id)).then(({ contributors }) => contributors);

/** The deliveries that wait are taken by the network. */
const deliverAll = (state = 'posted') =>
  run(({ db, clock }) =>
    sql`update connect.delivery set state = ${state}, posted_at = ${clock.now()} where state = 'queued'`.execute(db),
  );

let id: string;

test('evidence is counted as it is asked for, and frozen with the day', async () => {
  const asked = { days: 7, facility: harbor };
  const preview = await run((context) => previewEvidence(context, asked));
  assert.deepEqual([preview.counted.posts, preview.counted.people, preview.posts.length], [4, 3, 4]);
  assert.equal(preview.counted.tooFew, true);
  id = await run((context) =>
    writeInsight(context, {
      claim: 'Two chairs at door B',
      objective: null,
      facilityId: harbor,
      scope: asked,
      postIds: [ids.b1!],
      wholeScope: true,
      quotePostId: ids.b1!,
    }),
  );
  world.clock.advance(86_400_000);
  await house.arrive([{ externalId: 'd1', text: 'No chairs here either.', author: by('dan'), network: 'bluesky' }], {
    facilityId: harbor,
  });
  await follow.run(
    world.core,
    { organizationId: organization, postIds: [await house.idOf('d1')] },
    new AbortController().signal,
  );
  const shown = await show(id);
  assert.equal(shown.stage, 'heard');
  assert.deepEqual([shown.counted.posts, shown.counted.people, shown.countedOn], [4, 3, '2026-06-09']);
  assert.deepEqual([shown.now?.counted.posts, shown.now?.from, shown.now?.to], [5, '2026-06-04', '2026-06-10']);
  assert.equal(shown.quote?.lang, 'es');
  assert.equal(shown.posts, 4);
});

test('without anything said there is no insight', async () => {
  const nothing = {
    claim: 'x',
    objective: null,
    facilityId: null,
    scope: null,
    postIds: [],
    wholeScope: false,
    quotePostId: null,
  };
  await assert.rejects(
    run((context) => writeInsight(context, nothing)),
    { code: 'insight.no_evidence' },
  );
});

test('one step follows the other, and late is late', async () => {
  await assert.rejects(
    run((context) => decideInsight(context, id, { text: 'Order them', dueOn: null })),
    { code: 'insight.step' },
  );
  await run((context) => ownInsight(context, id, { personId: luz, dueOn: '2026-06-08' }));
  const owned = await show(id);
  assert.deepEqual(
    [owned.stage, owned.owner?.name, owned.dueOn, owned.lateDays],
    ['owned', 'Luz Herrera', '2026-06-08', 2],
  );
  const owed = await run((context) => findOwed(context));
  assert.deepEqual([owed.open, owed.insights.map((each) => each.id)], [1, [id]]);
  await run((context) => decideInsight(context, id, { text: 'Two chairs are ordered.', dueOn: '2026-06-20' }));
  assert.equal((await show(id)).stage, 'decided');
  const ownership = (await show(id)).steps.find(({ kind }) => kind === 'ownership')!;
  await assert.rejects(
    run((context) => undoStep(context, id, ownership.id)),
    { code: 'insight.step' },
  );
  const decision = (await show(id)).steps.find(({ kind }) => kind === 'decision')!;
  await run((context) => undoStep(context, id, decision.id));
  const back = await show(id);
  assert.equal(back.stage, 'owned');
  assert.ok(back.steps.find((step) => step.id === decision.id)?.undoneAt, 'what was taken back is still told');
  await run((context) => decideInsight(context, id, { text: 'Two chairs are ordered.', dueOn: '2026-06-20' }));
});

test('whoever said it is told once, where we can; who can’t be reached is said', async () => {
  const first = {
    contributorId: (await everybody(id))[0]!.id,
    lang: 'en' as const,
    text: 'There are two chairs at door B now.',
  };
  await assert.rejects(
    run((context) => tell(context, connectors, id, first)),
    { code: 'insight.step' },
  );
  await run((context) => changeInsight(context, id, { text: 'Two chairs stand at door B.', on: '2026-06-10' }));
  const changed = await show(id);
  assert.equal(changed.stage, 'changed');
  assert.deepEqual(changed.people, { all: 3, told: 0, left: 2, unreachable: 1 });
  const people = await everybody(id);
  const ana = people.find(({ handle }) => handle === 'ana')!;
  const beto = people.find(({ handle }) => handle === 'beto')!;
  const cleo = people.find(({ handle }) => handle === 'cleo')!;
  assert.equal(ana.channel?.name, 'Mercy Valley');
  assert.equal(ana.post?.id, ids.a2, 'their newest post is answered');
  assert.deepEqual([cleo.channel, cleo.why], [null, 'no_channel']);
  const text = 'There are two chairs at door B now.';
  await run((context) => tell(context, connectors, id, { contributorId: ana.id, lang: 'en', text }));
  await assert.rejects(
    run((context) => tell(context, connectors, id, { contributorId: ana.id, lang: 'en', text })),
    { code: 'insight.told' },
  );
  assert.equal((await everybody(id)).find((each) => each.id === ana.id)?.telling?.state, 'waiting');
  const waiting = (await everybody(id)).find((each) => each.id === ana.id)!.telling!;
  await run((context) => untell(context, connectors, id, waiting.id));
  assert.equal((await show(id)).people.left, 2);
  await run((context) => tell(context, connectors, id, { contributorId: ana.id, lang: 'en', text }));
  await deliverAll();
  assert.deepEqual((await show(id)).people, { all: 3, told: 1, left: 1, unreachable: 1 });
  await assert.rejects(
    run((context) => tell(context, connectors, id, { contributorId: cleo.id, lang: 'en', text })),
    { code: 'telling.unreachable' },
  );
  await run((context) =>
    tellByHand(context, id, { contributorId: cleo.id, text, address: 'https://google.example/r/1' }),
  );
  await run((context) =>
    tell(context, connectors, id, {
      contributorId: beto.id,
      lang: 'es',
      text: 'Gracias por decirlo. La puerta B tiene dos sillas desde hoy.',
    }),
  );
  await deliverAll();
  const told = await show(id);
  assert.equal(told.stage, 'told');
  assert.deepEqual(told.people, { all: 3, told: 3, left: 0, unreachable: 0 });
  assert.ok(told.toldBackAt);
  const change = told.steps.find(({ kind }) => kind === 'change')!;
  await assert.rejects(
    run((context) => undoStep(context, id, change.id)),
    { code: 'insight.told' },
  );
});

test('words that the check stops do not leave; held ones leave when somebody else wrote them', async () => {
  const other = await run((context) =>
    writeInsight(context, {
      claim: 'Paint in the lobby',
      objective: null,
      facilityId: null,
      scope: null,
      postIds: [ids.z1!],
      wholeScope: false,
      quotePostId: null,
    }),
  );
  await run((context) => ownInsight(context, other, { personId: luz, dueOn: null }));
  await run((context) => decideInsight(context, other, { text: 'Air it', dueOn: null }));
  await run((context) => changeInsight(context, other, { text: 'Aired', on: '2026-06-10' }));
  const [zoe] = await everybody(other);
  const blocked = 'Thank you for visiting us, Zoe. We are sorry about your knee surgery on Monday.';
  await assert.rejects(
    run((context) => tell(context, connectors, other, { contributorId: zoe!.id, lang: 'en', text: blocked })),
    { code: 'telling.blocked' },
  );
  const { rows } = await run(({ db }) =>
    sql`select from connect.delivery where target ->> 'postId' = ${ids.z1}`.execute(db),
  );
  assert.equal(rows.length, 0, 'nothing was queued');
  await run((context) => publishLater(context, other));
  assert.equal((await show(other)).stage, 'changed', 'one person is left');
});

const publishLater = async (context: Context, insight: string) => {
  await writeYouSaid(context, insight, { lang: 'en', text: 'You said the lobby smells of paint. We air it at night.' });
  await assert.rejects(publishInsight(context, insight, { url: 'javascript:alert(1)', on: '2026-06-11' }), {
    code: 'channel.address',
  });
  await publishInsight(context, insight, { url: 'https://mercy.example/news', on: '2026-06-11' });
};

test('a facility’s editor has its insights and reads everybody’s; the words of another facility stay there', async () => {
  const board = await run((context) => findBoard(context, {}), atHarbor);
  assert.deepEqual(
    board.stages.map(({ count }) => count),
    [0, 0, 0, 1, 1],
  );
  const everybodys = board.stages[3]!.insights[0]!;
  assert.equal(everybodys.quote, null, 'said at St. Anne');
  const [zoe] = (await run((context) => showContributors(context, everybodys.id), atHarbor)).contributors;
  assert.deepEqual([zoe?.handle, zoe?.post], [null, null]);
  assert.equal((await run((context) => findEvidence(context, everybodys.id, undefined), atHarbor)).hidden, 1);
  await assert.rejects(
    run((context) => setAside(context, everybodys.id, { text: 'no' }), atHarbor),
    { code: 'not_found' },
  );
  const atAnne = person('editor', anne);
  await assert.rejects(show(id, atAnne), { code: 'not_found' });
  assert.equal((await show(id, atHarbor)).may.write, true);
  assert.equal((await show(everybodys.id, atHarbor)).may.write, false);
});

test('an insight is set aside with the reason, and taken back; a wording before is kept', async () => {
  const before = await run((context) => findBoard(context, {}));
  await run((context) => setAside(context, id, { text: 'Said twice' }));
  const board = await run((context) => findBoard(context, {}));
  assert.deepEqual([before.aside, board.aside], [0, 1]);
  assert.equal((await run((context) => findStage(context, { stage: 'aside' }))).insights[0]!.id, id);
  const aside = (await show(id)).steps.find(({ kind }) => kind === 'aside')!;
  assert.equal(aside.text, 'Said twice');
  await run((context) => undoStep(context, id, aside.id));
  await run((context) => editInsight(context, id, { claim: 'Chairs at door B' }));
  const shown = await show(id);
  assert.deepEqual([shown.aside, shown.claim], [false, 'Chairs at door B']);
  assert.equal(shown.steps.find(({ kind }) => kind === 'wording')?.text, 'Two chairs at door B');
});

test('how a quarter went, and the board as a file without anybody’s words', async () => {
  const { quarter } = await run((context) => findBoard(context, {}));
  assert.deepEqual(quarter, { from: '2026-04-01', insights: 2, toldBack: 1, medianDays: 1 });
  const file = await run((context) => exportInsights(context, {}));
  assert.match(file, /Chairs at door B,told,/);
  assert.doesNotMatch(file, /silla|mother/);
});

test('words that speak of a life at risk are nobody’s evidence, and no channel answers them', async () => {
  await house.arrive([{ externalId: 'e1', text: 'No garage spot. A joke.', author: by('eve'), network: 'bluesky' }]);
  const later = await house.idOf('e1');
  const insight = await run((context) =>
    writeInsight(context, {
      claim: 'The garage',
      objective: null,
      facilityId: null,
      scope: null,
      postIds: [later, ids.a1!],
      wholeScope: false,
      quotePostId: later,
    }),
  );
  assert.equal((await show(insight)).quote?.id, later);
  await run(({ db }) =>
    sql`insert into learn.analysis (organization_id, post_id, model, analysed_at, language, read, sentiment, scores,
      urgency, life_risk, topics, topic_scores, flags, personal_data, at, network, aside)
      select organization_id, id, 'test', at, 'en', true, 'negative', '{}', 3, true, '{}', '{}', '{}', '[]', at, network, false
      from listen.post where id = ${later}`.execute(db),
  );
  assert.equal((await show(insight)).quote, null);
  const eve = (await everybody(insight)).find(({ why }) => why === 'life_risk');
  assert.deepEqual([eve?.handle, eve?.post, eve?.channel], [null, null, null]);
  const evidence = await run((context) => findEvidence(context, insight, undefined));
  assert.deepEqual(
    evidence.posts.map((post) => post.id),
    [ids.a1],
  );
  await run((context) => setAside(context, insight, { text: 'A test' }));
});

test('evidence taken out counts nobody any more', async () => {
  await run((context) => takeOutEvidence(context, id, ids.c1!));
  assert.deepEqual((await show(id)).people, { all: 2, told: 2, left: 0, unreachable: 0 });
  const { rows } = await run(({ db }) =>
    sql<{
      act: string;
      details: object;
    }>`select act, details from govern.audit_entry where act like 'insight.%'`.execute(db),
  );
  assert.ok(rows.length > 10);
  assert.doesNotMatch(JSON.stringify(rows), /chair|silla|Luz/, 'ids alone are on record');
});
