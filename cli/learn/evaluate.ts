// `openrounds learn evaluate`: how well a model agrees with labelled texts it has not seen.
import { Command } from 'commander';
import { BadModel, labeller, measure } from '../../language/linear/index.ts';
import { complain, say } from '../say.ts';
import { readExamples, Unreadable } from './files/examples.ts';
import { openModel } from './files/model.ts';

export function command(): Command {
  return new Command('evaluate')
    .summary('say how well a model agrees with labelled texts')
    .description(
      'Reads NDJSON lines {"text", FIELD} (.gz too) and prints one line of JSON: accuracy, macro and micro precision, recall and F1, ' +
        'each label’s own, and the confusion. A line without text or label goes to standard error with its number, and the exit code is 1.',
    )
    .argument('<model>', 'a file that `learn train` has written')
    .argument('<examples>', 'NDJSON, each line {"text", FIELD}')
    .requiredOption('--label <field>', 'the field that holds the label or the labels')
    .addHelpText('after', '\nExample:\n  openrounds learn evaluate topics.model unseen.ndjson --label topic')
    .action(act);
}

async function act(path: string, from: string, { label }: { label: string }): Promise<void> {
  try {
    const model = await openModel(path);
    const { all, kind, bad } = await readExamples(from, label, complain);
    if (bad > 0) process.exitCode = 1;
    if (all.length === 0) throw new Unreadable(`${from}: there is no labelled text.`);
    const spelling = new Map(model.labels.map((own) => [own.toLowerCase(), own]));
    const labelsOf = labeller(model);
    const pairs = all.map(({ text, labels }) => ({
      right: labels.map((own) => spelling.get(own.toLowerCase()) ?? own),
      given: labelsOf(text).map((own) => own.label),
    }));
    say({ model: path, ...measure(pairs, kind === 'several' ? kind : model.kind) });
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof BadModel)) throw error;
    complain(error.message);
    process.exitCode = 2;
  }
}
