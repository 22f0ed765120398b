// One matching thread: it holds every watch, and answers each batch with the watches that found its posts.
import { parentPort } from 'node:worker_threads';
import { createMatcher, matchPacked } from '../../../language/matcher/index.ts';
import { parse } from '../../../language/query/index.ts';
import type { FromThread, ToThread } from './pool.ts';

const matcher = createMatcher({ unindexedLimit: Number.POSITIVE_INFINITY });

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'match') {
    const hits = matchPacked(matcher, message.packed);
    parentPort?.postMessage({ number: message.number, hits } satisfies FromThread);
    return;
  }
  if (message.kind === 'remove') for (const id of message.ids) matcher.remove(id);
  else
    for (const [id, query] of message.watches) {
      const parsed = parse(query);
      if (parsed.ok) matcher.set(id, parsed.query);
      else matcher.remove(id);
    }
});
