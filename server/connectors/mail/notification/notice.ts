// What the notification mails of networks have in common: who sent it, what it says, and how words, stars and links stand in it.
import { line } from '../../../connect/outside.ts';

export interface Notice {
  /** The address of the network that wrote it, lower case. */
  from: string;
  subject: string;
  text: string;
  links: string[];
}

/** What a person said there. */
export interface Said {
  kind: 'post' | 'reply' | 'review' | 'comment' | 'message';
  text: string;
  author?: string | undefined;
  handle?: string | undefined;
  rating?: number | undefined;
  url?: string | undefined;
  place?: string | undefined;
}

export interface NetworkNotices {
  network: string;
  /** Ends of the host names its mails come from. */
  hosts: readonly string[];
  /** Undefined when it is not understood. */
  read(notice: Notice): Said | undefined;
}

export const isFrom = (address: string, hosts: readonly string[]): boolean => {
  const host = address.split('@').at(-1) ?? '';
  return hosts.some((each) => host === each || host.endsWith(`.${each}`));
};

// Whole lines that are buttons; what a person says may begin alike.
const button =
  /^(?:view|see|read|open|reply|respond|answer|go|ver|leer|abrir|responder|ir)(?: (?:on|in|to|en|al?))?(?: (?:this|the|your|el|la|esta?|tu|su))?(?: (?:facebook|instagram|google|yelp|x|twitter|linkedin|post|tweet|comment|review|message|conversation|profile|app|publicación|comentario|reseña|opinión|mensaje|perfil))?$/i;
const footer =
  /^(?:(?:this|the) (?:message|e-?mail) was|unsubscribe|you(?:['’]re| are) receiving|©|thanks,?$|the \w+ team|to stop receiving|este (?:mensaje|correo)|recibes este|cancelar|help\b|meta platforms|was this|if you (?:don|want))/i;

/** The lines, without links, buttons and what stands below. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((each) => each.replace(/^(?:\s*>)+\s?/, '').trim());
  const end = lines.findIndex((each, index) => index > 0 && footer.test(each));
  return (end === -1 ? lines : lines.slice(0, end)).filter(
    (each) => !/^[<([]?https?:\/\/\S+$/.test(each) && !button.test(each),
  );
}

/** What follows the line that announces it. */
export function after(text: string, lead: RegExp): string | undefined {
  const lines = linesOf(text);
  const at = lines.findIndex((each) => lead.test(each));
  return at === -1 ? undefined : unquoted(lines.slice(at + 1).join('\n'));
}

/** A passage in quotation marks, the longest of them. */
export function quoted(text: string): string | undefined {
  const whole = linesOf(text).join('\n');
  const found = [...whole.matchAll(/[“"«]([^“”"«»]{2,20000})[”"»]/g)].map(([, words = '']) => words.trim());
  return found.sort((a, b) => b.length - a.length)[0] || undefined;
}

export const unquoted = (text: string): string | undefined =>
  text
    .trim()
    .replace(/^[“"«]([\s\S]*)[”"»]$/, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim() || undefined;

/** Stars of five, drawn or said. */
export function starsIn(text: string): number | undefined {
  const drawn = /(?:★|⭐)(?:★|⭐|☆|✩|\uFE0F){0,8}/u.exec(text)?.[0];
  if (drawn) {
    const full = [...drawn].filter((each) => each === '★' || each === '⭐').length;
    return full >= 1 && full <= 5 ? full : undefined;
  }
  const [, said] =
    /\b([1-5](?:[.,]\d)?)\s*(?:out of|of|\/|de)\s*5\b/i.exec(text) ??
    /\b([1-5])[\s-]*(?:star|estrella)/i.exec(text) ??
    [];
  return said ? Number(said.replace(',', '.')) : undefined;
}

/** The first link to the network itself that fits, without what only follows readers around. */
export function linkTo(links: readonly string[], host: string, path?: RegExp): string | undefined {
  for (const link of links) {
    const url = URL.parse(link);
    if (!url || (url.hostname !== host && !url.hostname.endsWith(`.${host}`))) continue;
    if (/unsubscribe|email_?settings|notifications?\/?settings|preferences|\/help|\/legal/i.test(url.pathname))
      continue;
    if (path && !path.test(url.pathname)) continue;
    for (const name of [...url.searchParams.keys()])
      if (
        /^(?:utm_.*|ref|refid|mid|bcode|n_m|aref|medium|trk|trkEmail|lipi|midToken|midSig|eid|otpToken|cn|t|s|cxt|uid|iid|nid|sig)$/i.test(
          name,
        )
      )
        url.searchParams.delete(name);
    url.hash = '';
    return url.href;
  }
  return undefined;
}

export const nameOf = (value: string | undefined): string | undefined => line(value, 200);
