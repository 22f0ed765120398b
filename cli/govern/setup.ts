// `openrounds govern setup`: the first run without a browser.

import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { organizationKinds, setupInput } from '../../contract/govern.ts';

interface Options {
  name: string;
  kind: string;
  otherName: string[];
  facility: string[];
  language: string;
  timeZone: string;
  adminName: string;
  adminEmail: string;
}

export function command(): Command {
  const several = (value: string, before: string[]) => [...before, value];
  return new Command('setup')
    .description('Name the organization and its first administrator; asks nothing, and can be done once')
    .requiredOption('--name <name>', 'what the organization is called')
    .addOption(new Option('--kind <kind>', 'what it is by law').choices(organizationKinds).makeOptionMandatory())
    .option('--other-name <name>', 'another name people use for it; may be repeated', several, [])
    .option('--facility <name>', 'a facility, "Name" or "Name=other name, other name"; may be repeated', several, [])
    .addOption(new Option('--language <language>', 'its language').choices(['en', 'es']).default('en'))
    .option('--time-zone <zone>', 'where its days begin', 'America/New_York')
    .requiredOption('--admin-name <name>', 'the first administrator')
    .requiredOption('--admin-email <address>', 'their e-mail address, with which they sign in')
    .requiredOption('--password-stdin', 'read their password from standard input')
    .addHelpText(
      'after',
      `
Example:
  openrounds govern setup --name "Mercy Valley Health" --kind charity --facility "St. Anne=Santa Ana" \\
    --admin-name "Joanne Park" --admin-email joanne.park@example.org --password-stdin < password.txt`,
    )
    .action(setup);
}

async function setup(options: Options, command: Command): Promise<void> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const input = setupInput.safeParse({
    organization: {
      name: options.name,
      kind: options.kind,
      otherNames: options.otherName,
      language: options.language,
      timeZone: options.timeZone,
    },
    facilities: options.facility.map(readFacility),
    administrator: { name: options.adminName, email: options.adminEmail, password },
  });
  if (!input.success) {
    const wrong = input.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    return command.error(`This can't be set up so:\n${wrong.join('\n')}`, { exitCode: 2 });
  }
  const { withCore } = await import('../operator.ts');
  const { setUp } = await import('../../server/govern/index.ts');
  const { firstWatches } = await import('../../server/listen/index.ts');
  const { operator } = await import('../../server/core/actor.ts');
  const { organizationId } = await withCore((core) => setUp(core, operator, input.data, firstWatches));
  process.stdout.write(`${organizationId}\n`);
}

function readFacility(option: string): { name: string; otherNames: string[] } {
  const [name = '', others = ''] = option.split('=');
  const otherNames = others.split(',').map((other) => other.trim());
  return { name: name.trim(), otherNames: otherNames.filter(Boolean) };
}
