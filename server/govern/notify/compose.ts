// The words of a message that leaves: what happened and where to look, in the reader's language.
import { wordsOf } from '../../core/words.ts';
import type { Waiting } from './store.ts';

export interface Message {
  title: string;
  body: string;
  /** Where to look. */
  address: string;
  /** Messages on the same thing replace each other on a phone. */
  tag: string;
}

const pages: Record<string, string> = { alert: '/learn/alerts/' };

/** The page of a thing. */
export const addressOf = (url: string, kind: string, id: string | null): string =>
  `${url}${id && pages[kind] ? pages[kind] + id : '/today'}`;

type Told = Pick<
  Waiting,
  'event' | 'subject_kind' | 'subject_id' | 'details' | 'at' | 'language' | 'time_zone' | 'facility' | 'by_name'
>;

export async function compose(told: Told, url: string): Promise<Message> {
  const { event, details, at, language, time_zone: timeZone, facility } = told;
  const say = await wordsOf(language, 'notify');
  const locale = language === 'es' ? 'es-US' : 'en-US';
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(at);
  const n = (value: number) => new Intl.NumberFormat(locale).format(value);
  const posts = details.posts ?? 1;
  const people = details.people ?? 0;
  const where = [facility, networkName(details.network), time].filter(Boolean).join(' · ');
  const body = {
    life_risk: () => say('body_life_risk', { where }),
    critical: () => say('body_critical', { where }),
    rise: () =>
      details.usual === null || details.usual === undefined
        ? say('body_rise_new', { where, n: n(people) })
        : say('body_rise', { where, n: n(people), usual: n(Math.round(details.usual)) }),
    accepted: () => say('body_accepted', { name: told.by_name ?? say('somebody'), time }),
  }[event]();
  return {
    title: say(details.called ? `call_${event}` : `title_${event}`, { count: posts, n: n(posts) }),
    body,
    address: addressOf(url, told.subject_kind, told.subject_id),
    tag: `${told.subject_kind}-${told.subject_id ?? 'none'}`,
  };
}

/** The whole of a mail: what happened, where to look, why it came. */
export async function letterOf({ title, body, address }: Message, language: 'en' | 'es', url: string) {
  const say = await wordsOf(language, 'notify');
  return { subject: title, text: `${body}\n\n${say('look')}\n${address}\n\n${say('why')}\n${url}/account\n` };
}

const networkName = (network: string | null | undefined): string | null =>
  network ? network.charAt(0).toUpperCase() + network.slice(1) : null;
