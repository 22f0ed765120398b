// What stands where content is not: nothing yet, still coming, or gone wrong.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../lib/act.ts';
import { Button } from './Button.tsx';

/** One sentence on what will be here, and the one next step. */
export function Empty({ children, step }: { children: ReactNode; step?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {step}
    </div>
  );
}

/** After 400 ms three hairlines in the shape of rows. */
export function Loading() {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" aria-label={t('loading')}>
      {late && [0, 1, 2].map((row) => <span key={row} />)}
    </div>
  );
}

/** What happened, and the one act that may mend it. */
export function Wrong({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="empty wrong-state" role="alert">
      <p>{sentenceOf(error)}</p>
      {again && <Button onClick={again}>{t('again')}</Button>}
    </div>
  );
}
