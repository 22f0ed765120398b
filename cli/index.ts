// The command line: `openrounds <module> <act>`; each act is a file, loaded only when it is called for.

import { Command, CommanderError } from 'commander';
import { version } from '../server/core/root.ts';
import { findActs, loadAct, loadStart, modules } from './acts.ts';
import { tell } from './tell.ts';

/** Runs one command line; the exit code is 0, 1 for a failure, 2 for a wrong use. */
export async function run(args: string[]): Promise<void> {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await (await program(args)).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      process.stderr.write(`${await tell(error)}\n`);
      process.exitCode = 1;
    }
  }
}

async function program(args: string[]): Promise<Command> {
  const openrounds = new Command('openrounds')
    .description('The two-way channel between a health system and the people it serves.')
    .version(version, '-v, --version')
    .addHelpText('after', '\nExample:\n  openrounds start');
  openrounds.addCommand(await loadStart());
  const words = args[0] === 'help' ? args.slice(1) : args;
  for (const { name, about } of modules) {
    const acts = words[0] === name ? await loadActs(name, words.slice(1)) : [];
    const module = new Command(name).description(about);
    for (const [words, command] of acts) groupOf(module, words.slice(0, -1)).addCommand(command.name(words.at(-1)!));
    openrounds.addCommand(module);
  }
  strict(openrounds);
  return openrounds;
}

/** The act that is called, or all of the module where none is: its help lists them. */
async function loadActs(module: string, words: string[]): Promise<[string[], Command][]> {
  const acts = await findActs(module);
  const called = acts.find((act) => act.every((word, place) => words[place] === word));
  const load = async (act: string[]): Promise<[string[], Command]> => [act, await loadAct(module, act)];
  return Promise.all((called ? [called] : acts).map(load));
}

/** The command under which an act of several words stands: `audit` for `audit verify`. */
function groupOf(module: Command, words: string[]): Command {
  let group = module;
  for (const word of words) {
    const next = group.commands.find((command) => command.name() === word) ?? new Command(word);
    if (!next.parent) group.addCommand(next);
    group = next;
  }
  return group;
}

function strict(command: Command): void {
  // A group says what stands in it.
  if (!command.description()) command.description(command.commands.map((child) => child.name()).join(', '));
  command.exitOverride().showHelpAfterError('(--help shows how it is used)');
  for (const child of command.commands) strict(child);
}
