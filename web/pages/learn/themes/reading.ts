// A reading of posts from the server: the last there is at once, and again when a new one is made.
import { useQuery } from '@tanstack/react-query';
import type { CallOf, Route } from '../../../../contract/route.ts';
import { reading } from '../../../lib/queries.ts';

interface Reading {
  madeAt: string | null;
  making: { done: number; of: number } | null;
}

/** While one is made, it looks each second how far that is. */
export function useReading<R extends Route>(route: R, of: CallOf<R>) {
  return useQuery({
    ...reading(route, of, ['analyses']),
    refetchInterval: ({ state }) => ((state.data as unknown as Reading | undefined)?.making ? 1000 : false),
    placeholderData: (before) => before,
  });
}
