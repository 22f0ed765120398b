// Secrets that are stored: sealed with a key that lies outside the database, for one purpose each.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Keys } from './keys.ts';

const version = 1;
const nonceAt = 1 + 8;
const tagAt = nonceAt + 12;
const tagBytes = 16;
const textAt = tagAt + tagBytes;

/** No key of ours opens it: the key is missing, or somebody altered it. */
export class SealError extends Error {
  override name = 'SealError';
  readonly code = 'SEAL';
}

/** What a key is known by; of no use to find it. */
export const markOf = (key: Buffer): Buffer =>
  createHash('sha256')
    .update('openrounds seal\n')
    .update(key)
    .digest()
    .subarray(0, nonceAt - 1);

/**
 * AES-256-GCM. Layout: version (1 byte), the key's mark (8), nonce (12), tag (16), ciphertext.
 * @param about what the secret belongs to; it opens for nothing else
 */
export async function seal(keys: Keys, plain: string, about: string): Promise<Buffer> {
  const { encryption } = await keys.again();
  const nonce = randomBytes(tagAt - nonceAt);
  const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), markOf(encryption), nonce, cipher.getAuthTag(), sealed]);
}

/** @throws SealError */
export async function unseal(keys: Keys, sealed: Buffer, about: string): Promise<string> {
  const key = keyOf(keys, sealed) ?? keyOf(await keys.again(), sealed);
  if (!key || sealed[0] !== version) throw new SealError('The key of a stored secret is not here.');
  const nonce = sealed.subarray(nonceAt, tagAt);
  const tag = sealed.subarray(tagAt, textAt);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new SealError('A stored secret was altered, or belongs to something else.', { cause: error });
  }
}

/** Whether it was sealed with the key in use. */
export const isSealedWith = (key: Buffer, sealed: Buffer): boolean => markIn(sealed).equals(markOf(key));

const markIn = (sealed: Buffer) => sealed.subarray(1, nonceAt);

const keyOf = ({ encryption, older }: Keys, sealed: Buffer): Buffer | undefined =>
  [encryption, ...older].find((key) => isSealedWith(key, sealed));
