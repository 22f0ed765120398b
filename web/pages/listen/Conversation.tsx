// A conversation whole: what everybody in it said, in order, with the post one came for marked.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../../contract/listen.ts';
import { reading } from '../../lib/queries.ts';
import { number } from '../../lib/time.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Loading, Wrong } from '../../parts/States.tsx';
import { AboutAnalysis } from '../correct/AboutAnalysis.tsx';
import { useAnalyses } from '../correct/analyses.ts';
import { AboutPost } from './AboutPost.tsx';
import { FetchRest } from './FetchRest.tsx';
import { Thread } from './Thread.tsx';
import { useWoken } from './woken.ts';
import './listen.css';
import './conversation.css';

const route = getRouteApi('/frame/conversations/$id');

export function Conversation() {
  const { t } = useTranslation('listen');
  const { id } = route.useParams();
  const { post: given } = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const conversation = useQuery(reading(listen.getConversation, { params: { id } }));
  const watches = useQuery(reading(listen.findWatches, {}, ['watches'])).data?.watches ?? [];
  const { refetch } = conversation;
  useWoken('posts', 3000, () => refetch());
  const choose = useCallback(
    (post: string) =>
      void navigate({ to: '/conversations/$id', params: { id }, search: { post }, replace: true, resetScroll: false }),
    [navigate, id],
  );
  const shown = conversation.data?.posts;
  const analyses = useAnalyses(useMemo(() => shown?.map(({ id }) => id) ?? [], [shown]));
  useTitle(t('conversation'));
  if (conversation.isPending)
    return (
      <div className="page">
        <h1>{t('conversation')}</h1>
        <Loading />
      </div>
    );
  if (conversation.isError)
    return (
      <div className="page">
        <h1>{t('conversation')}</h1>
        <Wrong error={conversation.error} again={() => void refetch()} />
      </div>
    );
  const { posts, more, completed } = conversation.data;
  const chosen = posts.find((post) => post.id === given) ?? posts[0];
  const people = new Set(posts.flatMap(({ author }) => (author ? [author.id] : []))).size;
  return (
    <div className="page talk">
      <div className="title">
        <h1>{t('conversation')}</h1>
        <p>
          {t('posts_from_people', {
            posts: t('n_posts', { count: posts.length, n: number(posts.length) }),
            people: t('n_people', { count: people, n: number(people) }),
          })}
        </p>
        <div className="acts">
          <Button
            look="bare"
            onClick={() =>
              router.history.canGoBack() ? router.history.back() : void navigate({ to: '/listen', search: {} })
            }
          >
            {t('back')}
          </Button>
        </div>
      </div>
      <div className="talk-cols">
        <div>
          <Thread posts={posts} analyses={analyses} chosen={chosen?.id} onChoose={choose} />
          {more && <p className="hint">{t('more_than_500')}</p>}
          <FetchRest id={id} network={posts[0]?.network ?? ''} completed={completed} onFetched={() => void refetch()} />
        </div>
        <div className="side">
          {chosen && <AboutPost post={chosen} watches={watches} />}
          {chosen && <AboutAnalysis key={chosen.id} analysis={analyses.get(chosen.id)} />}
        </div>
      </div>
    </div>
  );
}
