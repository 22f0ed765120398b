// `openrounds learn train`: labelled texts in, a model out.
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { train, Unteachable } from '../../language/linear/index.ts';
import { complain, say } from '../say.ts';
import { readExamples, Unreadable } from './files/examples.ts';
import { keepModel } from './files/model.ts';

type Options = { label: string; aim: 'f1' | 'recall' };

export function command(): Command {
  return new Command('train')
    .summary('learn a model from labelled texts')
    .description(
      'Reads NDJSON lines {"text", FIELD} (.gz too), where FIELD is one label or a list of them, and writes a model. ' +
        'A line without text or label goes to standard error with its number, the rest goes on, and the exit code is 1; ' +
        'when nothing can be learned, no model is written and the exit code is 2.',
    )
    .argument('<examples>', 'NDJSON, each line {"text", FIELD}')
    .argument('<model>', 'the file to write')
    .requiredOption('--label <field>', 'the field that holds the label or the labels')
    .addOption(
      new Option('--aim <aim>', 'f1: right as often as can be, small labels cared for; recall: each label found alike')
        .choices(['f1', 'recall'])
        .default('f1'),
    )
    .addHelpText('after', '\nExample:\n  openrounds learn train --label topic comments.ndjson topics.model')
    .action(act);
}

async function act(from: string, to: string, { label, aim }: Options): Promise<void> {
  try {
    const { all, kind, bad } = await readExamples(from, label, complain);
    if (bad > 0) process.exitCode = 1;
    const started = performance.now();
    const name = basename(to).replace(/\.model$/, '');
    const model = train(all, { kind, aim, name, say: progress(started) });
    await keepModel(to, model);
    const { labels, texts, keys } = model;
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    say({ model: to, kind, texts, labels, features: keys.length, seconds });
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof Unteachable)) throw error;
    complain(error.message);
    process.exitCode = 2;
  }
}

/** A line on a terminal for whoever waits longer than two seconds. */
function progress(started: number): (what: string, done: number, of: number) => void {
  return (what, done, of) => {
    if (process.stderr.isTTY && performance.now() - started > 2000) process.stderr.write(`\r${what} ${done} of ${of} `);
  };
}
