// An alert in sentences: where and when, how much, who has it. No word of a post.
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../../contract/learn/alerts.ts';
import { useMe } from '../../../lib/me.ts';
import { number, when } from '../../../lib/time.ts';
import { useNetworkName } from '../../listen/names.ts';
import { useUnderstoodNames } from '../understood-names.ts';

export interface Said {
  what: string;
  /** When somebody is called next; null: nobody is. */
  comes: string | null;
  /** Place, network, time. */
  where: string[];
  /** How many, and against what. */
  much: string;
  /** Who has it, or who was called and comes next. */
  standing: string;
}

/** What makes a post critical, gravest first; that it also asks something says nothing here. */
const grave = ['self_harm', 'threat', 'adverse_event', 'safety', 'rumour', 'misinformation', 'legal', 'media_inquiry'];

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export function useSaying(): (alert: Alert) => Said {
  const { t } = useTranslation('alerts');
  const zone = useMe().organization.timeZone;
  const networkName = useNetworkName();
  const nameOf = useUnderstoodNames();
  const flagsOf = ({ flags }: Alert) =>
    capital(
      grave
        .filter((flag) => flags.includes(flag))
        .map((flag) => nameOf('flag', flag))
        .join(', '),
    );
  const bare = ({ kind, posts }: Alert) =>
    kind === 'critical' ? t('title_critical', { count: posts, n: number(posts) }) : t(`kind_${kind}`);
  const time = (at: string) => when(at, zone);
  const people = (count: number) => t('people', { count, n: number(count) });
  const much = ({ rise, posts, people: spoke }: Alert) => {
    if (rise && rise.usual !== null) return t('rise', { people: people(spoke), usual: number(Math.round(rise.usual)) });
    if (rise)
      return t('rise_new', { people: people(spoke), weeks: t('weeks', { count: rise.weeks, n: number(rise.weeks) }) });
    return t('posts_people', { posts: t('posts', { count: posts, n: number(posts) }), people: people(spoke) });
  };
  const comes = (after: string, at: string) =>
    t(after === 'on_call' || after === 'next' ? 'next_at' : 'again_at', { time: time(at) });
  const standing = ({ closed, accepted, call }: Alert) => {
    if (closed) return t(`closed_${closed.outcome}`, { name: closed.byName ?? t('a_program'), time: time(closed.at) });
    if (accepted)
      return accepted.byName
        ? t('accepted_at', { name: accepted.byName, time: time(accepted.at) })
        : t('accepted_by_program', { time: time(accepted.at) });
    const last = call?.steps.at(-1);
    if (!call || !last) return t('nobody_has');
    const called = t(`called_${last.whom}`, { names: last.names.join(', '), time: time(last.at) });
    return call.nextAt ? `${called}; ${comes(last.whom, call.nextAt)}` : called;
  };
  return (alert) => ({
    what: alert.rule ? alert.rule.name : flagsOf(alert) || bare(alert),
    comes: alert.call?.nextAt ? comes(alert.call.steps.at(-1)?.whom ?? 'on_call', alert.call.nextAt) : null,
    where: [
      alert.facility?.name,
      alert.network && networkName(alert.network),
      time(alert.kind === 'rise' ? alert.openedAt : alert.joinedAt),
    ].filter((each): each is string => Boolean(each)),
    much: much(alert),
    standing: standing(alert),
  });
}
