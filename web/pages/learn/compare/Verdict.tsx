// Against the period before: up, down, as before, or too few to say; an arrow and words, never colour alone.
import { ArrowDownRightIcon } from '@phosphor-icons/react/dist/csr/ArrowDownRight';
import { ArrowUpRightIcon } from '@phosphor-icons/react/dist/csr/ArrowUpRight';
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle';
import { useTranslation } from 'react-i18next';
import type { Compared } from '../../../../contract/learn/compare.ts';
import { percents } from '../share-words.ts';

export function Verdict({ group: { change, before, counted } }: { group: Compared }) {
  const { t } = useTranslation('compare');
  if (change.verdict === 'too_few')
    return (
      <span className="against">
        <MinusCircleIcon className="i s" aria-hidden="true" /> {counted.tooFew ? t('too_few') : t('too_few_before')}
      </span>
    );
  const value = before.share ? percents(before.share).value : '';
  if (change.verdict === 'as_before') return <span className="against">{t('as_before', { value })}</span>;
  const Icon = change.verdict === 'up' ? ArrowUpRightIcon : ArrowDownRightIcon;
  return (
    <b className="against">
      <Icon className="i s" aria-hidden="true" /> {t(change.verdict === 'up' ? 'up_from' : 'down_from', { value })}
    </b>
  );
}
