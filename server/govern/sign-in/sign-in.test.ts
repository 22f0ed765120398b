import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock } from '../../core/clock.ts';
import { type Browser, foundedWorld, join, password } from '../testing/world.ts';
import { authOf } from './auth.ts';

const email = 'joanne.park@mercyvalley.example';
const editor = [{ role: 'editor', facilityId: null }];
const hour = 3_600_000;

async function acts(browser: Browser): Promise<string[]> {
  const { body } = await browser.get('/api/v1/audit?limit=200');
  return body.entries.map(({ act }: { act: string }) => act);
}

test('the library finds its tables as it expects them', async () => {
  const { core } = await foundedWorld();
  const { checkSchema } = await authOf(core).$context;
  assert.ok(checkSchema, 'the library can check its schema');
  await checkSchema();
});

test('a password signs in; a wrong one, or a stranger, learns nothing', async () => {
  const { browser, joanne } = await foundedWorld();
  const visitor = browser();
  const wrong = await visitor.signIn(email, 'another slow river 41');
  const stranger = await visitor.signIn('nobody@mercyvalley.example');
  assert.deepEqual([wrong.status, wrong.body.code], [401, 'sign_in.wrong']);
  assert.equal(stranger.text, wrong.text);
  assert.equal(visitor.cookies.size, 0);
  const right = await visitor.signIn('JOANNE.PARK@mercyvalley.example');
  assert.equal(right.status, 200);
  assert.doesNotMatch(right.text, /token/, 'the session belongs in the cookie alone');
  assert.equal((await visitor.get('/api/v1/me')).status, 200);
  assert.equal((await visitor.post('/api/auth/sign-out')).status, 200);
  assert.equal((await visitor.get('/api/v1/me')).status, 401);
  const log = await acts(joanne);
  for (const act of ['person.signed_in', 'person.sign_in_failed', 'person.signed_out'])
    assert.ok(log.includes(act), act);
});

test('too many tries are held back, the right password too, and say how long', async () => {
  const { browser } = await foundedWorld();
  const attacker = browser();
  attacker.from = '203.0.113.9';
  for (let turn = 0; turn < 10; turn++) assert.equal((await attacker.signIn(email, 'guess after guess')).status, 401);
  const held = await attacker.signIn(email);
  assert.deepEqual([held.status, held.body.code], [429, 'request.too_many']);
  assert.ok(Number(held.headers.get('retry-after')) > 0);
  const joanne = browser();
  joanne.from = '198.51.100.7';
  assert.equal((await joanne.signIn(email)).status, 200, 'from her own machine she is let in');
});

test('who signs in is not counted, so a whole department may from one address', async () => {
  const { core, browser } = await foundedWorld();
  const joanne = browser();
  joanne.from = '198.51.100.7';
  for (let turn = 0; turn < 3; turn++) assert.equal((await joanne.signIn(email)).status, 200);
  const { rows } = await core.database.pool.query('select max(points) as most from auth.attempt');
  assert.equal(rows[0].most, 0, 'nothing is counted against it');
});

test('only the endpoints we know are there', async () => {
  const { browser } = await foundedWorld();
  const visitor = browser();
  for (const [method, path] of [
    ['POST', '/sign-up/email'],
    ['POST', '/update-user'],
    ['POST', '/delete-user'],
    ['POST', '/change-email'],
    ['POST', '/request-password-reset'],
    ['POST', '/enter'],
    ['GET', '/list-sessions'],
    ['GET', '/sign-in/email'],
    ['POST', '/sign-in/email/'],
    ['GET', '/ok'],
  ] as const) {
    const body = { email: 'x@y.example', password, name: 'X' };
    const { status } = await visitor.send(method, `/api/auth${path}`, method === 'POST' ? body : undefined);
    assert.equal(status, 404, path);
  }
});

test('a session ends after twelve idle hours, and after seven days in any case', async () => {
  const clock = fixedClock('2026-03-02T08:00:00Z');
  const { joanne, browser } = await foundedWorld({ clock });
  clock.advance(11 * hour);
  assert.equal((await joanne.get('/api/v1/me')).status, 200);
  clock.advance(11 * hour);
  assert.equal((await joanne.get('/api/v1/me')).status, 200, 'a request keeps it');
  clock.advance(12 * hour + 1);
  assert.equal((await joanne.get('/api/v1/me')).status, 401);
  clock.advance(-hour);
  assert.equal((await joanne.get('/api/v1/me')).status, 401, 'what ended stays ended');
  const again = browser();
  await again.signIn(email);
  for (let turn = 0; turn < 16; turn++) {
    assert.equal((await again.get('/api/v1/me')).status, 200);
    clock.advance(10 * hour);
  }
  clock.advance(8 * hour + 1);
  assert.equal((await again.get('/api/v1/me')).status, 401);
  assert.equal((await again.get('/api/auth/get-session')).body, null);
});

