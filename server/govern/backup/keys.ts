// The installation's keys in a backup: known by a mark, and kept only behind a passphrase.
import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto';
import { fixedKeys, type Keys } from '../../core/keys.ts';
import { BackupError, type Manifest, type SealedKeys } from './format.ts';

const cost = 2 ** 16;

/** Enough to tell two keys apart, and of no use to find one. */
export const marksOf = ({ session, encryption }: Keys): Manifest['keyMarks'] => ({
  session: markOf(session),
  encryption: markOf(encryption),
});

const markOf = (key: string | Buffer) =>
  createHmac('sha256', key).update('openrounds backup').digest('hex').slice(0, 16);

export function sealKeys({ session, encryption, older }: Keys, passphrase: string): SealedKeys {
  const text = (bytes: Buffer) => bytes.toString('base64');
  const plain = JSON.stringify({ session, encryption: text(encryption), older: older.map(text) });
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(passphrase, salt, cost), nonce);
  const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return { salt: text(salt), nonce: text(nonce), tag: text(cipher.getAuthTag()), data: text(data), cost };
}

type Plain = { session: string; encryption: string; older?: string[] };

/** Throws where the passphrase is another. */
export function openSealedKeys(sealed: SealedKeys, passphrase: string): Keys {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  if (sealed.cost > 2 ** 20)
    throw new BackupError('The keys in this backup are sealed in a way this version does not know.');
  try {
    const key = keyFrom(passphrase, bytes(sealed.salt), sealed.cost);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(sealed.nonce), { authTagLength: 16 });
    decipher.setAuthTag(bytes(sealed.tag));
    const plain = Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]).toString('utf8');
    const { session, encryption, older = [] } = JSON.parse(plain) as Plain;
    return fixedKeys(session, bytes(encryption), older.map(bytes));
  } catch (error) {
    throw new BackupError('The passphrase does not open the keys in this backup.', { cause: error });
  }
}

const keyFrom = (passphrase: string, salt: Buffer, N: number) =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 });
