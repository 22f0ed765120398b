// Long work keeps little memory. What an import holds stays small, but V8 lets a heap grow far beyond that where the machine
// has room, which is not ours alone: here it is collected in the background whenever it has grown by a quarter; should
// half empty pages make the process large all the same, they are given back.
import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const growth = 25;
/** Resident bytes from which pages are given back unless told otherwise, and how many more it takes until that is tried again. */
const most = 370_000_000;
const more = 10_000_000;

type Collect = (how?: { type: 'major'; flavor: 'last-resort' }) => void;

let collect: Collect | undefined;

/** Keeps the process small from now on; what it returns is to be called after each batch. */
export function givingBack(from = most): () => void {
  if (!collect) {
    setFlagsFromString(`--heap-growing-percent=${growth}`);
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
    // What it may grow from is told by a collection.
    collect();
  }
  let bound = from;
  return () => {
    if (memoryUsage.rss() < bound) return;
    collect!({ type: 'major', flavor: 'last-resort' });
    bound = Math.max(from, memoryUsage.rss() + more);
  };
}
