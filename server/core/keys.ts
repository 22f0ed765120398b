/** The installation's keys: made once at the first start, kept in `data/keys.json` or given by the environment. */

import { randomBytes } from 'node:crypto';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './log.ts';
import { putNewFile, readFileIfThere } from './whole-file.ts';

export interface Keys {
  /** Signs sessions: text of at least 32 characters. */
  session: string;
  /** Encrypts the secrets that are stored: 32 bytes. */
  encryption: Buffer;
}

export interface GivenKeys {
  data: string;
  sessionSecret: string | null;
  encryptionKey: string | null;
}

/**
 * Reads the keys, after making them where this is the first start. Two processes that start at once end up
 * with the same keys.
 */
export async function openKeys(given: GivenKeys, log: Log): Promise<Keys> {
  if (given.sessionSecret && given.encryptionKey) {
    return { session: given.sessionSecret, encryption: Buffer.from(given.encryptionKey, 'base64') };
  }
  const file = join(given.data, 'keys.json');
  const kept = (await readKeys(file, log)) ?? (await makeKeys(given.data, file, log));
  return {
    session: given.sessionSecret ?? kept.session,
    encryption: Buffer.from(given.encryptionKey ?? kept.encryption, 'base64'),
  };
}

async function makeKeys(data: string, file: string, log: Log): Promise<KeptKeys> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const keys = { session: randomBytes(32).toString('base64url'), encryption: randomBytes(32).toString('base64') };
  await putNewFile(file, `${JSON.stringify(keys, null, 2)}\n`);
  return (await readKeys(file, log))!;
}

interface KeptKeys {
  session: string;
  encryption: string;
}

async function readKeys(file: string, log: Log): Promise<KeptKeys | null> {
  const kept = await readFileIfThere(file);
  if (kept === null) return null;
  if (((await stat(file)).mode & 0o077) !== 0) {
    await chmod(file, 0o600);
    log.warn({}, 'Others could read keys.json: it is now closed to them.');
  }
  const keys = parse(kept);
  if (!keys || !(keys.session?.length >= 32) || Buffer.from(keys.encryption ?? '', 'base64').length !== 32) {
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
