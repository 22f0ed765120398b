// `openrounds connect certify CHANNEL`: a channel tried live, as its operator, on a throw-away post; a dated report of it.
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';

interface Options {
  report?: string;
  organization?: string;
  json?: true;
}

export function command(): Command {
  return new Command('certify')
    .summary('try a channel live with a throw-away post, and write a dated report')
    .description(
      'Posts something of its own, reads it back, replies to it, edits, holds and closes it where the network can, and takes ' +
        'it all away again, in the same way as everything else is said. The post can be seen by anybody for about a minute. ' +
        'The report says what was done, what the network answered and what could not be tried. The result stands on the ' +
        'channel’s page. Exit 1 when something failed or something may be left on the network.',
    )
    .argument('<channel>', 'its name or id')
    .option('--report <file>', 'where the report goes, with one of JSON beside it (default: certify-NETWORK-DATE.txt)')
    .option('--organization <name>', 'its name or id, where there are several')
    .option('--json', 'the report as one line of JSON on standard output, and no files')
    .addHelpText('after', '\nExample:\n  openrounds connect certify @mercy@social.example')
    .action(certifyOne);
}

async function certifyOne(channel: string, options: Options): Promise<void> {
  const { stopped, withOrganization } = await import('../operator.ts');
  const { connectors } = await import('../../server/app.ts');
  const { certify, faultWords, reportText, stepNames } = await import('../../server/connect/index.ts');
  const words = await faultWords('en');
  const signal = stopped();
  await withOrganization(options.organization, async (core, id) => {
    const report = await certify(core, connectors, {
      organization: id,
      channel,
      signal,
      told: ({ step, was }) => process.stderr.write(`${stepNames[step]}: ${was.replace('_', ' ')}\n`),
    });
    const text = reportText(report, words);
    if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else {
      const file = options.report ?? `certify-${report.network}-${report.on.slice(0, 10)}.txt`;
      await writeFile(file, text, { mode: 0o600 });
      await writeFile(besideOf(file), `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
      process.stdout.write(`${text}\nThis report: ${file}; for programs: ${besideOf(file)}\n`);
    }
    if (!report.ok) process.exitCode = 1;
  });
}

const besideOf = (file: string): string => `${file.replace(/\.[a-z]+$/i, '')}.json`;
