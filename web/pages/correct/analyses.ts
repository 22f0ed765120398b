// What was understood of the posts a page shows: one call for the page, again when something was read or corrected.
import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import { learn } from '../../../contract/learn.ts';
import { call } from '../../lib/call.ts';
import { useWoken } from '../listen/woken.ts';

/** Posts of one call. */
const most = 200;

const known = new Map<string, Analysis>();
const watchers = new Set<() => void>();
let version = 0;

/** What is known of these posts from now on, on every page that shows them. */
export function keep(analyses: readonly Analysis[]): void {
  for (const analysis of analyses) known.set(analysis.postId, analysis);
  version++;
  for (const changed of watchers) changed();
}

const hear = (changed: () => void) => {
  watchers.add(changed);
  return () => watchers.delete(changed);
};

/** By post. What was known stays until something else is. */
export function useAnalyses(postIds: readonly string[]): ReadonlyMap<string, Analysis> {
  const parts = useMemo(
    () => Array.from({ length: Math.ceil(postIds.length / most) }, (_, n) => postIds.slice(n * most, (n + 1) * most)),
    [postIds],
  );
  const asked = useQueries({
    queries: parts.map((ids) => ({
      queryKey: ['analyses', ids] as const,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { analyses } = await call(learn.findAnalyses, { body: { postIds: [...ids] } }, { signal });
        keep(analyses);
        return analyses.length;
      },
    })),
  });
  const now = useRef(asked);
  now.current = asked;
  useWoken('analyses', 1500, () => Promise.all(now.current.map(({ refetch }) => refetch())));
  const at = useSyncExternalStore(
    hear,
    useCallback(() => version, []),
  );
  return useMemo(() => {
    void at;
    return new Map(postIds.flatMap((id) => (known.has(id) ? [[id, known.get(id)!] as const] : [])));
  }, [postIds, at]);
}
