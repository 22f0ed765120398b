// The posts under a figure, the newest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../../../contract/learn/scope.ts';
import type { strandKinds } from '../../../../contract/learn/themes.ts';
import { learn } from '../../../../contract/learn.ts';
import { call } from '../../../lib/call.ts';
import { Button } from '../../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../../parts/States.tsx';
import { Words } from '../../../parts/Words.tsx';
import { PostMeta } from '../../listen/PostMeta.tsx';

interface Props {
  scope: Scope;
  kind: (typeof strandKinds)[number];
  of: string;
}

export function StrandPosts({ scope, kind, of }: Props) {
  const { t } = useTranslation('themes');
  const query = { ...scope, kind, key: of };
  const list = useInfiniteQuery({
    queryKey: [learn.findStrandPosts.path, query, ['posts']],
    queryFn: ({ pageParam, signal }) =>
      call(learn.findStrandPosts, { query: { ...query, after: pageParam } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });
  const posts = list.data?.pages.flatMap((page) => page.posts) ?? [];
  return (
    <>
      {list.isPending && <Loading />}
      {list.isError && <Wrong error={list.error} again={() => void list.refetch()} />}
      {list.data && posts.length === 0 && <Empty>{t('no_posts')}</Empty>}
      <ul className="rows">
        {posts.map((post) => (
          <li key={post.id} data-row tabIndex={-1}>
            <Words
              text={post.text ?? t('words_gone')}
              lang={post.lang}
              size="w1"
              within={{ conversation: post.conversationId, post: post.id }}
            />
            <PostMeta post={post} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="more" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </>
  );
}
