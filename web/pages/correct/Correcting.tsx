// Correcting one post: first the choices at the row, then, if asked for, all of it in a form.
import { lazy, Suspense, useState } from 'react';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import { type Said, useCorrect } from './correct.ts';

const CorrectMenu = lazy(() => import('./CorrectMenu.tsx').then((it) => ({ default: it.CorrectMenu })));
const CorrectAll = lazy(() => import('./CorrectAll.tsx').then((it) => ({ default: it.CorrectAll })));

interface Props {
  analysis: Analysis;
  anchor: Element;
  onClose(): void;
}

export function Correcting({ analysis, anchor, onClose }: Props) {
  const [all, setAll] = useState(false);
  const [correct] = useCorrect();
  const say = (said: Said) => {
    onClose();
    void correct(analysis, said);
  };
  return (
    <Suspense fallback={null}>
      {all ? (
        <CorrectAll analysis={analysis} onClose={onClose} onSay={say} />
      ) : (
        <CorrectMenu analysis={analysis} anchor={anchor} onClose={onClose} onSay={say} onAll={() => setAll(true)} />
      )}
    </Suspense>
  );
}
