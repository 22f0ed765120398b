// The thread that reads posts together: it takes them as they come from the database, and answers with what it found.
import { parentPort } from 'node:worker_threads';
import { type Places, Reader, readingOf, type Said } from '../../../language/themes/index.ts';

export type ToThread =
  | { kind: 'begin'; places: Places }
  | { kind: 'posts'; posts: Said[] }
  | { kind: 'end'; oneFacility: boolean; buckets: number };

let reader: Reader;

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'begin') reader = new Reader(message.places);
  else if (message.kind === 'posts') for (const post of message.posts) reader.add(post);
  else parentPort?.postMessage(readingOf(reader, message));
});
