// `openrounds start`: the program itself. Its settings are the environment's.

import { Command } from 'commander';

export function command(): Command {
  return new Command('start')
    .description('Start OpenRounds; settings come from the environment (OPENROUNDS_PORT, OPENROUNDS_DATA, …)')
    .addHelpText('after', '\nExample:\n  OPENROUNDS_PORT=9000 openrounds start')
    .action(async () => {
      const { main } = await import('../server/main.ts');
      await main();
    });
}
