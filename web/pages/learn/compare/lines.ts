// A comparison as lines of a file for the team: every figure, and how many it rests on.
import { useTranslation } from 'react-i18next';
import type { Compared, Way } from '../../../../contract/learn/compare.ts';
import { useGroupNames } from './names.ts';

export interface Lines {
  head: string[];
  rows(groups: readonly Compared[]): (string | number | null)[][];
}

const percent = (share: number | undefined) => (share === undefined ? null : Math.round(share * 1000) / 10);

export function useComparedLines(by: Way): Lines {
  const { t } = useTranslation('compare');
  const nameOf = useGroupNames(by);
  return {
    head: [
      t('csv_standing'),
      t('group'),
      t('col_posts'),
      t('col_people'),
      t('col_of'),
      t('csv_share'),
      t('csv_low'),
      t('csv_high'),
      t('csv_before'),
      t('csv_verdict'),
      t('csv_busiest'),
    ],
    rows: (groups) =>
      groups.map((group) => [
        t('csv_team'),
        nameOf(group),
        group.counted.posts,
        group.counted.people,
        group.people,
        percent(group.counted.share?.value),
        percent(group.counted.share?.low),
        percent(group.counted.share?.high),
        percent(group.before.share?.value),
        t(`csv_${group.change.verdict}`),
        percent(group.counted.busiest),
      ]),
  };
}
