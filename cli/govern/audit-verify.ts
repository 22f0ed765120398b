// `openrounds govern audit verify`: walks the chain of the audit log; exit 0 when it is whole, 1 when it is not.

import { Command } from 'commander';

export function command(): Command {
  return new Command('verify')
    .description('Find one altered, missing or moved entry in the audit log')
    .option('--organization <name>', 'its name or id, where there are several')
    .option('--json', 'the result as one line of JSON')
    .addHelpText('after', '\nExample:\n  openrounds govern audit verify')
    .action(verify);
}

const reasons: Record<string, string> = {
  altered: 'it was altered',
  missing: 'it is missing',
  out_of_order: 'it does not follow from the one before',
  beginning_missing: 'it, and what was before it, is missing, and no shortening was recorded',
  end_missing: 'the log ended there once more, and does not now',
};

async function verify(options: { organization?: string; json?: true }): Promise<void> {
  const { actIn } = await import('../operator.ts');
  const { verifyAudit } = await import('../../server/govern/index.ts');
  const result = await actIn(options.organization, verifyAudit);
  const { ok, sealed, unsealed, firstBroken } = result;
  if (!ok) process.exitCode = 1;
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else if (firstBroken) {
    const { number, id, why } = firstBroken;
    process.stdout.write(`Broken at entry ${number}${id ? ` (${id})` : ''}: ${reasons[why] ?? why}.\n`);
  } else process.stdout.write(`Whole: ${sealed} entries in the chain, ${unsealed} not sealed yet.\n`);
}
