// What was read from the server, kept for the pages, and read again when the server says it changed.
import { QueryClient } from '@tanstack/react-query';
import type { Topic } from '../../contract/events.ts';
import type { AnswerOf, CallOf, Route } from '../../contract/route.ts';
import { call, Refused } from './call.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (tries, error) => tries < 2 && error instanceof Refused && error.problem.code === 'offline',
      refetchOnWindowFocus: true,
    },
  },
});

/** A query of a route, under the topics that wake it: `useQuery(reading(listen.findWatches, {}, ['watches', 'posts']))`. */
export function reading<R extends Route>(route: R, of: CallOf<R>, topics: Topic[] = []) {
  return {
    queryKey: [route.path, of, topics] as const,
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<AnswerOf<R>> =>
      (call as (route: R, of: CallOf<R>, more: object) => Promise<AnswerOf<R>>)(route, of, { signal }),
  };
}

/** Reads again whatever pages show of a topic. */
export function woken(topic: Topic): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => Array.isArray(queryKey[2]) && queryKey[2].includes(topic),
  });
}
