import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { test } from 'node:test';
import { type Browser, foundedWorld } from '../testing/world.ts';

/** An authenticator as WebAuthn describes it: a P-256 key, attestation "none". */
class Authenticator {
  readonly id = randomBytes(32);
  readonly #key: KeyObject;
  readonly #x: Buffer;
  readonly #y: Buffer;
  #counter = 0;
  /** What it says of its user: present (1), verified (4). */
  user = 0x05;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    this.#x = Buffer.from(x!, 'base64url');
    this.#y = Buffer.from(y!, 'base64url');
  }

  register({ challenge, rp }: { challenge: string; rp: { id: string } }, origin: string) {
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(this.#x),
      Buffer.from([0x22]),
      bytes(this.#y),
    ]);
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cose]);
    const data = Buffer.concat([this.#about(rp.id, 0x45), credential]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      bytes(data),
    ]);
    const clientDataJSON = said('webauthn.create', challenge, origin).toString('base64url');
    return this.#answer({
      clientDataJSON,
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  assert({ challenge, rpId }: { challenge: string; rpId: string }, origin: string) {
    const data = this.#about(rpId, this.user);
    const client = said('webauthn.get', challenge, origin);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#key).toString('base64url'),
    });
  }

  #about(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++this.#counter);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter]);
  }

  #answer(response: object) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }
}

const said = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
const bytes = (data: Buffer) =>
  data.length < 256
    ? Buffer.concat([Buffer.from([0x58, data.length]), data])
    : Buffer.concat([Buffer.from([0x59, data.length >> 8, data.length & 255]), data]);

async function add(browser: Browser, authenticator: Authenticator, origin = browser.url) {
  const asked = await browser.get('/api/auth/passkey/generate-register-options');
  assert.equal(asked.status, 200, asked.text);
  assert.equal(asked.body.rp.id, 'localhost');
  const response = authenticator.register(asked.body, origin);
  return browser.post('/api/auth/passkey/verify-registration', { response, name: 'Desk' });
}

async function enter(browser: Browser, authenticator: Authenticator, origin = browser.url) {
  const asked = await browser.get('/api/auth/passkey/generate-authenticate-options');
  const response = authenticator.assert(asked.body, origin);
  return browser.post('/api/auth/passkey/verify-authentication', { response });
}

test('a passkey is added by who is signed in, and then signs in by itself', async () => {
  const { joanne, browser } = await foundedWorld();
  const desk = new Authenticator();
  const stranger = await browser().get('/api/auth/passkey/generate-register-options');
  assert.equal(stranger.status, 401);
  const added = await add(joanne, desk);
  assert.equal(added.status, 200, added.text);
  assert.equal((await joanne.get('/api/v1/me')).body.person.secondFactor, true);
  const visitor = browser();
  const entered = await enter(visitor, desk);
  assert.equal(entered.status, 200, entered.text);
  assert.doesNotMatch(entered.text, /"token"/);
  assert.equal((await visitor.get('/api/v1/me')).body.person.name, 'Joanne Park');
});

test('a passkey of nobody, or used on a page of somebody else, is refused', async () => {
  const { joanne, browser } = await foundedWorld();
  const desk = new Authenticator();
  assert.notEqual((await add(joanne, new Authenticator(), 'https://evil.example')).status, 200);
  await add(joanne, desk);
  for (const [authenticator, origin] of [
    [new Authenticator(), undefined],
    [desk, 'https://evil.example'],
  ] as const) {
    const visitor = browser();
    const refused = await enter(visitor, authenticator, origin);
    assert.deepEqual([refused.status, refused.body.code], [401, 'passkey.refused']);
    assert.equal((await visitor.get('/api/v1/me')).status, 401);
  }
});

test('a key that only lies in the machine is not enough', async () => {
  const { joanne, browser } = await foundedWorld();
  const desk = new Authenticator();
  await add(joanne, desk);
  desk.user = 0x01;
  const visitor = browser();
  assert.equal((await enter(visitor, desk)).status, 401);
  assert.equal((await visitor.get('/api/v1/me')).status, 401);
});

test('a passkey that was taken away signs nobody in', async () => {
  const { joanne, browser } = await foundedWorld();
  const desk = new Authenticator();
  await add(joanne, desk);
  const { body } = await joanne.get('/api/auth/passkey/list-user-passkeys');
  assert.equal(body.length, 1);
  assert.equal((await joanne.post('/api/auth/passkey/delete-passkey', { id: body[0].id })).status, 200);
  assert.equal((await enter(browser(), desk)).status, 401);
});

test('nobody fills the database with challenges', async () => {
  const { browser, core } = await foundedWorld();
  const stranger = Object.assign(browser(), { from: '203.0.113.7' });
  const options = async () => (await stranger.get('/api/auth/passkey/generate-authenticate-options')).status;
  const answers: number[] = [];
  for (let n = 0; n < 610; n++) answers.push(await options());
  assert.deepEqual([answers[0], answers.at(-1)], [200, 429]);
  const { rows } = await core.database.pool.query('select from auth.verification');
  assert.ok(rows.length <= 600, `${rows.length}`);
  stranger.from = '203.0.113.8';
  assert.equal(await options(), 200);
});