test('a changed password signs out everywhere else', async () => {
  const { joanne, browser } = await foundedWorld();
  const other = browser();
  await other.signIn(email);
  const next = 'a quick brook at noon 7';
  const change = (body: object) => joanne.post('/api/auth/change-password', body);
  const wrong = await change({ currentPassword: 'something else 99', newPassword: next });
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'password.wrong']);
  const known = await change({ currentPassword: password, newPassword: 'password12345' });
  assert.equal(known.body.code, 'password.known');
  const named = await change({ currentPassword: password, newPassword: 'up the mercy-valley road' });
  assert.equal(named.body.code, 'password.contains_name');
  assert.equal((await change({ currentPassword: password, newPassword: next })).status, 200);
  assert.equal((await joanne.get('/api/v1/me')).status, 200);
  assert.equal((await other.get('/api/v1/me')).status, 401);
  assert.equal((await browser().signIn(email)).status, 401);
  assert.equal((await browser().signIn(email, next)).status, 200);
  assert.ok((await acts(joanne)).includes('password.changed'));
});

test('requests from a page of somebody else change nothing', async () => {
  const { joanne } = await foundedWorld();
  const change = () => joanne.patch('/api/v1/organization', { name: 'Taken Over' });
  for (const headers of [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: joanne.url, 'sec-fetch-site': 'cross-site' },
    { origin: joanne.url, 'sec-fetch-site': 'same-site' },
  ]) {
    joanne.headers = headers as Record<string, string>;
    const refused = await change();
    assert.deepEqual([refused.status, refused.body.code], [403, 'request.origin']);
    assert.equal((await joanne.post('/api/auth/sign-out')).status, 403);
  }
  joanne.headers = { 'sec-fetch-site': 'same-origin' };
  assert.equal((await change()).status, 200);
});

test('whoever is removed is out at once, and cannot come back in', async () => {
  const world = await foundedWorld();
  const ben = await join(world, 'Ben Okafor', editor);
  assert.equal((await ben.get('/api/v1/me')).status, 200);
  assert.equal((await world.joanne.post(`/api/v1/people/${ben.personId}/removal`)).status, 200);
  assert.equal((await ben.get('/api/v1/me')).status, 401);
  const back = await world.browser().signIn('ben.okafor@mercyvalley.example');
  assert.deepEqual([back.status, back.body.code], [401, 'sign_in.wrong']);
  await world.joanne.delete(`/api/v1/people/${ben.personId}/removal`);
  assert.equal((await world.browser().signIn('ben.okafor@mercyvalley.example')).status, 200);
});

test('a person of two organizations works in the one they chose', async () => {
  const world = await foundedWorld();
  const other = await secondOrganization(world);
  const me = await world.joanne.get('/api/v1/me');
  assert.deepEqual(me.body.organizations.map(({ name }: { name: string }) => name).sort(), [
    'Acme Care',
    'Mercy Valley Health',
  ]);
  assert.equal((await world.joanne.put('/api/v1/me/organization', { organizationId: other })).status, 200);
  assert.equal((await world.joanne.get('/api/v1/me')).body.organization.name, 'Acme Care');
  const foreign = await world.joanne.put('/api/v1/me/organization', { organizationId: crypto.randomUUID() });
  assert.equal(foreign.status, 404);
});

/** Joanne administers a second one too. */
async function secondOrganization({ core }: Awaited<ReturnType<typeof foundedWorld>>): Promise<string> {
  const { foundOrganization, addPerson } = await import('../index.ts');
  const { inInstallation } = await import('../../core/database.ts');
  const { operator } = await import('../../core/actor.ts');
  return inInstallation(core.database, async (db) => {
    const organization = {
      name: 'Acme Care',
      kind: 'for_profit',
      otherNames: [],
      language: 'en',
      timeZone: 'UTC',
    } as const;
    const { context } = await foundOrganization(core, db, operator, {
      organization: { ...organization, otherNames: [] },
      facilities: [],
    });
    await addPerson(context, { name: 'Joanne Park', email, grants: [{ role: 'administrator', facilityId: null }] });
    return context.organization;
  });
}

test('what lies in the database signs nobody in: a session’s cookie is signed with a key that is not there', async () => {
  const { core, browser, joanne } = await foundedWorld();
  const { rows } = await core.database.pool.query<{ token: string }>('select token from auth.session');
  const [name, value] = [...joanne.cookies].find(([, value]) => value.includes(encodeURIComponent(rows[0]!.token)))!;
  const [, signature = ''] = decodeURIComponent(value).split(/\.(?=[^.]*$)/);
  const tokens = rows.flatMap(({ token }) => [token, `${token}.`, `${token}.${signature.slice(0, -2)}A=`]);
  for (const token of tokens) {
    const thief = browser();
    thief.cookies.set(name, encodeURIComponent(token));
    assert.equal((await thief.get('/api/v1/me')).status, 401, token.slice(-4));
    const bearer = browser();
    bearer.headers = { ...bearer.headers, authorization: `Bearer ${token}` };
    assert.equal((await bearer.get('/api/v1/me')).status, 401);
  }
  const stored = await core.database.pool.query("select 1 from auth.session s where s::text like '%' || $1 || '%'", [
    signature,
  ]);
  assert.equal(stored.rowCount, 0, 'the signature is kept nowhere');
  joanne.cookies.set(name, value);
  assert.equal((await joanne.get('/api/v1/me')).status, 200);
});
