// Threads that match: each holds all watches and takes whole batches of posts as one string.
import { Worker } from 'node:worker_threads';
import { moduleBeside } from '../../core/root.ts';

export type ToThread =
  | { kind: 'set'; watches: (readonly [id: string, query: string])[] }
  | { kind: 'remove'; ids: string[] }
  | { kind: 'match'; number: number; packed: string };

export interface FromThread {
  number: number;
  hits: readonly (readonly string[])[];
}

export interface Pool {
  set(watches: (readonly [id: string, query: string])[]): void;
  remove(ids: string[]): void;
  /** The watches that found each post, in the order of the batch. */
  match(packed: string): Promise<readonly (readonly string[])[]>;
  stop(): Promise<void>;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, { resolve(hits: readonly (readonly string[])[]): void; reject(error: Error): void }>;
}

export function openPool(size: number): Pool {
  const threads = Array.from({ length: size }, openThread);
  let number = 0;
  const tell = (message: ToThread) => {
    for (const { worker } of threads) worker.postMessage(message);
  };
  return {
    set: (watches) => tell({ kind: 'set', watches }),
    remove: (ids) => tell({ kind: 'remove', ids }),
    match(packed) {
      const thread = threads.reduce((least, each) => (each.waiting.size < least.waiting.size ? each : least));
      return new Promise((resolve, reject) => {
        thread.waiting.set(++number, { resolve, reject });
        thread.worker.postMessage({ kind: 'match', number, packed } satisfies ToThread);
      });
    },
    async stop() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function openThread(): Thread {
  const worker = new Worker(moduleBeside(import.meta.url, './thread'));
  const waiting: Thread['waiting'] = new Map();
  worker.on('message', ({ number, hits }: FromThread) => {
    waiting.get(number)?.resolve(hits);
    waiting.delete(number);
  });
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('A matching thread has ended.')));
  worker.unref();
  return { worker, waiting };
}
