// A post drawn by chance, read without seeing what the machine understood; then both stand side by side.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Understood } from '../../../contract/learn/agreement.ts';
import { learn } from '../../../contract/learn.ts';
import type { Post } from '../../../contract/post.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { type Key, useKeys } from '../../lib/keys.ts';
import { reading } from '../../lib/queries.ts';
import { number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { Words } from '../../parts/Words.tsx';
import { PostMeta } from '../listen/PostMeta.tsx';
import { Compared } from './Compared.tsx';
import { LearnHead } from './LearnHead.tsx';
import { emptyDraft, UnderstoodFields } from './UnderstoodFields.tsx';
import './understood.css';

export function ReadAgain() {
  const { t } = useTranslation('agreement');
  // Another post only when asked for: what one is reading stays.
  const drawn = useQuery({
    ...reading(learn.drawSecondReading, {}),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const data = drawn.data;
  return (
    <div className="page learn">
      <LearnHead tab="agreement" scoped={false} name={t('read_again')} />
      <div className="head">
        <h2>{t('what_do_you_read')}</h2>
        {data && <span>{t('so_far', { count: data.read, n: number(data.read) })}</span>}
      </div>
      {drawn.isPending || drawn.isRefetching ? (
        <Loading />
      ) : drawn.isError ? (
        <Wrong error={drawn.error} again={() => void drawn.refetch()} />
      ) : data?.post ? (
        <Read key={data.post.id} post={data.post} onNext={() => void drawn.refetch()} />
      ) : (
        <Empty
          step={
            <Link className="btn" to="/learn/agreement">
              {t('title')}
            </Link>
          }
        >
          {t('nothing_waits')}
        </Empty>
      )}
    </div>
  );
}

function Read({ post, onNext }: { post: Post; onNext(): void }) {
  const { t } = useTranslation('agreement');
  const [draft, setDraft] = useState(emptyDraft);
  const [compared, setCompared] = useState<{ mine: Understood; machine: Understood } | null>(null);
  const [act, busy] = useAct();
  const { sentiment, urgency } = draft;
  const whole = sentiment !== null && urgency !== null ? { ...draft, sentiment, urgency } : null;
  const keys = useMemo<Key[]>(() => [{ keys: 'n', label: 'next_post', run: onNext }], [onNext]);
  useKeys(keys);
  const compare = () => {
    if (!whole) return;
    let takeBack: (() => Promise<void>) | undefined;
    void act(() => call(learn.readAgain, { params: { id: post.id }, body: whole }), {
      done: t('kept'),
      undo: () => (takeBack ? takeBack() : Promise.resolve()),
      ended({ readingId, machine }) {
        takeBack = () => call(learn.takeBackSecondReading, { params: { id: readingId } }).then(() => setCompared(null));
        setCompared({ mine: whole, machine });
      },
    });
  };
  return (
    <div className="read-again">
      <article>
        {post.title && <p className="label">{post.title}</p>}
        {post.text !== null && <Words text={post.text} lang={post.lang} size="w3" />}
        <PostMeta post={post} />
      </article>
      {compared ? (
        <div>
          <Compared {...compared} />
          <div className="acts">
            <Button look="main" onClick={onNext}>
              {t('next_post')}
            </Button>
            <Link
              className="btn"
              to="/conversations/$id"
              params={{ id: post.conversationId }}
              search={{ post: post.id }}
            >
              {t('open_post')}
            </Link>
          </div>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            compare();
          }}
        >
          <UnderstoodFields draft={draft} onChange={setDraft} />
          <div className="acts">
            <Button type="submit" look="main" busy={busy} not={whole ? undefined : t('say_both')} onClick={() => {}}>
              {t('compare')}
            </Button>
            <Button onClick={onNext}>{t('skip')}</Button>
          </div>
        </form>
      )}
    </div>
  );
}
