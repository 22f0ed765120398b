/** The installation's keys: made once at the first start, kept in `data/keys.json` or given by the environment. */

import { randomBytes } from 'node:crypto';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './log.ts';
import { putNewFile, readFileIfThere, replaceFile } from './whole-file.ts';

export interface Keys {
  /** Signs sessions: text of at least 32 characters. */
  session: string;
  /** Seals the secrets that are stored: 32 bytes. */
  encryption: Buffer;
  /** What was sealed before the key was changed opens with these, newest first. */
  older: readonly Buffer[];
  /** Reads the keys again: another process may have changed them. */
  again(): Promise<Keys>;
}

export interface GivenKeys {
  data: string;
  sessionSecret: string | null;
  /** In base64; the first seals. */
  secretKeys: readonly string[];
}

/** As `data/keys.json` holds them. */
interface KeptKeys {
  session: string;
  encryption: string;
  older?: string[];
}

/**
 * Reads the keys, after making them where this is the first start. Two processes that start at once end up
 * with the same keys.
 */
export async function openKeys(given: GivenKeys, log: Log): Promise<Keys> {
  const again = () => openKeys(given, log);
  const [first, ...others] = given.secretKeys;
  const secrets = first ? { encryption: first, older: others } : null;
  if (given.sessionSecret && secrets) return keysOf({ session: given.sessionSecret, ...secrets }, again);
  const kept = await keepKeys(given.data, log);
  return keysOf({ ...kept, ...secrets, session: given.sessionSecret ?? kept.session }, again);
}

/** Keys that stay as they are, for what has no file of them: a backup's, a test's. */
export function fixedKeys(session: string, encryption: Buffer, older: readonly Buffer[] = []): Keys {
  const keys: Keys = { session, encryption, older, again: async () => keys };
  return keys;
}

/** Puts a new key before those in `data/keys.json`: from now on it is the one that seals. */
export async function changeSecretKey({ data }: Pick<GivenKeys, 'data'>, log: Log): Promise<void> {
  const kept = await keepKeys(data, log);
  await replaceFile(
    fileOf(data),
    written({ ...kept, encryption: newKey(), older: [kept.encryption, ...(kept.older ?? [])] }),
  );
}

/** Writes keys that came back with a backup and returns where; the file that was there stays beside it. */
export async function putKeys({ data }: Pick<GivenKeys, 'data'>, keys: Keys): Promise<string> {
  const file = fileOf(data);
  const before = await readFileIfThere(file);
  if (before !== null) await replaceFile(`${file}.before-restore`, before);
  const text = (key: Buffer) => key.toString('base64');
  await replaceFile(
    file,
    written({ session: keys.session, encryption: text(keys.encryption), older: keys.older.map(text) }),
  );
  return file;
}

const fileOf = (data: string) => join(data, 'keys.json');
const newKey = () => randomBytes(32).toString('base64');
const written = ({ older, ...keys }: KeptKeys) =>
  `${JSON.stringify({ ...keys, ...(older?.length ? { older } : {}) }, null, 2)}\n`;

function keysOf({ session, encryption, older = [] }: KeptKeys, again: () => Promise<Keys>): Keys {
  const bytes = (key: string) => Buffer.from(key, 'base64');
  return { session, encryption: bytes(encryption), older: older.map(bytes), again };
}

async function keepKeys(data: string, log: Log): Promise<KeptKeys> {
  const file = fileOf(data);
  const kept = await readKeys(file, log);
  if (kept) return kept;
  await mkdir(data, { recursive: true, mode: 0o700 });
  await putNewFile(file, written({ session: randomBytes(32).toString('base64url'), encryption: newKey() }));
  return (await readKeys(file, log))!;
}

async function readKeys(file: string, log: Log): Promise<KeptKeys | null> {
  const kept = await readFileIfThere(file);
  if (kept === null) return null;
  if (((await stat(file)).mode & 0o077) !== 0) {
    await chmod(file, 0o600);
    log.warn({}, 'Others could read keys.json: it is now closed to them.');
  }
  const keys = parse(kept);
  const isKey = (key: unknown) => typeof key === 'string' && Buffer.from(key, 'base64').length === 32;
  if (!keys || !(keys.session?.length >= 32) || ![keys.encryption, ...(keys.older ?? [])].every(isKey)) {
    throw new Error(
      `${file} is damaged. Put back the one from your backup: with new keys, stored secrets can't be read and everybody is signed out.`,
    );
  }
  return keys;
}

function parse(text: string): KeptKeys | null {
  try {
    return JSON.parse(text) as KeptKeys;
  } catch {
    return null;
  }
}
