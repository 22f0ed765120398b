// `openrounds learn analyze`: posts in, what each of them says out, in the order they came.
import { Command } from 'commander';
import type { Analyst } from '../../language/analysis/index.ts';
import { BadModel, type Labelled, labeller } from '../../language/linear/index.ts';
import { openAnalyst } from '../../server/learn/index.ts';
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
    .option('--model <file>', 'a model of your own; adds "labels", each {"label","score"}')
    .addHelpText(
      'after',
      '\nExample:\n  openrounds learn analyze < posts.ndjson\n  openrounds learn analyze --model topics.model < posts.ndjson',
    )
    .action(analyze);
}

async function analyze({ model: path }: { model?: string }): Promise<void> {
  let analyst: Analyst;
  let labelsOf: ((text: string) => Labelled[]) | undefined;
  try {
    analyst = await openAnalyst();
    if (path) labelsOf = labeller(await openModel(path));
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
    const said = { id, ...analyst(text, lang), ...(labelsOf ? { labels: labelsOf(text) } : {}) };
    return { ok: true, json: JSON.stringify(said) };
  });
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
