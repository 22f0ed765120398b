// `openrounds listen check`: whether a query can be read, and where not.
import { Command } from 'commander';
import { isIndexed, parse, print, wordsOf } from '../../language/query/index.ts';
import { say } from '../say.ts';

export function command(): Command {
  return (
    new Command('check')
      .summary('say whether a query can be read, and where not')
      .description(
        'Reads a query of the watch language and prints one line of JSON; exit 0 when it can be read, 1 when not.',
      )
      .argument('<query>', 'the query, quoted for the shell')
      // -school is a query, if a poor one.
      .allowUnknownOption()
      .addHelpText('after', `\nExample:\n  openrounds listen check '"mercy valley" (ER OR wait*) -school'`)
      .action(check)
  );
}

function check(text: string): void {
  const parsed = parse(text);
  if (parsed.ok) {
    const { query } = parsed;
    say({ ok: true, query: print(query), words: wordsOf(query), indexed: isIndexed(query) });
    return;
  }
  const { code, column, expected, hint, fix } = parsed.refusal;
  say({ ok: false, column, expected, hint, code, ...(fix === null ? {} : { fix }) });
  process.exitCode = 1;
}
