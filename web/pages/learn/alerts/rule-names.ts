// What a rule counts, in words; and what can be chosen to count.
import { useTranslation } from 'react-i18next';
import type { AlertRule, RuleAbout } from '../../../../contract/learn/alerts.ts';
import { flags, topics } from '../../../../language/analysis/index.ts';
import { useUnderstoodNames } from '../understood-names.ts';

type About = RuleAbout['about'];

export function useRuleNames() {
  const { t } = useTranslation('alerts');
  const nameOf = useUnderstoodNames();
  const sorted = (names: [value: string, name: string][]) => names.sort(([, a], [, b]) => a.localeCompare(b));
  return {
    /** "the topic Waiting" */
    says({ counts, watch }: Pick<AlertRule, 'counts' | 'watch'>): string {
      const what = counts.about === 'watch' ? (watch ?? '') : nameOf(counts.about, counts.value);
      return t(`says_${counts.about}`, { what });
    },
    /** What there is to choose from; watches are read elsewhere. */
    choices(about: Exclude<About, 'watch'>): [value: string, name: string][] {
      if (about === 'topic') return sorted(topics.map(({ topic }) => [topic, nameOf('topic', topic)]));
      if (about === 'flag') return sorted(flags.map((flag) => [flag, nameOf('flag', flag)]));
      return ['1', '2', '3'].map((each) => [each, nameOf('urgency', each)]);
    },
  };
}
