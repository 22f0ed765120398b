import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startLink } from '../index.ts';
import { firstRun, foundedWorld, openWorld, tokenOf } from '../testing/world.ts';

test('the first run founds the organization and signs its administrator in', async () => {
  const { core, browser } = await openWorld();
  const visitor = browser();
  const before = await visitor.get('/api/v1/start');
  assert.deepEqual(before.body, { setUp: false, maySetUp: false, demonstration: false, version: core.config.version });
  const link = await startLink(core);
  assert.match(link ?? '', /^http:\/\/localhost:8080\/start#token=[\w-]{43}$/);
  const done = await visitor.post('/api/v1/setup', { ...firstRun, token: tokenOf(link) });
  assert.equal(done.status, 200, done.text);
  const cookie = done.headers.getSetCookie().join('\n');
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
  assert.doesNotMatch(cookie, /Secure/);
  const me = await visitor.get('/api/v1/me');
  assert.equal(me.body.person.email, 'joanne.park@mercyvalley.example');
  assert.deepEqual(me.body.roles, ['administrator']);
  assert.equal(me.body.facilityIds, null);
  assert.equal(me.body.organization.id, done.body.organizationId);
  const organization = await visitor.get('/api/v1/organization');
  assert.deepEqual(
    organization.body.facilities.map(({ name, otherNames }: { name: string; otherNames: string[] }) => [
      name,
      otherNames,
    ]),
    [
      ['St. Anne', ['Santa Ana']],
      ['Harbor', []],
    ],
  );
});

test('without the printed link, nobody sets it up; a link of an earlier start still serves', async () => {
  const { core, browser } = await openWorld();
  const first = await startLink(core);
  await startLink(core);
  for (const token of [undefined, '', 'guess', tokenOf(first).slice(1)]) {
    const refused = await browser().post('/api/v1/setup', { ...firstRun, token });
    assert.deepEqual([refused.status, refused.body.code], [403, 'setup.token']);
  }
  const visitor = browser();
  visitor.headers['x-openrounds-start'] = tokenOf(first);
  assert.equal((await visitor.get('/api/v1/start')).body.maySetUp, true);
  assert.equal((await visitor.post('/api/v1/setup', { ...firstRun, token: tokenOf(first) })).status, 200);
});

test('a finished first run cannot be run again', async () => {
  const { core, browser } = await openWorld();
  const token = tokenOf(await startLink(core));
  assert.equal((await browser().post('/api/v1/setup', { ...firstRun, token })).status, 200);
  const again = await browser().post('/api/v1/setup', { ...firstRun, token });
  assert.deepEqual([again.status, again.body.code], [409, 'setup.finished']);
  assert.equal(await startLink(core), null);
  assert.equal((await browser().get('/api/v1/start')).body.setUp, true);
});

test('of several first runs at once, one wins', async () => {
  const { core, browser } = await openWorld();
  const token = tokenOf(await startLink(core));
  const runs = Array.from({ length: 5 }, (_, place) =>
    browser().post('/api/v1/setup', {
      ...firstRun,
      administrator: { ...firstRun.administrator, email: `person${place}@mercyvalley.example` },
      token,
    }),
  );
  const codes = (await Promise.all(runs)).map(({ status }) => status).sort();
  assert.deepEqual(codes, [200, 409, 409, 409, 409]);
  const { rows } = await core.database.pool.query('select id from govern.organizations()');
  assert.equal(rows.length, 1);
  assert.equal((await core.database.pool.query('select id from auth."user"')).rows.length, 1);
});

test('what the new organization needs elsewhere is done with it or not at all', async () => {
  const { core, browser } = await openWorld({
    rightward: {
      welcome: async () => {
        throw new Error('not today');
      },
    },
  });
  const token = tokenOf(await startLink(core));
  assert.equal((await browser().post('/api/v1/setup', { ...firstRun, token })).status, 500);
  assert.equal((await browser().get('/api/v1/start')).body.setUp, false);
  assert.equal((await core.database.pool.query('select id from auth."user"')).rows.length, 0);
});

test('a password that is short, known or named after us is refused', async () => {
  const { core, browser } = await openWorld();
  const token = tokenOf(await startLink(core));
  for (const [password, code] of [
    ['Password1234', 'password.known'],
    ['P@ssw0rd2026!', 'password.known'],
    ['qwertyuiop123', 'password.known'],
    ['123456789012', 'password.known'],
    ['aaaaaaaaaaaaaaaa', 'password.known'],
    ['joanne at the lake', 'password.contains_name'],
    ['my mercy valley pass', 'password.contains_name'],
  ]) {
    const administrator = { ...firstRun.administrator, password };
    const refused = await browser().post('/api/v1/setup', { ...firstRun, administrator, token });
    assert.deepEqual([refused.status, refused.body.code], [422, code], password);
  }
});

test('behind https, cookies are for https alone', async () => {
  const { joanne } = await foundedWorld({ env: { OPENROUNDS_URL: 'https://voices.example.org' } });
  const signedIn = await joanne.signIn('joanne.park@mercyvalley.example');
  assert.match(signedIn.headers.getSetCookie().join('\n'), /__Secure-openrounds[^;]+;.*Secure/);
});
