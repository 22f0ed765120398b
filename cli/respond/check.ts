// `openrounds respond check`: replies, posts and asks in, a verdict with its findings out for each, in the order they came.
import { Command } from 'commander';
import { check as judge } from '../../language/check/index.ts';
import { readQuestion } from '../question.ts';
import { answerLines } from '../say.ts';

export function command(): Command {
  return new Command('check')
    .summary('check what is about to be said in public')
    .description(
      'Reads replies, posts and asks as NDJSON on standard input and writes {"id","verdict","findings"} for each, by the speech rules with the default policy. ' +
        'A line that can’t be read goes to standard error with its number, the rest goes on, and the exit code is 1.',
    )
    .addHelpText(
      'after',
      `
Each line:
  {"id", "kind": "reply" | "post" | "ask", "post": {"text", "author"} | null, "reply", "lang"?}
and, where it matters:
  "media": [{"alt", "captions"}]                        none
  "authorization": {"channels", "until"}, "channels"    none; where it is to appear
  "ambassador": true                                    no
  "organization": {"kind", "signedContracts", "ownWords": {"block", "review"}}
                                                        charity, no signed contract, no own words
  kind: charity, charity_h, public_district, for_profit

Example:
  echo '{"id":1,"kind":"reply","post":{"text":"6 hours in the ER","author":"sam"},"reply":"Sorry about your visit."}' | openrounds respond check`,
    )
    .action(check);
}

async function check(): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  await answerLines((line) => {
    const read = readQuestion(line);
    if (!read.ok) return read;
    const { verdict, findings } = judge({ ...read.question, on: today });
    return { ok: true, json: `{"id":${read.id},"verdict":"${verdict}","findings":${JSON.stringify(findings)}}` };
  });
}
