// Whatever happens, in whatever order, the counts that are kept are those of the rows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { updateOrganization } from '../../govern/organization/edit.ts';
import { addMute, endMute } from '../../listen/mute.ts';
import { type Organization, start } from '../../listen/testing/world.ts';
import { follow } from '../analyse/follow.ts';
import { correctAnalysis, undoCorrection } from '../correct/correct.ts';
import { findAnalyses } from '../store/analysis.ts';
import { analysesOf, keptCounts, rawCounts } from '../testing/counts.ts';
import { by, change, openWorld, person } from '../testing/world.ts';

const world = await openWorld();

const said = [
  'Parking was awful, the garage was full again',
  'Lovely nurses. They gave Mom the wrong blood.',
  'Six hours in the waiting room and nobody told us anything',
  'Muchas gracias a las enfermeras, muy amables todas',
  '¿A qué hora abre la clínica los sábados?',
  'Очень долго ждали врача',
  'they left a used needle in the bathroom, call me at 212-555-0147',
  'thank you',
];

const one = fc.nat({ max: 11 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('arrive'),
      post: one,
      says: fc.nat(said.length - 1),
      hours: fc.integer({ min: -60, max: 0 }),
      place: fc.nat(2),
      network: fc.nat(1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit'), post: one, says: fc.nat(said.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete'), post: one }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mute'), post: one }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unmute'), post: one }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('zone'), zone: fc.constantFrom('America/New_York', 'Asia/Tokyo', 'UTC') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('correct'),
      post: one,
      urgency: fc.constantFrom(0, 1, 2, 3),
      topic: fc.constantFrom('billing', 'noise'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo'), post: one }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle') }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('random arrivals, edits, corrections, deletions, mutes and time zones', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const valley = await world.found('Mercy Valley', ['St. Anne', 'Harbor']);
      const mutes = new Map<number, string>();
      for (const each of steps) await take(valley, mutes, each);
      await world.runJobs();
      assert.deepEqual(await keptCounts(valley), await rawCounts(valley));
      await agrees(valley);
    }),
    { numRuns: 25 },
  );
});

async function take(valley: Organization, mutes: Map<number, string>, each: Step): Promise<void> {
  const network = 'bluesky';
  if (each.kind === 'settle') return world.runJobs();
  if (each.kind === 'zone')
    return void (await valley.act((context) => updateOrganization(context, { timeZone: each.zone })));
  const externalId = `p${each.post}`;
  const known = await find(valley, externalId);
  if (each.kind === 'arrive') {
    const at = new Date(Date.parse(start) + each.hours * 3_600_000);
    await valley.arrive(
      [
        {
          externalId,
          network: ['bluesky', 'google'][each.network]!,
          text: said[each.says]!,
          author: by(`a${each.post % 5}`),
          at,
        },
      ],
      { facilityId: [null, ...valley.facilityIds][each.place] ?? null },
    );
  } else if (each.kind === 'edit') {
    world.clock.advance(1000);
    const post = { network, externalId, text: said[each.says]! };
    await change(world, valley, [{ change: 'edited', network, externalId, post }]);
  } else if (each.kind === 'delete') await change(world, valley, [{ change: 'deleted', network, externalId }]);
  else if (each.kind === 'mute' && known) {
    const muted = await valley.act(
      (context) => addMute(context, { kind: 'author', postId: known }),
      person('responder'),
    );
    mutes.set(each.post, muted.id);
  } else if (each.kind === 'correct' && known) {
    const [row] = await valley.act(({ db, organization }) => findAnalyses(db, organization, [known], null));
    const said = { urgency: each.urgency, topics: [each.topic], seen: row?.correction_id ?? null };
    if (row) await valley.act((context) => correctAnalysis(context, known, said), person('analyst'));
  } else if (each.kind === 'undo' && known) {
    const { rows } = await valley.act(({ db, organization }) =>
      sql<{ id: string }>`select id from learn.correction where organization_id = ${organization}
        and post_id = ${known} and undone_at is null order by id limit 1`.execute(db),
    );
    const [row] = await valley.act(({ db, organization }) => findAnalyses(db, organization, [known], null));
    if (rows[0] && row) await valley.act((context) => undoCorrection(context, rows[0]!.id), person('analyst'));
  } else if (each.kind === 'unmute' && mutes.has(each.post))
    await valley.act((context) => endMute(context, mutes.get(each.post)!));
}

const find = ({ act }: Organization, externalId: string): Promise<string | undefined> =>
  act(async ({ db, organization }) => {
    const { rows } = await sql<{ id: string }>`select id from listen.post where organization_id = ${organization}
      and external_id = ${externalId} and deleted_at is null`.execute(db);
    return rows[0]?.id;
  });

/** Each analysis says where its post stands now, and is of the words it has now. */
async function agrees(valley: Organization): Promise<void> {
  const wrong = await valley.act(async ({ db, organization }) => {
    const { rows } = await sql`select p.external_id from listen.post p
      left join learn.analysis a on a.organization_id = p.organization_id and a.post_id = p.id
      where p.organization_id = ${organization} and (case when p.deleted_at is not null then not a.aside
        else a.post_id is null or a.edited_at is distinct from p.edited_at
          or a.aside <> (p.fold_under is not null or p.muted is not null)
          or a.facility_id is distinct from p.facility_id or a.at <> p.at end)`.execute(db);
    return rows;
  });
  assert.deepEqual(wrong, []);
}

test('many at once leave exact counts, and nobody waits for ever', async () => {
  const valley = await world.found();
  const posts = Array.from({ length: 40 }, (_, n) => ({
    externalId: `c${n}`,
    text: `${said[n % said.length]} ${n}`,
    author: by(`c${n}`),
  }));
  await valley.arrive(posts);
  const ids = (world.told.findLast(({ name }) => name === 'posts.arrived')!.payload as { postIds: string[] }).postIds;
  const never = new AbortController().signal;
  const run = (postIds: string[]) =>
    follow.run(world.core, { organizationId: valley.id, postIds, change: 'edited' }, never);
  await Promise.all([
    run(ids),
    run(ids.toReversed()),
    run(ids.slice(10)),
    run(ids.slice(0, 30)),
    run(ids.toReversed().slice(5)),
  ]);
  assert.equal((await analysesOf(valley)).size, 40);
  assert.deepEqual(await keptCounts(valley), await rawCounts(valley));
});
