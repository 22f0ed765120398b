// What a bar is called, aloud and on the axis.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayName, number } from '../lib/time.ts';
import { currentLanguage } from '../lib/words.ts';
import type { Bar } from './bars.ts';

export type BarWords = ReturnType<typeof useBarWords>;

export function useBarWords() {
  const { t, i18n } = useTranslation('listen');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language decides what t and dayName say
  return useMemo(() => {
    const named = (bar: Pick<Bar, 'from' | 'to'>, long: boolean) =>
      bar.from === bar.to ? dayName(bar.from, long) : t('from_to', { from: dayName(bar.from), to: dayName(bar.to) });
    return {
      /** For the axis: "Jun 8". */
      short: ({ from }: Pick<Bar, 'from'>) =>
        new Intl.DateTimeFormat(currentLanguage() === 'es' ? 'es-US' : 'en-US', {
          timeZone: 'UTC',
          month: 'short',
          day: 'numeric',
        }).format(new Date(`${from}T00:00:00Z`)),
      /** "Monday, June 8", or "June 2 to June 8". */
      long: (bar: Pick<Bar, 'from' | 'to'>) => named(bar, true),
      /** "Monday, June 8: 84 posts from 66 people". */
      full: (bar: Bar) =>
        bar.people === null
          ? t('bar_posts', { day: named(bar, true), count: bar.posts, n: number(bar.posts) })
          : t('bar_full', {
              day: named(bar, true),
              posts: t('n_posts', { count: bar.posts, n: number(bar.posts) }),
              people: t('n_people', { count: bar.people, n: number(bar.people) }),
            }),
      /** The chart in words: every value where there are at most 31, else its range and its peak. */
      alternative: (bars: readonly Bar[], daily: boolean) => {
        const [first, last] = [bars[0], bars.at(-1)];
        if (!first || !last) return t('nothing_said');
        const peak = bars.reduce((a, b) => (b.posts > a.posts ? b : a));
        const values =
          bars.length <= 31
            ? bars.map((bar) => `${named(bar, false)}: ${number(bar.posts)}`).join('; ')
            : t('lie_between', {
                least: number(Math.min(...bars.map(({ posts }) => posts))),
                most: number(peak.posts),
              });
        return [
          `${daily ? t('posts_a_day') : t('posts')}, ${t('from_to', { from: dayName(first.from), to: dayName(last.to) })}.`,
          `${t('highest', { day: named(peak, false), n: number(peak.posts) })}`,
          values,
        ].join(' ');
      },
      columns: [t('day'), t('posts'), t('people'), t('before_short')],
    };
  }, [t, i18n.language]);
}
