// The passphrase of a backup's keys: from a file, or from the environment; never from the line, which others can read.

import { readFile } from 'node:fs/promises';

const variable = 'OPENROUNDS_PASSPHRASE';
const least = 12;

/** Undefined where none was given. It is taken out of the environment, which is for settings. */
export async function readPassphrase(file: string | undefined): Promise<string | undefined> {
  const fromEnvironment = process.env[variable];
  delete process.env[variable];
  const passphrase = file === undefined ? fromEnvironment : (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  if (passphrase !== undefined && passphrase.length < least) {
    throw new Error(`The passphrase needs at least ${least} characters.`);
  }
  return passphrase;
}
