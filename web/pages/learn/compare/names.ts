// What groups and measures are called.
import { useTranslation } from 'react-i18next';
import type { Compared, Way } from '../../../../contract/learn/compare.ts';
import { languageName, useNetworkName } from '../../listen/names.ts';

export function useGroupNames(by: Way): (group: Compared) => string {
  const { t } = useTranslation('compare');
  const networkName = useNetworkName();
  return ({ key, name }) => {
    if (name) return name;
    if (by === 'network') return networkName(key);
    if (by === 'language') return key === 'und' ? t('language_unknown') : languageName(key);
    if (by === 'period') return key === 'before' ? t('period_before') : t('period_now');
    return t('no_place');
  };
}

/** `topic waiting`: “Waiting”. */
export function useMeasureName(): (measure: string) => string {
  const { t } = useTranslation('compare');
  return (measure) => {
    const [kind, label = ''] = measure.split(' ');
    if (kind === 'urgent') return t('urgent');
    if (kind === 'sentiment') return t(`sentiment_${label}`);
    if (kind === 'area') return t(`understood:parent_${label}`);
    return kind === 'topic' ? t(`understood:topic_${label}`) : t('flagged', { flag: t(`understood:flag_${label}`) });
  };
}
