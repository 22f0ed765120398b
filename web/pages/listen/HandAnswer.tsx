// The act "Answered by hand…" of a post, and what stands in its place once it was answered.
import { ArrowBendUpLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowBendUpLeft';
import { HandIcon } from '@phosphor-icons/react/dist/csr/Hand';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Post } from '../../../contract/post.ts';
import { useMay } from '../../lib/me.ts';
import { Button } from '../../parts/Button.tsx';

const AnswerByHand = lazy(() => import('./AnswerByHand.tsx').then((it) => ({ default: it.AnswerByHand })));

interface Props {
  post: Pick<Post, 'id' | 'answered' | 'url'>;
  look?: 'plain' | 'bare';
}

export function HandAnswer({ post, look = 'plain' }: Props) {
  const { t } = useTranslation('listen');
  const may = useMay('deliveries.write');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  // What was just noted shows before the post is read again.
  const answered = post.answered ?? (done ? 'by_hand' : null);
  if (answered)
    return (
      <span className="flag" role={done ? 'status' : undefined}>
        {answered === 'by_hand' ? (
          <HandIcon className="i s" aria-hidden="true" />
        ) : (
          <ArrowBendUpLeftIcon className="i s" aria-hidden="true" />
        )}
        {t(answered === 'by_hand' ? 'answered_by_hand' : 'answered')}
      </span>
    );
  if (!may) return null;
  return (
    <>
      <Button look={look} onClick={() => setAsking(true)}>
        {t('answered_by_hand_ask')}
      </Button>
      <Suspense fallback={null}>
        {asking && (
          <AnswerByHand
            postId={post.id}
            url={post.url}
            onClose={() => setAsking(false)}
            onDone={() => {
              setAsking(false);
              setDone(true);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
