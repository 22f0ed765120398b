// Long work gives memory back: V8 lets its heap grow for as long as the machine has room, which is not ours alone.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const most = 150_000_000;
const every = 5;

/** To be called after each batch; looks at every fifth, and collects when the heap is large. */
export function givingBack(): () => void {
  let batches = 0;
  let collect: (() => void) | undefined;
  return () => {
    if (++batches % every !== 0 || getHeapStatistics().total_heap_size < most) return;
    setFlagsFromString('--expose-gc');
    collect ??= runInNewContext('gc') as () => void;
    collect();
  };
}
