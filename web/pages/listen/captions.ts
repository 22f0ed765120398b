// The sentence over a volume chart: how many, from how many people, and how that compares.
import { useTranslation } from 'react-i18next';
import { dayName, number } from '../../lib/time.ts';
import type { VolumeData } from '../../parts/Volume.tsx';

export function useVolumeCaption(): (
  volume: VolumeData,
  atLeast?: boolean,
  chosen?: { from: string; to: string },
) => string {
  const { t } = useTranslation('listen');
  const counted = (posts: number, people: number) =>
    t('posts_from_people', {
      posts: t('n_posts', { count: posts, n: number(posts) }),
      people: t('n_people', { count: people, n: number(people) }),
    });
  return (volume, atLeast = false, chosen) => {
    const day = chosen && chosen.from === chosen.to && volume.days.find((each) => each.day === chosen.from);
    if (day) {
      const others = volume.days.filter((each) => each !== day).map(({ posts }) => posts);
      const said = t('caption_day', { day: dayName(day.day), counted: counted(day.posts, day.people) });
      if (volume.tooFew || others.length < 7) return volume.tooFew ? `${said} ${t('too_few')}` : said;
      const range = { least: number(Math.min(...others)), most: number(Math.max(...others)) };
      return `${said} ${t('other_days', range)}`;
    }
    const span = { from: dayName(volume.from), to: dayName(volume.to), counted: counted(volume.posts, volume.people) };
    const said = t(atLeast ? 'caption_at_least' : 'caption_span', span);
    if (volume.tooFew) return `${said} ${t('too_few')}`;
    const before = volume.days.reduce((all, each) => all + each.before, 0);
    return `${said} ${t('caption_before', { count: volume.days.length, n: number(before) })}`;
  };
}
