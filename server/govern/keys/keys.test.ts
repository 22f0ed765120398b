import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock } from '../../core/clock.ts';
import { type Browser, foundedWorld, type World } from '../testing/world.ts';

async function holderOf({ browser }: World, joanne: Browser, body: object): Promise<Browser & { id: string }> {
  const made = await joanne.post('/api/v1/keys', { name: 'Script', ...body });
  assert.equal(made.status, 200, made.text);
  const script = browser();
  script.headers = { authorization: `Bearer ${made.body.secret}` };
  return Object.assign(script, { id: made.body.key.id as string });
}

test('a key acts within its scopes, is shown once and needs no origin', async () => {
  const world = await foundedWorld();
  const { joanne } = world;
  const script = await holderOf(world, joanne, { scopes: ['organization.read', 'organization.write'] });
  const secret = script.headers.authorization!.slice('Bearer '.length);
  assert.match(secret, /^or_[\w-]{43}$/);
  assert.equal((await script.patch('/api/v1/organization', { name: 'By Script' })).status, 200);
  assert.equal((await script.get('/api/v1/people')).status, 404);
  assert.equal((await script.get('/api/v1/me')).status, 404);
  const listed = await joanne.get('/api/v1/keys');
  assert.ok(!listed.text.includes(secret));
  assert.equal(listed.body.keys[0].prefix, secret.slice(0, 9));
  assert.ok(listed.body.keys[0].lastUsedAt);
  const { entries } = (await joanne.get('/api/v1/audit?act=organization.changed')).body;
  assert.deepEqual(entries[0].actor, { kind: 'key', id: script.id, name: 'Script' });
});

test('a revoked, expired or made-up key is nobody, whatever cookies come with it', async () => {
  const clock = fixedClock('2026-03-02T08:00:00Z');
  const world = await foundedWorld({ clock });
  const { joanne } = world;
  const scopes = ['organization.read'];
  const revoked = await holderOf(world, joanne, { scopes });
  const expiring = await holderOf(world, joanne, { scopes, expiresInDays: 1 });
  assert.equal((await joanne.post(`/api/v1/keys/${revoked.id}/revocation`)).status, 200);
  assert.equal((await revoked.get('/api/v1/organization')).status, 401);
  assert.equal((await expiring.get('/api/v1/organization')).status, 200);
  joanne.headers.authorization = `Bearer or_${'x'.repeat(43)}`;
  assert.equal((await joanne.get('/api/v1/organization')).status, 401);
  clock.advance(86_400_000);
  assert.equal((await expiring.get('/api/v1/organization')).status, 401);
});

test('nobody hands on more than they hold', async () => {
  const world = await foundedWorld();
  const scopes = ['keys.write', 'people.read', 'people.write'];
  const script = await holderOf(world, world.joanne, { scopes });
  assert.equal((await script.post('/api/v1/keys', { name: 'More', scopes: ['audit.read'] })).status, 404);
  assert.equal((await script.post('/api/v1/keys', { name: 'Less', scopes: ['people.read'] })).status, 200);
  const grants = [{ role: 'administrator', facilityId: null }];
  const mine = { name: 'Eve', email: 'eve@evil.example', grants };
  assert.equal((await script.post('/api/v1/invitations', mine)).status, 404);
  const me = (await world.joanne.get('/api/v1/me')).body.person.id;
  assert.equal((await script.post(`/api/v1/people/${me}/password-link`)).status, 404);
  assert.equal((await script.post(`/api/v1/people/${me}/removal`)).status, 404);
});
