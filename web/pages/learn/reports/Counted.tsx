// The posts under a figure of a report, newest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../../contract/learn.ts';
import { call } from '../../../lib/call.ts';
import { Button } from '../../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../../parts/States.tsx';
import { Words } from '../../../parts/Words.tsx';
import { useRowKeys } from '../../connect/row-keys.ts';
import { PostMeta } from '../../listen/PostMeta.tsx';
import { LearnHead } from '../LearnHead.tsx';
import { useScope } from '../scope.ts';
import './reports.css';

const route = getRouteApi('/frame/learn/counted');

export function Counted() {
  const { t } = useTranslation('report');
  const { scope } = useScope();
  const { what } = route.useSearch();
  useRowKeys();
  const [kind = 'all', topic] = what.split(' ');
  const name = topic
    ? t(`counted_of_${kind as 'topic'}`, { topic: t(`understood:topic_${topic}`) })
    : t(`counted_${kind as 'all'}`);
  const list = useInfiniteQuery({
    queryKey: [learn.findCountedPosts.path, { ...scope, what }, ['analyses', 'posts']],
    queryFn: ({ pageParam, signal }) =>
      call(
        learn.findCountedPosts,
        { query: { ...scope, what, ...(pageParam ? { before: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const posts = list.data?.pages.flatMap((page) => page.posts) ?? [];
  return (
    <div className="page learn reports">
      <LearnHead tab="reports" name={name} />
      <section aria-labelledby="counted">
        <div className="head">
          <h2 id="counted">{name}</h2>
          <span>{t('counted_title')}</span>
        </div>
        {list.isPending && <Loading />}
        {list.isError && <Wrong error={list.error} again={() => void list.refetch()} />}
        {list.data && posts.length === 0 && <Empty>{t('none_counted')}</Empty>}
        <ul className="rows">
          {posts.map((post) => (
            <li key={post.id} data-row tabIndex={-1}>
              <Words
                text={post.text ?? ''}
                lang={post.lang}
                within={{ conversation: post.conversationId, post: post.id }}
              />
              <PostMeta post={post} />
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('older')}
          </Button>
        )}
      </section>
    </div>
  );
}
