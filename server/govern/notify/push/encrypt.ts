// Encrypts a message so that the receiving browser alone can read it: RFC 8291 over RFC 8188 (aes128gcm), one record.
import { createCipheriv, createECDH, createHmac, randomBytes } from 'node:crypto';

export interface Subscriber {
  /** The browser's public key and secret, base64url. */
  p256dh: string;
  auth: string;
}

const recordSize = 4096;
/** What a push service takes at least, less head, tag and the padding's one byte. */
export const mostBytes = recordSize - 16 - 1 - 86;

/**
 * @param salt and `own` are made anew for each message; a test gives those of the standard's example
 * @throws RangeError for a message that is too long, and an Error for a key that is no point of the curve
 */
export function encrypt(
  text: string,
  { p256dh, auth }: Subscriber,
  salt: Buffer = randomBytes(16),
  own = newKeyPair(),
): Buffer {
  const plain = Buffer.from(text, 'utf8');
  if (plain.length > mostBytes) throw new RangeError('Too long for a push message.');
  const theirs = Buffer.from(p256dh, 'base64url');
  const ours = own.getPublicKey();
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const key = hkdf(Buffer.from(auth, 'base64url'), own.computeSecret(theirs), info, 32);
  const contentKey = hkdf(salt, key, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(salt, key, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce);
  // Behind the text comes a 2: the last record, without padding.
  const sealed = Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.of(2)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(recordSize);
  return Buffer.concat([salt, size, Buffer.of(ours.length), ours, sealed]);
}

export function newKeyPair() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return pair;
}

/** HKDF with SHA-256 for at most 32 bytes. */
export function hkdf(salt: Buffer, secret: Buffer, info: Buffer, length: number): Buffer {
  const key = createHmac('sha256', salt).update(secret).digest();
  return createHmac('sha256', key).update(info).update(Buffer.of(1)).digest().subarray(0, length);
}
