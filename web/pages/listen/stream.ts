// The rows of a stream: read once, older ones on asking, new ones counted and shown only when called for.
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Filters, listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { sentenceOf } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { sayWrong } from '../../lib/toasts.ts';
import { readAgain } from './read-again.ts';
import { useWoken } from './woken.ts';

type Page = AnswerOf<typeof listen.findPosts>;

/** When the newest post of a stream that is being read was said; undefined where nothing stands. */
export function useLatest(query: Filters): string | undefined {
  const client = useQueryClient();
  const told = useCallback((changed: () => void) => client.getQueryCache().subscribe(changed), [client]);
  return useSyncExternalStore(
    told,
    () => client.getQueryData<InfiniteData<Page>>(['stream', query])?.pages[0]?.posts[0]?.at,
  );
}

/** `kept`: ids of rows that stay although they have left the view, because they say what was done with them. */
export function useStream(query: Filters, kept: ReadonlySet<string>) {
  const client = useQueryClient();
  const key = useMemo(() => ['stream', query] as const, [query]);
  // Not under a topic: rows must not move by themselves.
  const pages = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call(listen.findPosts, { query: { ...query, before: pageParam } }, { signal }),
    getNextPageParam: (last: Page) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const posts = useMemo(() => pages.data?.pages.flatMap((page) => page.posts) ?? [], [pages.data]);
  const newest = pages.data?.pages[0]?.newest ?? undefined;

  const arrived = useQuery({
    queryKey: ['arrived', query, newest] as const,
    queryFn: ({ signal }) => call(listen.countNew, { query: { ...query, after: newest } }, { signal }),
    enabled: pages.isSuccess,
    staleTime: 0,
  });
  const { refetch: count } = arrived;
  useWoken('posts', 700, () => count());

  const keptNow = useRef(kept);
  keptNow.current = kept;
  const mend = useCallback(async () => {
    const shown = client.getQueryData<InfiniteData<Page>>(key)?.pages.flatMap((page) => page.posts) ?? [];
    if (shown.length === 0) return;
    const now = await readAgain(query, shown).catch(() => null);
    if (!now) return;
    client.setQueryData<InfiniteData<Page>>(
      key,
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            posts: page.posts.flatMap((post) => {
              const again = now.get(post.id);
              if (again === undefined || (again === null && keptNow.current.has(post.id))) return post;
              return again ?? [];
            }),
          })),
        },
    );
  }, [client, key, query]);
  useWoken('posts', 4000, mend);
  // Rows kept from an earlier visit may have been deleted meanwhile.
  useEffect(() => void mend(), [mend]);

  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  /** Begins again from the top, with what has arrived. */
  const showNew = useCallback(async () => {
    try {
      const page = await call(listen.findPosts, { query });
      const before = new Set(posts.map(({ id }) => id));
      setFresh(new Set(before.size > 0 ? page.posts.map(({ id }) => id).filter((id) => !before.has(id)) : []));
      client.setQueryData<InfiniteData<Page>>(key, { pages: [page], pageParams: [undefined] });
    } catch (error) {
      sayWrong(sentenceOf(error));
    }
  }, [client, key, query, posts]);
  // Where nothing stands yet, nothing can be moved.
  const waiting = arrived.data?.count ?? 0;
  useEffect(() => {
    if (waiting > 0 && pages.isSuccess && posts.length === 0) void showNew();
  }, [waiting, pages.isSuccess, posts.length, showNew]);

  return {
    posts,
    newest,
    arrived: { count: waiting, more: arrived.data?.more ?? false },
    pending: pages.isPending,
    error: pages.error,
    older: pages.hasNextPage ? () => void pages.fetchNextPage() : null,
    pages: pages.data?.pages.length ?? 0,
    loadingOlder: pages.isFetchingNextPage,
    showNew,
    /** Ids of the rows that `showNew` brought. */
    fresh,
    again: () => void pages.refetch(),
  };
}
