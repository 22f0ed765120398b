// What commands that compute say: answers, a line each, on standard output; complaints on standard error.
import { once } from 'node:events';
import { type Line, linesOf } from './lines.ts';

export const complain = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** One line of JSON. */
export const say = (answer: object): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);

type Answer = { ok: true; json?: string } | { ok: false; why: string };

/**
 * Answers each line of standard input, in their order, with a line of JSON or none. What can't be answered goes to standard
 * error with its number and the reason, the rest goes on, and the exit code is 1.
 */
export async function answerLines(answer: (line: Line) => Answer | Promise<Answer>): Promise<void> {
  for await (const line of linesOf(process.stdin)) {
    if (line.text?.trim() === '') continue;
    const given = answer(line);
    const answered = given instanceof Promise ? await given : given;
    if (!answered.ok) {
      complain(`Line ${line.number}: ${answered.why}`);
      process.exitCode = 1;
    } else if (answered.json !== undefined) await write(`${answered.json}\n`);
  }
  flush();
  await drained;
}

let waiting = '';
let drained: Promise<void> | undefined;

async function write(line: string): Promise<void> {
  // A reader that is slower than we are holds us up, instead of filling memory.
  if (drained) await drained;
  // What has been answered is out before the next lines are waited for.
  if (waiting === '') setImmediate(flush);
  waiting += line;
  if (waiting.length > 60_000) flush();
}

function flush(): void {
  const text = waiting;
  waiting = '';
  if (text && !process.stdout.write(text))
    drained ??= once(process.stdout, 'drain').then(() => {
      drained = undefined;
    });
}
