// What is being written of a watch: kept in this tab against reloads, and on the server when it can't be read yet.
import { useEffect, useRef, useState } from 'react';
import { listen, type Watch } from '../../../contract/listen.ts';
import { call } from '../../lib/call.ts';
import { queries } from '../../lib/queries.ts';
import type { Watches } from './WatchList.tsx';

export interface Draft {
  name: string;
  query: string;
  facilityId: string | null;
}

const key = (id: string | undefined) => `watch-draft ${id ?? 'new'}`;

/** `begin` is what a new watch begins with; `unreadable` that the query can't be read as it stands. */
export function useDraft(watch: Watch | null, begin: string) {
  const id = watch?.id;
  const runs: Draft = {
    name: watch?.name ?? '',
    query: watch?.query ?? begin,
    facilityId: watch?.facilityId ?? null,
  };
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = watch || !begin ? sessionStorage.getItem(key(id)) : null;
    return kept ? (JSON.parse(kept) as Draft) : { ...runs, query: watch?.draft ?? runs.query };
  });
  const changed = draft.name !== runs.name || draft.query !== runs.query || draft.facilityId !== runs.facilityId;
  const over = useRef(false);
  useEffect(() => {
    if (changed && !over.current) sessionStorage.setItem(key(id), JSON.stringify(draft));
    else sessionStorage.removeItem(key(id));
  }, [id, changed, draft]);
  return {
    draft,
    changed,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    setDraft,
    /** Back to what runs; the server forgets what it kept. */
    takeBack: () => {
      setDraft(runs);
      if (watch?.draft) void keep(watch.id, watch.query);
    },
    /** It has been saved, or given up: nothing is left to keep. */
    end: () => {
      over.current = true;
      sessionStorage.removeItem(key(id));
    },
    isOver: () => over.current,
  };
}

/** Leaves an unreadable query with the server, so that it is there in another browser too; the watch goes on as it was. */
export function useKeptWhenLeft(watch: Watch | null, unreadable: string | undefined, isOver: () => boolean): void {
  const latest = useRef({ watch, unreadable });
  latest.current = { watch, unreadable };
  const over = useRef(isOver);
  useEffect(
    () => () => {
      const { watch, unreadable } = latest.current;
      if (watch && unreadable && unreadable !== watch.draft && !over.current()) void keep(watch.id, unreadable);
    },
    [],
  );
}

async function keep(id: string, query: string): Promise<void> {
  try {
    const now = await call(listen.updateWatch, { params: { id }, body: { query } });
    queries.setQueriesData<Watches>(
      { queryKey: [listen.findWatches.path] },
      (data) => data && { ...data, watches: data.watches.map((each) => (each.id === id ? { ...each, ...now } : each)) },
    );
  } catch {
    // It is still kept in this tab.
  }
}
