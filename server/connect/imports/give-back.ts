// Long work gives memory back. What is held stays small, but V8 keeps the pages that batches have passed through, half
// empty, for as long as the machine has room, which is not ours alone; a thorough collection moves the rest together.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const most = 190_000_000;

/** To be called after each batch; collects when the heap is large. */
export function givingBack(): () => void {
  let collect: ((how: { type: 'major'; flavor: 'last-resort' }) => void) | undefined;
  return () => {
    if (getHeapStatistics().total_heap_size < most) return;
    setFlagsFromString('--expose-gc');
    collect ??= runInNewContext('gc') as NonNullable<typeof collect>;
    collect({ type: 'major', flavor: 'last-resort' });
  };
}
