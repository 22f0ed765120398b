// Gathers frames into batches, so that a stream is stored a few times a second and never faster than it can be.
import type { Heard } from '../../connect/connector.ts';
import type { Frame } from './frame.ts';

const mostInBatch = 1000;
const longest = 250;

export interface Batches {
  /** Takes what a frame says. Returns a promise to wait for when more has been heard than can be stored. */
  add(frame: Frame): Promise<void> | undefined;
  /** Stores what is left. */
  close(): Promise<void>;
}

/**
 * @param cursorOf the cursor to save behind a frame's place
 * @param store rejects only when nothing more can be stored
 */
export function gather(
  store: (heard: Heard) => Promise<void>,
  cursorOf: (at: number) => unknown,
  now: () => Date,
): Batches {
  let waiting = empty();
  let timer: NodeJS.Timeout | undefined;
  let storing: Promise<void> | undefined;
  let failed: unknown;

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    storing ??= (async () => {
      while (waiting.frames > 0) {
        const batch = waiting;
        waiting = empty();
        await store(heardOf(batch));
      }
    })()
      .catch((error) => {
        failed = error ?? new Error('Storing failed');
      })
      .finally(() => {
        storing = undefined;
      });
    return storing;
  };

  const heardOf = (batch: Waiting): Heard => ({
    posts: batch.posts,
    changes: batch.changes,
    cursor: batch.at === undefined ? undefined : cursorOf(batch.at),
    skipped: batch.skipped,
    ...(batch.time ? { lagSeconds: Math.max(0, (now().getTime() - batch.time.getTime()) / 1000) } : {}),
  });

  return {
    add(frame) {
      if (failed) return Promise.reject(failed);
      waiting.frames++;
      waiting.posts.push(...frame.posts);
      waiting.changes.push(...frame.changes);
      waiting.skipped += frame.skipped;
      waiting.at = frame.at ?? waiting.at;
      waiting.time = frame.time ?? waiting.time;
      if (waiting.posts.length + waiting.changes.length >= mostInBatch) {
        return flush().then(() => (failed ? Promise.reject(failed) : undefined));
      }
      if (!storing) timer ??= setTimeout(flush, longest);
      return undefined;
    },
    async close() {
      await flush();
      // What came while the last batch was being stored.
      if (waiting.frames > 0 && !failed) await flush();
      clearTimeout(timer);
    },
  };
}

interface Waiting {
  frames: number;
  posts: Heard['posts'];
  changes: Heard['changes'];
  skipped: number;
  at?: number;
  time?: Date;
}

const empty = (): Waiting => ({ frames: 0, posts: [], changes: [], skipped: 0 });
