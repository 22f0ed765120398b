import assert from 'node:assert/strict';
import { test } from 'node:test';
import { program } from '../../core/actor.ts';
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { addPerson, foundOrganization, removeOrganization, startLink } from '../index.ts';
import { inOrderOfRemoval } from '../organization/remove.ts';
import { firstRun, openWorld, tokenOf, type World } from '../testing/world.ts';
import type { Demonstration } from './demonstration.ts';

interface Loads {
  count: number;
  fail: boolean;
}

async function worldWithDemonstration(): Promise<World & { loads: Loads }> {
  const loads: Loads = { count: 0, fail: false };
  let core: Core;
  const demonstration: Demonstration = {
    load: async () => {
      loads.count++;
      await found(core);
      if (loads.fail) throw new Error('the program was stopped');
    },
    remove: (id) => removeOrganization(core, id),
  };
  const world = await openWorld({ rightward: { demonstration } });
  core = world.core;
  return { ...world, loads };
}

/** A small imagined organization, in the way the demonstration founds its own. */
async function found(core: Core): Promise<void> {
  await inInstallation(core.database, async (db) => {
    const organization = {
      name: 'Imagined',
      kind: 'charity' as const,
      otherNames: [],
      language: 'en' as const,
      timeZone: 'UTC',
    };
    const { context, facilityIds } = await foundOrganization(core, db, program, {
      organization,
      facilities: [{ name: 'Hill', otherNames: [] }],
      demonstration: true,
    });
    const reader = [{ role: 'reader' as const, facilityId: facilityIds[0]! }];
    await addPerson(context, { name: 'Ana', email: 'ana@imagined.example', grants: reader });
    const all = [{ role: 'administrator' as const, facilityId: null }];
    await addPerson(context, { name: 'Jo', email: 'jo@imagined.example', grants: all });
  });
}

test('before the first run, the link or this computer lets a visitor look around', async () => {
  const { core, browser, loads } = await worldWithDemonstration();
  const token = tokenOf(await startLink(core));
  const stranger = browser();
  stranger.from = '203.0.113.9';
  const refused = await stranger.post('/api/v1/demonstration', {});
  assert.deepEqual([refused.status, refused.body.code], [403, 'setup.token']);
  const behindProxy = browser();
  behindProxy.from = '127.0.0.1';
  behindProxy.headers['x-forwarded-for'] = '203.0.113.9';
  assert.equal((await behindProxy.post('/api/v1/demonstration', {})).status, 403);
  assert.equal(loads.count, 0);
  const here = browser();
  here.from = '127.0.0.1';
  const linked = browser();
  const both = await Promise.all([
    here.post('/api/v1/demonstration', {}),
    linked.post('/api/v1/demonstration', { token }),
  ]);
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
  );
  assert.equal(loads.count, 1, 'two at once load it once');
  for (const visitor of [here, linked]) {
    const { body } = await visitor.get('/api/v1/me');
    assert.deepEqual([body.organization.demonstration, body.person.name], [true, 'Jo']);
  }
  assert.deepEqual((await browser().get('/api/v1/start')).body.setUp, false, 'looking around sets nothing up');
  assert.equal((await browser().post('/api/v1/setup', { ...firstRun, token })).status, 200);
});

test('afterwards an administrator loads it, looks around as themselves, and takes it away with all of it', async () => {
  const { core, browser, loads } = await worldWithDemonstration();
  const joanne = browser();
  await joanne.post('/api/v1/setup', { ...firstRun, token: tokenOf(await startLink(core)) });
  const visitor = browser();
  visitor.from = '127.0.0.1';
  const signedOut = await visitor.post('/api/v1/demonstration', {});
  assert.deepEqual([signedOut.status, signedOut.body.code], [401, 'signed_out']);
  const none = await joanne.delete('/api/v1/demonstration');
  assert.deepEqual([none.status, none.body.code], [409, 'demonstration.not_loaded']);
  assert.equal((await joanne.post('/api/v1/demonstration', {})).status, 200);
  assert.equal((await joanne.post('/api/v1/demonstration', {})).status, 200);
  assert.equal(loads.count, 1);
  const me = (await joanne.get('/api/v1/me')).body;
  assert.deepEqual([me.organization.name, me.person.name], ['Imagined', 'Joanne Park']);
  assert.equal((await joanne.delete('/api/v1/demonstration')).status, 200);
  assert.equal((await joanne.get('/api/v1/me')).body.organization.name, 'Mercy Valley Health');
  assert.equal((await core.database.pool.query('select id from govern.organizations()')).rows.length, 1);
  const users = await core.database.pool.query('select email from auth."user"');
  assert.deepEqual(users.rows, [{ email: 'joanne.park@mercyvalley.example' }]);
});

test('a demonstration that was cut off is loaded anew', async () => {
  const { browser, loads } = await worldWithDemonstration();
  const visitor = browser();
  visitor.from = '127.0.0.1';
  loads.fail = true;
  assert.equal((await visitor.post('/api/v1/demonstration', {})).status, 500);
  loads.fail = false;
  assert.equal((await visitor.post('/api/v1/demonstration', {})).status, 200);
  assert.equal(loads.count, 2);
  assert.equal((await visitor.get('/api/v1/me')).body.organizations.length, 1);
});

test('a real organization is not removed so', async () => {
  const { core, browser } = await worldWithDemonstration();
  const joanne = browser();
  const { body } = await joanne.post('/api/v1/setup', { ...firstRun, token: tokenOf(await startLink(core)) });
  await assert.rejects(removeOrganization(core, body.organizationId), { code: 'demonstration.not_loaded' });
  assert.equal((await joanne.get('/api/v1/me')).status, 200);
});

test('rows that refer go before those they refer to', () => {
  const tables = [
    { name: 'a', refers: [] },
    { name: 'b', refers: ['a'] },
    { name: 'c', refers: ['b', 'a'] },
  ];
  assert.deepEqual(inOrderOfRemoval(tables), ['c', 'b', 'a']);
  assert.throws(
    () =>
      inOrderOfRemoval([
        { name: 'a', refers: ['b'] },
        { name: 'b', refers: ['a'] },
      ]),
    /circle/,
  );
});
