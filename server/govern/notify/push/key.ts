// The installation's key for push messages (VAPID, RFC 8292): made once, sealed in the database, told to browsers by its public half.
import { createPrivateKey, sign } from 'node:crypto';
import { sql } from 'kysely';
import type { Core } from '../../../core/context.ts';
import { isSealedWith, seal, unseal } from '../../../core/seal.ts';
import { newKeyPair } from './encrypt.ts';

interface Kept {
  /** The uncompressed point, base64url. */
  publicKey: string;
  /** The sealed private number, base64. */
  sealed: string;
}

export interface PushKey {
  publicKey: string;
  privateKey: Buffer;
}

const about = 'push key';
const name = 'push_key';

/** The key; the first call makes it, and one that an older key sealed is sealed anew. */
export async function openPushKey(core: Pick<Core, 'database' | 'keys'>): Promise<PushKey> {
  const kept = (await read(core)) ?? (await make(core));
  const sealed = Buffer.from(kept.sealed, 'base64');
  const secret = await unseal(core.keys, sealed, about);
  const { encryption } = await core.keys.again();
  if (!isSealedWith(encryption, sealed)) await save(core, { ...kept, sealed: await sealing(core, secret) });
  return { publicKey: kept.publicKey, privateKey: Buffer.from(secret, 'base64url') };
}

async function read({ database }: Pick<Core, 'database'>): Promise<Kept | undefined> {
  const { rows } = await sql<{ value: Kept }>`select value from core.installation where name = ${name}`.execute(
    database.kysely,
  );
  return rows[0]?.value;
}

/** Two processes that make one at once end up with the same. */
async function make(core: Pick<Core, 'database' | 'keys'>): Promise<Kept> {
  const pair = newKeyPair();
  // A private number may begin with zeros, which are left out.
  const secret = Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
  const kept = { publicKey: pair.getPublicKey('base64url'), sealed: await sealing(core, secret) };
  await sql`insert into core.installation (name, value) values (${name}, ${JSON.stringify(kept)}::jsonb)
    on conflict do nothing`.execute(core.database.kysely);
  return (await read(core)) as Kept;
}

async function save({ database }: Pick<Core, 'database'>, kept: Kept): Promise<void> {
  await sql`update core.installation set value = ${JSON.stringify(kept)}::jsonb where name = ${name}`.execute(
    database.kysely,
  );
}

const sealing = async ({ keys }: Pick<Core, 'keys'>, secret: string) =>
  (await seal(keys, secret, about)).toString('base64');

/** The Authorization of a push: who sends it, for which service, for the next twelve hours. */
export function authorize({ publicKey, privateKey }: PushKey, endpoint: string, subject: string, now: Date): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / 1000) + 12 * 3600,
    sub: subject,
  };
  const text = [{ typ: 'JWT', alg: 'ES256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const point = Buffer.from(publicKey, 'base64url');
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
      d: privateKey.toString('base64url'),
    },
  });
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${text}.${signature.toString('base64url')}, k=${publicKey}`;
}
