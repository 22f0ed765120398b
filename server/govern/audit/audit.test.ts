import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { program } from '../../core/actor.ts';
import { fixedClock } from '../../core/clock.ts';
import { act, type Core } from '../../core/context.ts';
import { clearAway } from '../jobs.ts';
import { foundedWorld } from '../testing/world.ts';
import { beginning, type Chained, canonical, hashOf } from './chain.ts';
import { csvLine } from './csv.ts';
import { record } from './record.ts';
import { sealAll, startSealer } from './seal.ts';

async function filledWorld(entries = 30, clock = fixedClock('2026-03-02T08:00:00Z')) {
  const world = await foundedWorld({ clock });
  const note = (count: number) =>
    act(world.core, world.organizationId, program, async (context) => {
      for (let number = 0; number < count; number++) {
        await record(context, 'test.noted', { kind: 'test', id: String(number) }, { number, of: ['a', 'b'] });
        clock.advance(1000);
      }
    });
  await note(entries);
  await sealAll(world.core);
  const verify = async () => (await world.joanne.post('/api/v1/audit/verification')).body;
  return { ...world, clock, note, verify };
}

/** What only the owner of the database can do. */
async function tamper(core: Core, statement: string): Promise<void> {
  const owner = new pg.Client(core.database.url);
  await owner.connect();
  try {
    await owner.query('begin');
    const { rows } = await owner.query('select id from govern.organizations()');
    await owner.query(`set local openrounds.organization = '${rows[0].id}'`);
    await owner.query(statement);
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}

test('a log that nobody touched verifies, and its unsealed tail is counted', async () => {
  const { verify, note } = await filledWorld();
  const whole = await verify();
  assert.equal(whole.ok, true);
  assert.ok(whole.sealed >= 30);
  assert.equal(whole.unsealed, 0);
  await note(2);
  assert.deepEqual(await verify(), { ...whole, unsealed: 2 });
});

for (const [what, statement, number, why] of [
  ['an altered detail', `update govern.audit_entry set details = '{"number":9999}' where number = 12`, 12, 'altered'],
  ['a moved time', `update govern.audit_entry set at = at + interval '1 microsecond' where number = 12`, 12, 'altered'],
  ['another actor', `update govern.audit_entry set actor_kind = 'person' where number = 12`, 12, 'altered'],
  ['a missing entry', 'delete from govern.audit_entry where number = 12', 12, 'missing'],
  [
    'two entries that changed places',
    `update govern.audit_entry set number = case number when 12 then -1 else 12 end where number in (12, 13);
     update govern.audit_entry set number = 13 where number = -1`,
    12,
    'out_of_order',
  ],
  ['a missing beginning', 'delete from govern.audit_entry where number <= 3', 3, 'beginning_missing'],
  [
    'a missing end',
    'delete from govern.audit_entry where number = (select number from govern.audit_head)',
    undefined,
    'end_missing',
  ],
] as const) {
  test(`${what} is found`, async () => {
    const { core, verify } = await filledWorld();
    await tamper(core, statement);
    const { ok, firstBroken, sealed } = await verify();
    assert.equal(ok, false);
    assert.deepEqual([firstBroken.number, firstBroken.why], [number ?? sealed + 1, why]);
  });
}

test("the app's own role can neither change nor remove an entry", async () => {
  const { core } = await filledWorld(1);
  for (const statement of ['delete from govern.audit_entry', `update govern.audit_entry set details = '{}'`]) {
    await assert.rejects(core.database.pool.query(statement), { code: '42501' });
  }
});

test('a log is shortened by its retention, says so, and still verifies', async () => {
  const clock = fixedClock('2016-03-02T08:00:00Z');
  const { core, joanne, note, verify, browser } = await filledWorld(20, clock);
  await joanne.put('/api/v1/retention', { postDays: null, auditDays: 2190 });
  const before = (await verify()).sealed;
  clock.advance(2200 * 86_400_000);
  await note(3);
  await sealAll(core);
  await clearAway(core);
  const again = browser();
  await again.signIn('joanne.park@mercyvalley.example');
  await sealAll(core);
  const after = (await again.post('/api/v1/audit/verification')).body;
  assert.equal(after.ok, true);
  assert.ok(after.sealed < before);
  const { entries } = (await again.get('/api/v1/audit?act=audit.shortened')).body;
  assert.equal(entries.length, 1);
  await tamper(core, `delete from govern.audit_entry where number = (select min(number) from govern.audit_entry)`);
  assert.equal((await again.post('/api/v1/audit/verification')).body.firstBroken.why, 'beginning_missing');
});

test('while everything is on hold, the log is not shortened', async () => {
  const clock = fixedClock('2016-03-02T08:00:00Z');
  const { core, joanne, verify } = await filledWorld(5, clock);
  await joanne.put('/api/v1/retention', { postDays: null, auditDays: 2190 });
  await joanne.post('/api/v1/holds', { reason: 'A lawsuit', covers: 'everything', subjectId: null });
  await sealAll(core);
  const before = await verify();
  clock.advance(2200 * 86_400_000);
  await clearAway(core);
  const { rows } = await core.database.pool.query(`select count(*) as count from govern.unsealed_organizations()`);
  assert.equal(rows[0].count, 0, 'nothing was done that would be written down');
  assert.ok(before.sealed > 5);
});

test('the sealer seals by itself, and two of them do not part the chain', async () => {
  const { core, note, verify } = await filledWorld(1);
  const sealers = [startSealer(core), startSealer(core)];
  try {
    await note(5);
    while ((await verify()).unsealed > 0);
    assert.equal((await verify()).ok, true);
  } finally {
    await Promise.all(sealers.map((sealer) => sealer.stop()));
  }
});

test('the log is read newest first, in pages, by act and by time', async () => {
  const { joanne } = await filledWorld(25);
  const seen: string[] = [];
  for (let before = ''; ; ) {
    const { body } = await joanne.get(`/api/v1/audit?limit=10${before && `&before=${before}`}`);
    seen.push(...body.entries.map(({ id }: { id: string }) => id));
    if (!body.next) break;
    before = body.next;
  }
  assert.ok(seen.length >= 25);
  assert.deepEqual(seen, [...new Set(seen)].sort().reverse());
  const span = 'from=2026-03-02T08:00:05Z&to=2026-03-02T08:00:10Z&act=test.noted';
  const { entries } = (await joanne.get(`/api/v1/audit?${span}`)).body;
  assert.equal(entries.length, 5);
  assert.equal(entries[0].details.number, 9);
});

test('the log goes out as CSV that no spreadsheet runs', async () => {
  const { joanne } = await filledWorld(1200);
  await joanne.patch('/api/v1/me', { name: '=HYPERLINK("http://evil.example")' });
  const { text, headers } = await joanne.get('/api/v1/audit.csv');
  assert.match(headers.get('content-type')!, /text\/csv/);
  assert.ok(text.split('\r\n').length > 1200);
  assert.ok(text.includes(`"'=HYPERLINK(""http://evil.example"")"`));
  assert.equal(
    csvLine(['+1', '-1', '@x', '\tx', 'plain', 'a,b', null, -1]),
    `"'+1","'-1","'@x","'\tx",plain,"a,b",,-1\r\n`,
  );
});

test('an entry’s hash can be made again from its row alone', () => {
  const entry: Chained = {
    organization: '0195a1e0-0000-7000-8000-000000000001',
    id: '0195a1e0-0000-7000-8000-000000000002',
    at: '2026-03-02T08:00:00.000000Z',
    actorKind: 'person',
    actorId: null,
    act: 'watch.created',
    subjectKind: 'watch',
    subjectId: null,
    details: { b: 1, a: [2, 'x'] },
  };
  assert.equal(canonical(entry.details), '{"a":[2,"x"],"b":1}');
  assert.equal(
    hashOf(entry, 1, beginning).toString('hex'),
    hashOf({ ...entry, details: { a: [2, 'x'], b: 1 } }, 1, beginning).toString('hex'),
  );
  assert.notDeepEqual(hashOf(entry, 1, beginning), hashOf(entry, 2, beginning));
});
