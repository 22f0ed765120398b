// What an insight rests on: the figures of the day it was written, the same counted now, and the posts.
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { woken } from '../../../lib/queries.ts';
import { dayName, number, span } from '../../../lib/time.ts';
import { Button } from '../../../parts/Button.tsx';
import { Loading } from '../../../parts/States.tsx';
import { Words } from '../../../parts/Words.tsx';
import { PostMeta } from '../../listen/PostMeta.tsx';

export function Evidence({ of }: { of: Insight }) {
  const { t } = useTranslation('follow');
  const list = useInfiniteQuery({
    queryKey: [learn.findEvidence.path, { params: { id: of.id } }, ['insights', 'posts']],
    queryFn: ({ pageParam, signal }) =>
      call(learn.findEvidence, { params: { id: of.id }, query: pageParam ? { before: pageParam } : {} }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const posts = list.data?.pages.flatMap((page) => page.posts) ?? [];
  const hidden = list.data?.pages.reduce((sum, page) => sum + page.hidden, 0) ?? 0;
  return (
    <section aria-labelledby="evidence">
      <div className="head">
        <h2 id="evidence">{t('evidence')}</h2>
        <span>{t('n_posts', { count: of.posts, n: number(of.posts) })}</span>
      </div>
      <div className="figures">
        <p>
          {t(of.scope ? 'counted_then' : 'counted_posts', {
            day: dayName(of.countedOn),
            days: of.scope ? span(of.scope.from, of.scope.to) : '',
          })}{' '}
          <Figures of={of.counted} />
        </p>
        {of.now && (
          <p>
            {t('counted_now', { days: span(of.now.from, of.now.to) })} <Figures of={of.now.counted} />
          </p>
        )}
      </div>
      {list.isPending && <Loading />}
      <ul className="rows evidence">
        {posts.map((post) => (
          <li key={post.id} data-row tabIndex={-1}>
            <Words
              text={post.text ?? ''}
              lang={post.lang}
              size="w1"
              within={{ conversation: post.conversationId, post: post.id }}
            />
            <PostMeta post={post}>{of.may.write && <PostActs of={of} post={post.id} />}</PostMeta>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="note">{t('hidden', { count: hidden, n: number(hidden) })}</p>}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </section>
  );
}

/** “51 posts from 44 people; ten of them wrote 61% of it”. */
export function Figures({ of: { posts, people, busiest, tooFew } }: { of: Insight['counted'] }) {
  const { t } = useTranslation('follow');
  const percent = Math.round(busiest * 100);
  return (
    <>
      <b>
        {t('posts_from_people', {
          posts: t('n_posts', { count: posts, n: number(posts) }),
          people: t('n_people', { count: people, n: number(people) }),
        })}
      </b>
      {/* Of ten people or fewer, ten wrote everything. */}
      {people > 10 && `; ${t('busiest', { percent: number(percent) })}`}
      {tooFew && (
        <span className="few">
          {' '}
          <MinusCircleIcon className="i s" aria-hidden="true" /> {t('too_few')}
        </span>
      )}
    </>
  );
}

function PostActs({ of, post }: { of: Insight; post: string }) {
  const { t } = useTranslation('follow');
  const [run] = useAct();
  const ended = () => woken('insights');
  const quote = (postId: string | null) =>
    call(learn.editInsight, { params: { id: of.id }, body: { quotePostId: postId } });
  const out = () =>
    run(() => call(learn.removeEvidence, { params: { id: of.id, post } }), {
      done: t('taken_out'),
      undo: () => call(learn.addEvidence, { params: { id: of.id }, body: { postIds: [post] } }).then(ended),
      ended,
    });
  return (
    <span className="row-acts">
      {of.quote?.id !== post && (
        <button
          type="button"
          className="btn bare"
          onClick={() =>
            void run(() => quote(post), {
              done: t('quoted_now'),
              undo: () => quote(of.quote?.id ?? null).then(ended),
              ended,
            })
          }
        >
          {t('quote')}
        </button>
      )}
      <button type="button" className="btn bare" onClick={() => void out()}>
        {t('take_out')}
      </button>
    </span>
  );
}
