// What is wrong with a query, where, and the one act that repairs it.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { changeOf } from './query-text.ts';
import type { Reading } from './reading.ts';

interface Props {
  id: string;
  query: string;
  problem: Extract<Reading, { ok: false }>;
  onFix(query: string): void;
}

export function QueryProblem({ id, query, problem, onFix }: Props) {
  const { t } = useTranslation('listen');
  const { column, expected, hint, fix } = problem;
  return (
    <div className="say" role="status">
      <p id={id}>
        <b>{t('column', { column })}</b> {t('expected', { expected })} {hint}
      </p>
      {fix !== null && <Button onClick={() => onFix(fix)}>{fixName(t, query, fix)}</Button>}
    </div>
  );
}

function fixName(t: TFunction<'listen'>, query: string, fix: string): string {
  const { put, taken } = changeOf(query, fix);
  if (put && put.length <= 40) return t('fix_change', { to: put });
  if (!put && taken && taken.length <= 40) return t('fix_remove', { what: taken });
  return t('fix');
}
