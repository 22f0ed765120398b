// The posts behind an alert, as far as one may read them.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { alertRoutes } from '../../../../contract/learn/alerts.ts';
import { call } from '../../../lib/call.ts';
import { Button } from '../../../parts/Button.tsx';
import { Loading, Wrong } from '../../../parts/States.tsx';
import { Words } from '../../../parts/Words.tsx';
import { PostMeta } from '../../listen/PostMeta.tsx';

export function AlertPosts({ id }: { id: string }) {
  const { t } = useTranslation('alerts');
  const said = useInfiniteQuery({
    queryKey: [alertRoutes.findAlertPosts.path, id, ['alerts']],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: before, signal }) =>
      call(alertRoutes.findAlertPosts, { params: { id }, query: before ? { before } : {} }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const posts = said.data?.pages.flatMap((page) => page.posts) ?? [];
  return (
    <section aria-labelledby="posts">
      <div className="head">
        <h2 id="posts">{t('posts')}</h2>
      </div>
      {said.isPending && <Loading />}
      {said.isError && <Wrong error={said.error} again={() => void said.refetch()} />}
      {said.isSuccess && posts.length === 0 && <p className="empty">{t('posts_none')}</p>}
      <ul className="rows said-here">
        {posts.map((post) => (
          <li key={post.id}>
            {post.text !== null && (
              <Words
                text={post.text}
                lang={post.lang}
                size="w2"
                within={{ conversation: post.conversationId, post: post.id }}
              />
            )}
            <PostMeta post={post} />
          </li>
        ))}
      </ul>
      {said.hasNextPage && (
        <Button busy={said.isFetchingNextPage} onClick={() => void said.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </section>
  );
}
