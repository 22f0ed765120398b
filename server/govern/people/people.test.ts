import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock } from '../../core/clock.ts';
import { foundedWorld, join, password, tokenOf } from '../testing/world.ts';

const administrator = [{ role: 'administrator', facilityId: null }];
const editor = [{ role: 'editor', facilityId: null }];
const ben = { name: 'Ben Okafor', email: 'ben.okafor@mercyvalley.example', grants: editor };

test('an invitation is a link that serves once', async () => {
  const { joanne, browser } = await foundedWorld();
  const invited = await joanne.post('/api/v1/invitations', ben);
  assert.match(invited.body.link, /^http:\/\/localhost:8080\/invitation#token=/);
  const token = tokenOf(invited.body.link);
  const visitor = browser();
  const read = await visitor.post('/api/v1/invitations/reading', { token });
  assert.deepEqual(read.body, {
    organization: 'Mercy Valley Health',
    name: 'Ben Okafor',
    email: ben.email,
    hasAccount: false,
  });
  const weak = await visitor.post('/api/v1/invitations/acceptance', {
    token,
    name: 'Ben',
    password: 'okafor okafor 1',
  });
  assert.equal(weak.body.code, 'password.contains_name');
  assert.equal(
    (await visitor.post('/api/v1/invitations/acceptance', { token, name: 'Ben Okafor', password })).status,
    200,
  );
  const me = await visitor.get('/api/v1/me');
  assert.deepEqual(me.body.roles, ['editor']);
  assert.ok(!me.body.rights.includes('people.write'));
  for (const path of ['reading', 'acceptance']) {
    const again = await browser().post(`/api/v1/invitations/${path}`, { token, name: 'Eve', password });
    assert.deepEqual([again.status, again.body.code], [410, 'invitation.unusable']);
  }
  const twice = await joanne.post('/api/v1/invitations', ben);
  assert.deepEqual([twice.status, twice.body.code], [409, 'person.exists']);
});

test('the token of an invitation is kept as a digest, and stands in no answer but the first', async () => {
  const { core, joanne, organizationId } = await foundedWorld();
  const token = tokenOf((await joanne.post('/api/v1/invitations', ben)).body.link);
  assert.ok(!(await joanne.get('/api/v1/people')).text.includes(token));
  const client = await core.database.pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local openrounds.organization = '${organizationId}'`);
    const { rows } = await client.query('select t::text as row from govern.invitation t');
    assert.ok(!rows[0].row.includes(token));
    await client.query('commit');
  } finally {
    client.release();
  }
});

test('a revoked or expired invitation is useless', async () => {
  const clock = fixedClock('2026-03-02T08:00:00Z');
  const { joanne, browser } = await foundedWorld({ clock });
  const first = (await joanne.post('/api/v1/invitations', ben)).body;
  assert.equal((await joanne.post(`/api/v1/invitations/${first.invitation.id}/revocation`)).status, 200);
  const second = (await joanne.post('/api/v1/invitations', ben)).body;
  clock.advance(7 * 86_400_000);
  for (const { link } of [first, second]) {
    const body = { token: tokenOf(link), name: 'Ben', password };
    assert.equal((await browser().post('/api/v1/invitations/acceptance', body)).status, 410);
  }
});

test('of two who accept at once, one does', async () => {
  const { joanne, browser } = await foundedWorld();
  const token = tokenOf((await joanne.post('/api/v1/invitations', ben)).body.link);
  const accept = () => browser().post('/api/v1/invitations/acceptance', { token, name: 'Ben Okafor', password });
  const statuses = (await Promise.all([accept(), accept(), accept()])).map(({ status }) => status).sort();
  assert.deepEqual(statuses, [200, 410, 410]);
});

test('an account that exists is not taken over by an invitation', async () => {
  const world = await foundedWorld();
  const theirs = await join(world, 'Ben Okafor', editor);
  await world.joanne.post(`/api/v1/people/${theirs.personId}/removal`);
  const token = tokenOf((await world.joanne.post('/api/v1/invitations', ben)).body.link);
  const read = await world.browser().post('/api/v1/invitations/reading', { token });
  assert.equal(read.body.hasAccount, true);
  const visitor = world.browser();
  const stolen = await visitor.post('/api/v1/invitations/acceptance', {
    token,
    name: 'Eve',
    password: 'brand new words 12',
  });
  assert.deepEqual([stolen.status, stolen.body.code], [401, 'signed_out']);
  assert.equal(
    (await visitor.post('/api/v1/invitations/acceptance', { token, name: 'Ben Okafor', password })).status,
    200,
  );
  assert.equal((await visitor.get('/api/v1/me')).body.person.id, theirs.personId, 'the same person, with access again');
});

test('the last administrator stays one', async () => {
  const world = await foundedWorld();
  const { joanne } = world;
  const me = (await joanne.get('/api/v1/me')).body.person.id;
  const { facilities } = (await joanne.get('/api/v1/organization')).body;
  for (const grants of [editor, [{ role: 'administrator', facilityId: facilities[0].id }]]) {
    const demoted = await joanne.put(`/api/v1/people/${me}/grants`, { grants });
    assert.deepEqual([demoted.status, demoted.body.code], [409, 'person.last_administrator']);
  }
  assert.equal((await joanne.post(`/api/v1/people/${me}/removal`)).body.code, 'person.last_administrator');
  const priya = await join(world, 'Priya Nair', administrator);
  const both = await Promise.all([
    joanne.post(`/api/v1/people/${priya.personId}/removal`),
    priya.post(`/api/v1/people/${me}/removal`),
  ]);
  assert.equal(both.filter(({ status }) => status === 200).length, 1, 'two who remove each other do not leave nobody');
});

test('a role for one facility reaches no further', async () => {
  const world = await foundedWorld();
  const { facilities } = (await world.joanne.get('/api/v1/organization')).body;
  const ana = await join(world, 'Ana Reyes', [{ role: 'editor', facilityId: facilities[1].id }]);
  const me = (await ana.get('/api/v1/me')).body;
  assert.deepEqual(me.facilityIds, [facilities[1].id]);
  assert.ok(me.rights.includes('watches.write'));
  assert.ok(!me.rights.includes('people.read'), 'a right that only makes sense for everything');
  assert.equal((await ana.get('/api/v1/people')).status, 404);
  const foreign = { ...ben, grants: [{ role: 'reader', facilityId: crypto.randomUUID() }] };
  assert.equal((await world.joanne.post('/api/v1/invitations', foreign)).status, 404);
});

test('a password link serves once and signs out everywhere', async () => {
  const world = await foundedWorld();
  const theirs = await join(world, 'Ben Okafor', editor);
  const made = await world.joanne.post(`/api/v1/people/${theirs.personId}/password-link`);
  const older = await world.joanne.post(`/api/v1/people/${theirs.personId}/password-link`);
  const token = tokenOf(made.body.link);
  const known = await world.browser().post('/api/v1/password', { token, password: 'qwertyuiop12' });
  assert.equal(known.body.code, 'password.known');
  const next = 'cold coffee by the window';
  assert.equal((await world.browser().post('/api/v1/password', { token, password: next })).status, 200);
  assert.equal((await theirs.get('/api/v1/me')).status, 401);
  assert.equal((await world.browser().signIn(ben.email)).status, 401);
  assert.equal((await world.browser().signIn(ben.email, next)).status, 200);
  for (const link of [made.body.link, older.body.link]) {
    const again = await world
      .browser()
      .post('/api/v1/password', { token: tokenOf(link), password: 'warm tea by the door 1' });
    assert.equal(again.body.code, 'invitation.unusable');
  }
});

test('an administrator makes no password link for somebody who works elsewhere too', async () => {
  const world = await foundedWorld();
  const theirs = await join(world, 'Ben Okafor', editor);
  const { act } = await import('../../core/context.ts');
  const { operator } = await import('../../core/actor.ts');
  const { inInstallation } = await import('../../core/database.ts');
  const { addPerson, foundOrganization, resetPassword } = await import('../index.ts');
  const acme = { name: 'Acme', kind: 'for_profit' as const, otherNames: [], language: 'en' as const, timeZone: 'UTC' };
  await inInstallation(world.core.database, async (db) => {
    const founded = await foundOrganization(world.core, db, operator, { organization: acme, facilities: [] });
    await addPerson(founded.context, { ...ben, grants: [{ role: 'administrator', facilityId: null }] });
  });
  assert.equal((await world.joanne.post(`/api/v1/people/${theirs.personId}/password-link`)).status, 404);
  const made = await act(world.core, world.organizationId, operator, (context) =>
    resetPassword(context, world.core.config, theirs.personId),
  );
  assert.match(made.link, /\/password#token=/);
});

test('people change their own name and language', async () => {
  const { joanne } = await foundedWorld();
  await joanne.patch('/api/v1/me', { language: 'es' });
  await joanne.patch('/api/v1/me', { name: 'Joanne P.' });
  const { person } = (await joanne.get('/api/v1/me')).body;
  assert.deepEqual([person.name, person.language], ['Joanne P.', 'es']);
});

test('a change of the organization keeps what it leaves out', async () => {
  const { joanne } = await foundedWorld();
  await joanne.patch('/api/v1/organization', { kind: 'public_district' });
  const renamed = (await joanne.patch('/api/v1/organization', { name: 'Mercy Valley' })).body;
  assert.deepEqual([renamed.kind, renamed.otherNames], ['public_district', ['Mercy Valley', 'MVH']]);
  const zone = await joanne.patch('/api/v1/organization', { timeZone: 'Mars/Olympus' });
  assert.equal(zone.body.code, 'request.invalid');
  const [first] = renamed.facilities;
  const closed = await joanne.post(`/api/v1/facilities/${first.id}/closure`);
  assert.ok(closed.body.closedAt);
  assert.equal((await joanne.delete(`/api/v1/facilities/${first.id}/closure`)).body.closedAt, null);
  assert.deepEqual((await joanne.patch(`/api/v1/facilities/${first.id}`, { name: 'Anne' })).body.otherNames, [
    'Santa Ana',
  ]);
});

test('a time zone is a name that PostgreSQL means the same by', async () => {
  const { joanne } = await foundedWorld();
  // An offset is read the other way round there: days would begin ten hours apart on two pages.
  for (const timeZone of ['+05:00', 'Nowhere/Here', 'EST5EDT4,M3.2.0,M11.1.0', ''])
    assert.equal((await joanne.patch('/api/v1/organization', { timeZone })).status, 400, timeZone);
  const changed = await joanne.patch('/api/v1/organization', { timeZone: 'Asia/Yekaterinburg' });
  assert.equal(changed.body.timeZone, 'Asia/Yekaterinburg');
});
