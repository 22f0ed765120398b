// `openrounds govern key create`: an API key, shown once.

import { Command, InvalidArgumentError, Option } from 'commander';
import { type Right, rights } from '../../contract/rights.ts';

interface Options {
  name: string;
  scope: Right[];
  days: number | null;
  organization?: string;
}

export function command(): Command {
  return new Command('create')
    .description('Make an API key; the secret is printed once')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(
      new Option('--scope <right...>', 'what it may do; may be repeated').choices(rights).makeOptionMandatory(),
    )
    .option('--days <number>', 'how long it is good, or "unlimited"', readDays, 365)
    .option('--organization <name>', 'its name or id, where there are several')
    .addHelpText('after', '\nExample:\n  openrounds govern key create --name "Data warehouse" --scope posts.read')
    .action(create);
}

function readDays(value: string): number | null {
  if (value === 'unlimited') return null;
  const days = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (days < 1 || days > 3650) throw new InvalidArgumentError('From 1 to 3650, or "unlimited".');
  return days;
}

async function create({ name, scope: scopes, days: expiresInDays, organization }: Options): Promise<void> {
  const { actIn } = await import('../operator.ts');
  const { createKey } = await import('../../server/govern/index.ts');
  const { secret } = await actIn(organization, (context) => createKey(context, { name, scopes, expiresInDays }));
  process.stdout.write(`${secret}\n`);
}
