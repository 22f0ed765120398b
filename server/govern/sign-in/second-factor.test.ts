import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { type Browser, foundedWorld, password, tokenOf } from '../testing/world.ts';

const email = 'joanne.park@mercyvalley.example';

/** RFC 6238, as an authenticator app computes it; `steps` of 30 seconds from now. */
function codeOf(uri: string, steps = 0): string {
  const secret = base32(new URL(uri).searchParams.get('secret')!);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const at = digest.at(-1)! & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
}

async function enrol(browser: Browser): Promise<{ totpURI: string; backupCodes: string[] }> {
  const begun = await browser.post('/api/auth/two-factor/enable', { password });
  assert.equal(begun.status, 200, begun.text);
  const confirmed = await browser.post('/api/auth/two-factor/verify-totp', { code: codeOf(begun.body.totpURI) });
  assert.equal(confirmed.status, 200, confirmed.text);
  return begun.body;
}

test('a second factor is enrolled with the password, and then asked for', async () => {
  const { joanne, browser } = await foundedWorld();
  const wrong = await joanne.post('/api/auth/two-factor/enable', { password: 'not hers at all' });
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'password.wrong']);
  assert.equal((await joanne.get('/api/v1/me')).body.person.secondFactor, false);
  const { totpURI } = await enrol(joanne);
  assert.equal((await joanne.get('/api/v1/me')).body.person.secondFactor, true);

  const visitor = browser();
  const asked = await visitor.signIn(email);
  assert.equal(asked.body.twoFactorRedirect, true);
  assert.equal((await visitor.get('/api/v1/me')).status, 401, 'the password alone is not enough');
  const guess = await visitor.post('/api/auth/two-factor/verify-totp', { code: '000000' });
  assert.deepEqual([guess.status, guess.body.code], [401, 'second_factor.wrong']);
  const trusted = await visitor.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI), trustDevice: true });
  assert.equal(trusted.status, 200, trusted.text);
  assert.equal((await visitor.get('/api/v1/me')).status, 200);
  await visitor.post('/api/auth/sign-out');
  assert.equal((await visitor.signIn(email)).body.twoFactorRedirect, true, 'no machine is trusted for good');
});

test('a backup code serves once', async () => {
  const { joanne, browser } = await foundedWorld();
  const { backupCodes } = await enrol(joanne);
  const [code] = backupCodes;
  for (const status of [200, 401]) {
    const visitor = browser();
    await visitor.signIn(email);
    assert.equal((await visitor.post('/api/auth/two-factor/verify-backup-code', { code })).status, status);
  }
  const { body } = await joanne.get('/api/v1/audit?limit=200');
  const words = body.entries.map(({ act }: { act: string }) => act);
  assert.ok(words.includes('second_factor.on'));
});

test('guessing codes is stopped, though the password is known', async () => {
  const { joanne, browser } = await foundedWorld();
  await enrol(joanne);
  const statuses = new Set<number>();
  for (let challenge = 0; challenge < 4; challenge++) {
    const attacker = browser();
    await attacker.signIn(email);
    for (let turn = 0; turn < 6; turn++) {
      statuses.add((await attacker.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status);
    }
  }
  assert.deepEqual([...statuses].sort(), [401, 429]);
});

test('the second factor is taken off with the password alone', async () => {
  const { joanne, browser } = await foundedWorld();
  await enrol(joanne);
  assert.equal((await joanne.post('/api/auth/two-factor/disable', { password: 'not hers at all' })).status, 422);
  assert.equal((await joanne.post('/api/auth/two-factor/disable', { password })).status, 200);
  assert.equal((await browser().signIn(email)).body.twoFactorRedirect, undefined);
  assert.equal((await joanne.get('/api/v1/me')).body.person.secondFactor, false);
});

test('an invitation does not get around the second factor', async () => {
  const { core, joanne, browser } = await foundedWorld();
  await enrol(joanne);
  const { act } = await import('../../core/context.ts');
  const { operator } = await import('../../core/actor.ts');
  const { inInstallation } = await import('../../core/database.ts');
  const { foundOrganization } = await import('../index.ts');
  const { invite } = await import('../people/invite.ts');
  const acme = {
    name: 'Acme Care',
    kind: 'for_profit' as const,
    otherNames: [],
    language: 'en' as const,
    timeZone: 'UTC',
  };
  const id = await inInstallation(core.database, async (db) => {
    const { context } = await foundOrganization(core, db, operator, { organization: acme, facilities: [] });
    return context.organization;
  });
  const grants = [{ role: 'reader' as const, facilityId: null }];
  const { link } = await act(core, id, operator, (context) =>
    invite(context, core.config, { name: 'Joanne', email, grants }),
  );
  const visitor = browser();
  const accepted = await visitor.post('/api/v1/invitations/acceptance', {
    token: tokenOf(link),
    name: 'Joanne',
    password,
  });
  assert.equal(accepted.status, 200);
  assert.equal((await visitor.get('/api/v1/me')).status, 401, 'the code is still asked for');
  assert.equal((await joanne.get('/api/v1/me')).body.organizations.length, 2);
});
