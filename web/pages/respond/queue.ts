// The queue as it was read, and what has come since: rows stay where they are until one asks for what is new.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { respond, type Thread } from '../../../contract/respond.ts';
import { call } from '../../lib/call.ts';
import { useWoken } from '../listen/woken.ts';

export interface Asked {
  view: 'open' | 'mine' | 'waiting' | 'closed' | 'all';
  q?: string | undefined;
  urgency?: string | undefined;
  facility?: string | undefined;
  tag?: string | undefined;
  network?: string | undefined;
  assignee?: string | undefined;
}

export interface QueueRow {
  thread: Thread;
  /** It has left this view since it was read. */
  gone: boolean;
}

export function useQueue(asked: Asked) {
  const pages = useInfiniteQuery({
    queryKey: ['queue', asked] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(respond.findThreads, { query: { ...asked, before: pageParam, limit: 50 } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
    refetchOnWindowFocus: false,
  });
  const { refetch } = pages;
  useWoken('threads', 700, () => refetch());
  const read = useMemo(() => pages.data?.pages.flatMap(({ threads }) => threads) ?? [], [pages.data]);
  const key = JSON.stringify(asked);
  const known = useRef(new Map<string, Thread>());
  const [order, setOrder] = useState<{ key: string; pages: number; ids: string[] }>({ key: '', pages: 0, ids: [] });
  const count = pages.data?.pages.length ?? 0;
  // A first reading, and older ones that were asked for, put rows at their places; later ones only change what stands in them.
  let ids = order.ids;
  if (pages.data && !pages.isPlaceholderData && (order.key !== key || order.pages < count || ids.length === 0)) {
    const kept = order.key === key ? ids.filter((id) => known.current.has(id)) : [];
    ids = [...kept, ...read.map(({ id }) => id).filter((id) => !kept.includes(id))];
    if (ids.length > 0 || order.key !== key || order.pages !== count) {
      if (order.key !== key || order.pages !== count || ids.length !== order.ids.length)
        setOrder({ key, pages: count, ids });
    }
  }
  for (const thread of read) known.current.set(thread.id, thread);
  const now = new Set(read.map(({ id }) => id));
  const rows: QueueRow[] = ids.flatMap((id) => {
    const thread = known.current.get(id);
    return thread ? { thread, gone: !now.has(id) } : [];
  });
  const fresh = read.filter(({ id }) => !ids.includes(id)).length;
  const showNew = useCallback(() => {
    setOrder((was) => ({ ...was, ids: read.map(({ id }) => id) }));
  }, [read]);
  return {
    rows,
    fresh,
    showNew,
    pending: pages.isPending,
    error: pages.error,
    again: () => void refetch(),
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : null,
    loading: pages.isFetchingNextPage,
  };
}
