// The act "Answered by hand…" of a post, and what stands in its place once it is noted.
import { HandIcon } from '@phosphor-icons/react/dist/csr/Hand';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/me.ts';
import { Button } from '../../parts/Button.tsx';

const AnswerByHand = lazy(() => import('./AnswerByHand.tsx').then((it) => ({ default: it.AnswerByHand })));

export function HandAnswer({ postId, look = 'plain' }: { postId: string; look?: 'plain' | 'bare' }) {
  const { t } = useTranslation('listen');
  const may = useMay('deliveries.write');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  if (!may) return null;
  if (done)
    return (
      <span className="flag" role="status">
        <HandIcon className="i s" aria-hidden="true" />
        {t('answered_by_hand')}
      </span>
    );
  return (
    <>
      <Button look={look} onClick={() => setAsking(true)}>
        {t('answered_by_hand_ask')}
      </Button>
      <Suspense fallback={null}>
        {asking && (
          <AnswerByHand
            postId={postId}
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
