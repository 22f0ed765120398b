// What a person and the machine understood of one post, side by side.
import { useTranslation } from 'react-i18next';
import type { Understood } from '../../../contract/learn/agreement.ts';
import { WideTable } from '../../parts/WideTable.tsx';
import { useUnderstoodNames } from './understood-names.ts';

export function Compared({ mine, machine }: { mine: Understood; machine: Understood }) {
  const { t } = useTranslation('agreement');
  const nameOf = useUnderstoodNames();
  const list = (part: 'topic' | 'flag', labels: string[]) =>
    labels.map((label) => nameOf(part, label)).join(', ') || '–';
  const cells = (of: Understood) => [
    nameOf('sentiment', of.sentiment),
    nameOf('urgency', String(of.urgency)),
    list('topic', of.topics),
    list('flag', of.flags),
  ];
  const [own, its] = [cells(mine), cells(machine)];
  return (
    <WideTable name={t('side_by_side')} className="agreement" heads={[t('label'), t('you'), t('machine')]}>
      {(['sentiment', 'urgency', 'topic', 'flag'] as const).map((part, at) => (
        <tr key={part}>
          <th scope="row">{t(`part_${part}`)}</th>
          <td>{own[at]}</td>
          <td>{its[at]}</td>
        </tr>
      ))}
    </WideTable>
  );
}
