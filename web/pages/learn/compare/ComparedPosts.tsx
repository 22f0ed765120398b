// The posts under one figure of a comparison, newest first, in people's words.
import { XIcon } from '@phosphor-icons/react/dist/csr/X';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../../contract/learn.ts';
import type { CallOf } from '../../../../contract/route.ts';
import { call } from '../../../lib/call.ts';
import { Button } from '../../../parts/Button.tsx';
import { Loading, Wrong } from '../../../parts/States.tsx';
import { Words } from '../../../parts/Words.tsx';
import { PostMeta } from '../../listen/PostMeta.tsx';

interface Props {
  asked: CallOf<typeof learn.findComparedPosts>['query'];
  title: string;
  onClose(): void;
}

export function ComparedPosts({ asked, title, onClose }: Props) {
  const { t } = useTranslation('compare');
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const posts = useInfiniteQuery({
    queryKey: [learn.findComparedPosts.path, asked, ['analyses', 'posts']],
    queryFn: ({ pageParam, signal }) =>
      call(learn.findComparedPosts, { query: { ...asked, before: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const all = posts.data?.pages.flatMap((page) => page.posts) ?? [];
  return (
    <section className="compared-posts">
      <div className="head">
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        <Button look="bare" aria-label={t('app:close')} onClick={onClose}>
          <XIcon className="i s" aria-hidden="true" />
        </Button>
      </div>
      {posts.isPending && <Loading />}
      {posts.isError && <Wrong error={posts.error} again={() => void posts.refetch()} />}
      <ul>
        {all.map((post) => (
          <li key={post.id}>
            {post.text === null ? (
              <p>{t('gone')}</p>
            ) : (
              <Words
                text={post.text.length > 400 ? `${post.text.slice(0, 400)}…` : post.text}
                lang={post.lang}
                quoted
                size="w2"
                within={{ conversation: post.conversationId, post: post.id }}
              />
            )}
            <PostMeta post={post} />
          </li>
        ))}
      </ul>
      {posts.hasNextPage && (
        <Button busy={posts.isFetchingNextPage} onClick={() => void posts.fetchNextPage()}>
          {t('more_posts')}
        </Button>
      )}
    </section>
  );
}
