// `openrounds govern backup FILE`: everything in one file, beside a running program.

import { Command } from 'commander';

export function command(): Command {
  return new Command('backup')
    .description('Write everything the database holds into one new file')
    .argument('<file>', 'the file to write; there must be none yet')
    .option('--with-keys', 'put the keys of this installation in, encrypted with a passphrase')
    .option('--passphrase-file <file>', 'where the passphrase stands (or OPENROUNDS_PASSPHRASE)')
    .addHelpText('after', '\nExample:\n  openrounds govern backup 2026-03-02.backup')
    .action(backup);
}

async function backup(file: string, options: { withKeys?: true; passphraseFile?: string }, command: Command) {
  const { readPassphrase } = await import('./keys/passphrase.ts');
  const given = await readPassphrase(options.passphraseFile);
  if (options.withKeys && given === undefined) {
    return command.error('--with-keys needs a passphrase: --passphrase-file, or OPENROUNDS_PASSPHRASE.', {
      exitCode: 2,
    });
  }
  const { writeBackup } = await import('../../server/govern/index.ts');
  const { openGround } = await import('../../server/core/ground.ts');
  const { readConfig } = await import('../../server/core/config.ts');
  const { openLog } = await import('../../server/core/log.ts');
  const config = readConfig(process.env);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const ground = await openGround(config, openLog('warn', process.stderr), say);
  try {
    const { tables } = await writeBackup(ground.database.url, {
      file,
      version: config.version,
      keys: ground.keys,
      passphrase: options.withKeys ? given : undefined,
      say,
    });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(
      `${file}: ${rows} rows of ${tables.length} tables${options.withKeys ? ', and the keys' : '; the keys are not in it'}.`,
    );
  } finally {
    await ground.close();
  }
}
