// A comparison as a table: every figure the charts show, and those they have no room for.
import { useTranslation } from 'react-i18next';
import type { Compared } from '../../../../contract/learn/compare.ts';
import { number } from '../../../lib/time.ts';
import { WideTable } from '../../../parts/WideTable.tsx';
import { percents } from '../share-words.ts';
import { Verdict } from './Verdict.tsx';

interface Props {
  groups: readonly Compared[];
  nameOf(group: Compared): string;
  open: string | undefined;
  onChoose(group: Compared): void;
}

export function ComparedTable({ groups, nameOf, open, onChoose }: Props) {
  const { t } = useTranslation('compare');
  return (
    <WideTable
      name={t('as_table')}
      heads={[
        t('group'),
        { end: t('col_posts') },
        { end: t('col_people') },
        { end: t('col_of') },
        t('col_share'),
        t('col_before'),
        { end: t('col_busiest') },
      ]}
    >
      {groups.map((group) => {
        const { key, counted, people } = group;
        const share = counted.share && percents(counted.share);
        return (
          <tr key={key} className={key === open ? 'on' : undefined}>
            <th scope="row">{nameOf(group)}</th>
            <td className="r">
              <button
                type="button"
                className="link"
                aria-expanded={key === open}
                title={t('read_of', { name: nameOf(group) })}
                onClick={() => onChoose(group)}
              >
                {number(counted.posts)}
              </button>
            </td>
            <td className="r">{number(counted.people)}</td>
            <td className="r">{number(people)}</td>
            <td>
              {counted.tooFew || !share ? t('below_30') : `${share.value} ${t('between', share)}`}
              {counted.share?.corrected && !counted.tooFew && (
                <span className="meta">
                  {t('corrected', {
                    value: percents({ value: counted.share.corrected.machine, low: 0, high: 1 }).value,
                    n: number(counted.share.corrected.doubleRead),
                  })}
                </span>
              )}
            </td>
            <td>
              <Verdict group={group} />
            </td>
            <td className="r">
              {counted.people > 10 && !counted.tooFew
                ? percents({ value: counted.busiest, low: 0, high: 1 }).value
                : '–'}
            </td>
          </tr>
        );
      })}
    </WideTable>
  );
}
