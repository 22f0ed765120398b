// A sentence of a report in the page's language, with its figures.
import { useTranslation } from 'react-i18next';
import type { Sentence } from '../../../../contract/learn/reports.ts';
import { number } from '../../../lib/time.ts';

export function useSentence(): (of: Sentence) => string {
  const { t, i18n } = useTranslation('report');
  return ({ key, values, topic }) => {
    const shown = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' && name !== 'count' ? number(value) : value,
      ]),
    );
    const { posts, people } = values;
    if (!i18n.exists(`report:${key}`) && !i18n.exists(`report:${key}_other`)) return '';
    return i18n.t(`report:${key}`, {
      ...shown,
      ...(typeof posts === 'number' ? { n_posts: t('n_posts', { count: posts, n: number(posts) }) } : {}),
      ...(typeof people === 'number' ? { n_people: t('n_people', { count: people, n: number(people) }) } : {}),
      ...(topic ? { topic: t(`understood:topic_${topic}`) } : {}),
    });
  };
}
