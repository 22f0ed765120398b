// Reposts and copies under a post: how many, the first few, and all of them on asking.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../../contract/listen.ts';
import type { Post } from '../../../contract/post.ts';
import { call } from '../../lib/call.ts';
import { useMe } from '../../lib/me.ts';
import { number, when } from '../../lib/time.ts';
import { nameOf } from './PostMeta.tsx';
import '../../parts/link.css';

export function Folded({ post, open = false }: { post: Post; open?: boolean }) {
  const { t } = useTranslation('listen');
  const zone = useMe().organization.timeZone;
  const [all, setAll] = useState(false);
  const { count, first } = post.folded;
  const whys = new Set(first.map(({ why }) => why));
  const why = whys.size === 1 ? [...whys][0] : 'both';
  return (
    <details className="fold" open={open || undefined}>
      <summary>{t(`folded_${why}`, { count, n: number(count) })}</summary>
      {all ? (
        <All id={post.id} />
      ) : (
        <>
          <ul>
            {first.map(({ id, handle, at }) => (
              <li key={id}>
                {handle ?? t('somebody')} <time dateTime={at}>{when(at, zone)}</time>
              </li>
            ))}
          </ul>
          {count > first.length && (
            <button type="button" className="link" onClick={() => setAll(true)}>
              {t('folded_all', { n: number(count) })}
            </button>
          )}
        </>
      )}
    </details>
  );
}

function All({ id }: { id: string }) {
  const { t } = useTranslation('listen');
  const zone = useMe().organization.timeZone;
  const pages = useInfiniteQuery({
    queryKey: ['folded', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listen.findFolded, { params: { id }, query: { before: pageParam } }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <>
      <ul>
        {pages.data?.pages
          .flatMap(({ posts }) => posts)
          .map((each) => (
            <li key={each.id}>
              {nameOf(each) ?? t('somebody')} <time dateTime={each.at}>{when(each.at, zone)}</time>
            </li>
          ))}
      </ul>
      {pages.hasNextPage && (
        <button type="button" className="link" onClick={() => void pages.fetchNextPage()}>
          {t('older')}
        </button>
      )}
    </>
  );
}
