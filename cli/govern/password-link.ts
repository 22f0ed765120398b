// `openrounds govern password link`: the way back in for somebody who lost their password, the last administrator too.

import { Command } from 'commander';

interface Options {
  withoutSecondFactor?: true;
  organization?: string;
}

export function command(): Command {
  return new Command('link')
    .description('Make a one-time link with which a person chooses a new password')
    .argument('<email>', 'the address they sign in with')
    .option('--without-second-factor', 'take off their authenticator and backup codes too')
    .option('--organization <name>', 'its name or id, where there are several')
    .addHelpText('after', '\nExample:\n  openrounds govern password link joanne.park@example.org')
    .action(link);
}

async function link(email: string, options: Options): Promise<void> {
  const { actIn } = await import('../operator.ts');
  const { findPeople, resetPassword, takeOffSecondFactor } = await import('../../server/govern/index.ts');
  const made = await actIn(options.organization, async (context, { config }) => {
    const { people } = await findPeople(context);
    const person = people.find((each) => !each.removedAt && each.email === email.toLowerCase());
    if (!person) throw new Error(`Nobody with access has the address ${email}.`);
    if (options.withoutSecondFactor) await takeOffSecondFactor(context, person.id);
    return resetPassword(context, config, person.id);
  });
  process.stdout.write(`${made.link}\n`);
  process.stderr.write(`It serves once, until ${made.expiresAt}.\n`);
}
