// The entry of a page (microformats2): author, words, time, what it answers. Read in a thread that may fail: a page
// made to cost time or memory costs its own thread alone.
import { Worker } from 'node:worker_threads';
import { moduleBeside } from '../../core/root.ts';

export interface Entry {
  /** How it concerns us, where it says so. */
  way?: 'reply' | 'like' | 'repost';
  /** The page of ours that it concerns so. */
  concerns?: string;
  title?: string;
  text?: string;
  author?: { name?: string; url?: string };
  published?: string;
  url?: string;
}

export interface ToRead {
  html: string;
  url: string;
  /** The pages of ours that the page links to. */
  own: string[];
}

const longest = 3000;
const megabytes = 96;

/** Undefined when it has none that concerns us, or none that can be read. */
export function readEntry(page: ToRead): Promise<Entry | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(moduleBeside(import.meta.url, './entry-thread'), {
      workerData: page,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    });
    worker.postMessage('read');
    const end = (entry?: Entry) => {
      clearTimeout(timer);
      resolve(entry);
      void worker.terminate();
    };
    const timer = setTimeout(end, longest);
    worker.once('message', (entry: Entry | undefined) => end(entry));
    worker.once('error', () => end());
    worker.once('exit', () => end());
  });
}
