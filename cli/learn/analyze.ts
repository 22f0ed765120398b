// `openrounds learn analyze`: posts in, what each of them says out, in the order they came.
import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import type { Analyst } from '../../language/analysis/index.ts';
import { BadModel, type Labelled, labeller } from '../../language/linear/index.ts';
import { openAnalyst, openClassifier } from '../../server/learn/index.ts';
import { type Line, readObject } from '../lines.ts';
import { answerLines, complain } from '../say.ts';
import { openModel } from './files/model.ts';

export function command(): Command {
  return new Command('analyze')
    .summary('say what posts say: feeling, topics, urgency, flags, personal data')
    .description(
      'Reads posts as NDJSON {"id","text","lang"?} on standard input and writes a line for each: ' +
        '{"id","language","sentiment","scores","topics","urgency","flags","personalData", …}. English and Spanish are read; ' +
        'another language is named and left unread ("read": false). Spans are half-open, in UTF-16 units. ' +
        'A line that is no post goes to standard error with its number, the rest goes on, and the exit code is 1.',
    )
    .option(
      '--model <file>',
      'a model of your own, or the folder of an ONNX text classifier; adds "labels", each {"label","score"}',
    )
    .addHelpText(
      'after',
      '\nExample:\n  openrounds learn analyze < posts.ndjson\n  openrounds learn analyze --model topics.model < posts.ndjson',
    )
    .action(analyze);
}

async function analyze({ model: path }: { model?: string }): Promise<void> {
  let analyst: Analyst;
  let labelsOf: ((text: string) => Labelled[] | Promise<Labelled[]>) | undefined;
  try {
    analyst = await openAnalyst();
    if (path) labelsOf = await openLabels(path);
  } catch (error) {
    if (!(error instanceof BadModel)) throw error;
    complain(error.message);
    process.exitCode = 2;
    return;
  }
  await answerLines((line) => {
    const post = readPost(line);
    if (typeof post === 'string') return { ok: false, why: post };
    const { id, text, lang } = post;
    const said = { id, ...analyst(text, lang) };
    const labels = labelsOf?.(text);
    const withLabels = (labels?: Labelled[]) => ({
      ok: true as const,
      json: JSON.stringify(labels ? { ...said, labels } : said),
    });
    return labels instanceof Promise ? labels.then(withLabels) : withLabels(labels);
  });
}

/** A model that `learn train` has written, or a folder with an ONNX classifier. */
async function openLabels(path: string): Promise<(text: string) => Labelled[] | Promise<Labelled[]>> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return labeller(await openModel(path));
  const classifier = await openClassifier(path);
  return async (text) => (await classifier.read([text]))[0]!;
}

function readPost(line: Line): { id: string | number; text: string; lang?: string } | string {
  const read = readObject(line);
  if (!read.ok) return read.why;
  const { id, text, lang } = read.value;
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') return 'the post has no id';
  if (typeof text !== 'string') return 'the post has no text';
  if (lang === undefined || lang === null) return { id, text };
  return typeof lang === 'string' ? { id, text, lang } : 'lang is no text';
}
