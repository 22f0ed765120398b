// `openrounds govern restore FILE`: brings back what a backup holds, or changes nothing.

import { Command } from 'commander';
import type { Config } from '../../server/core/config.ts';
import type { Keys } from '../../server/core/keys.ts';

export function command(): Command {
  return new Command('restore')
    .description('Fill an empty database from a backup, while OpenRounds is stopped')
    .argument('<file>', 'the backup')
    .option('--replace', 'let the backup take the place of what the database holds')
    .option('--passphrase-file <file>', 'the passphrase of the keys in it (or OPENROUNDS_PASSPHRASE)')
    .addHelpText('after', '\nExample:\n  openrounds govern restore 2026-03-02.backup')
    .action(restore);
}

async function restore(file: string, options: { replace?: true; passphraseFile?: string }): Promise<void> {
  const { readPassphrase } = await import('./keys/passphrase.ts');
  const passphrase = await readPassphrase(options.passphraseFile);
  const { restoreBackup } = await import('../../server/govern/index.ts');
  const { readConfig } = await import('../../server/core/config.ts');
  const { openKeys } = await import('../../server/core/keys.ts');
  const { openLog } = await import('../../server/core/log.ts');
  const { providePostgres } = await import('../../server/core/postgres/index.ts');
  const config = readConfig(process.env);
  const log = openLog('warn', process.stderr);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const postgres = await providePostgres(config, log, { say });
  try {
    const keys = await openKeys(config, log);
    const replace = options.replace ?? false;
    const restored = await restoreBackup(postgres.url, { file, replace, keys, passphrase, log, say });
    for (const name of restored.migrated) say(`Brought up to this version: ${name}`);
    if (restored.keys) say(await putBack(config, restored.keys));
    for (const line of whatIsMissing(restored.missing, restored.manifest.keys !== null)) say(line);
    say(
      `Restored what OpenRounds ${restored.manifest.version} held on ${restored.manifest.madeAt}. Everybody signs in again.`,
    );
  } finally {
    await postgres.release();
  }
}

/** The keys that were here are kept beside the ones that come back. */
async function putBack(config: Config, keys: Keys): Promise<string> {
  if (config.sessionSecret || config.secretKeys.length > 0) {
    return 'The keys of the backup are not those of the settings OPENROUNDS_SESSION_SECRET and OPENROUNDS_SECRET_KEY; set them to the ones used before.';
  }
  const { putKeys } = await import('../../server/core/keys.ts');
  return `The keys are back in ${await putKeys(config, keys)}.`;
}

function whatIsMissing(missing: readonly ('session' | 'encryption')[], sealed: boolean): string[] {
  const how = sealed ? 'give the passphrase and restore again' : 'put back the data/keys.json of that time';
  const lines = {
    session: `Missing: the key of sessions. Second factors enrolled before can't be checked (${how}, or take them off with openrounds govern password link --without-second-factor).`,
    encryption: `Missing: the key of stored secrets. What channels were given to sign in with can't be read (${how}, or connect them anew).`,
  };
  return missing.map((name) => lines[name]);
}
