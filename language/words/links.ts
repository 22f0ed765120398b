// Where a link in a text ends, and the host it points to.
import { emoji } from './classes.ts';
import { NUMBER, PLAIN_WORD, SPACED, UNSPACED } from './marks.ts';
import { classOf } from './ranges.ts';

export type Link = { start: number; end: number; host: string | undefined };

const begin = new RegExp(
  `(?:[Hh][Tt]{2}[Pp][Ss]?:\\/\\/|(?<![${PLAIN_WORD}@])[Ww]{3}\\.)(?=[${SPACED}${UNSPACED}${NUMBER}\\[])`,
  'gu',
);
const mayBegin = /:\/\/|www\./i;
const never = '\\s<>"“”«»{}|\\\\^`\\u3001\\u3002「」『』【】';
const stop = new RegExp(`[${never}${UNSPACED}${classOf(emoji)}]`, 'gu');
const stopInForeignHost = new RegExp(`[/${never}]`, 'gu');
const foreignHost = new RegExp(`[${UNSPACED}]`, 'uy');
const trailing = /[.,:;!?'’…*_~]+$/u;
const scheme = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;

/** The links of a plain text. */
export function findLinks(text: string): Link[] {
  const links: Link[] = [];
  if (!mayBegin.test(text)) return links;
  begin.lastIndex = 0;
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const start = match.index;
    const end = linkEnd(text, start, begin.lastIndex);
    links.push({ start, end, host: findHost(text.slice(start, end)) });
    begin.lastIndex = end;
  }
  return links;
}

/** The same text with spaces where the links were. */
export function withoutLinks(text: string, links: Link[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of links) {
    rest += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return rest + text.slice(at);
}

/**
 * Closing marks and brackets that the link did not open are the sentence's, and so are emoji and letters of scripts
 * without spaces, unless the host itself is written in one.
 */
function linkEnd(text: string, start: number, hostStart: number): number {
  foreignHost.lastIndex = hostStart;
  const open = foreignHost.test(text) ? firstAt(stopInForeignHost, text, hostStart) : hostStart;
  const limit = firstAt(stop, text, open);
  let round = 0;
  let square = 0;
  let end = open;
  for (; end < limit; end++) {
    const c = text[end];
    if (c === '(') round++;
    else if (c === '[') square++;
    else if (c === ')' && round-- === 0) break;
    else if (c === ']' && square-- === 0) break;
  }
  return Math.max(hostStart, start + text.slice(start, end).replace(trailing, '').length);
}

function firstAt(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/** The host of a URL, lower case; undefined when it has none. `www.example.org/x` is read as one. */
export function findHost(url: string): string | undefined {
  const address = scheme.test(url) ? url.replace(/^\/\//, 'http://') : `http://${url}`;
  if (!URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/\.$/, '') || undefined;
}
