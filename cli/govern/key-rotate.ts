// `openrounds govern key rotate`: another key for the secrets that channels sign in with, while the program runs.

import { Command } from 'commander';

export function command(): Command {
  return new Command('rotate')
    .description('Change the key that seals what channels sign in with; nothing has to stop')
    .addHelpText(
      'after',
      `
Example:
  openrounds govern key rotate

Keys given by OPENROUNDS_SECRET_KEY are not ours to change: put the new one before the old one there (parted by a
comma), start OpenRounds again, then run this to seal everything with the first.`,
    )
    .action(rotate);
}

async function rotate(): Promise<void> {
  const { withCore } = await import('../operator.ts');
  const { changeSecretKey } = await import('../../server/core/keys.ts');
  const { sealAnew } = await import('../../server/connect/index.ts');
  await withCore(async (core) => {
    const given = core.config.secretKeys.length > 0;
    if (!given) await changeSecretKey(core.config, core.log);
    const sealed = await sealAnew(core);
    const key = given ? 'the first key of OPENROUNDS_SECRET_KEY' : 'a new key';
    process.stdout.write(`${sealed} secrets are sealed with ${key}. The one before still opens older backups.\n`);
  });
}
