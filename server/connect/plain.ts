// HTML as plain text: paragraphs as line breaks, entities decoded, scripts and styles dropped, no markup left.
import { Parser } from 'htmlparser2';
import type { ArrivedPost } from '../../contract/post.ts';
import { line, storable, webAddress } from './outside.ts';

const mostHtml = 1_000_000;
/** No page people write is nested so deep; the time it takes to read one grows with the square of it. */
const deepest = 1000;
export const mostText = 100_000;

const dropped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'title',
]);
const paragraphs = new Set('blockquote dl figure form h1 h2 h3 h4 h5 h6 hr ol p pre section table ul'.split(' '));
const lines = new Set('address article aside dd div dt figcaption footer header li main nav tr'.split(' '));
/** Where one line ends and the next begins, however often that is said. */
const lineEnd = '\u2028';

export interface Plain {
  text: string;
  links: string[];
  media: NonNullable<ArrivedPost['media']>;
}

/** @param base where relative links in it start from */
export function plain(html: string, base?: string): Plain {
  const found: Plain = { text: '', links: [], media: [] };
  const given = html.slice(0, mostHtml);
  // Text that has no markup keeps its own line breaks.
  const keepsBreaks = !/<[a-z!/]/i.test(given);
  const pieces: string[] = [];
  let length = 0;
  let depth = 0;
  let inside = 0;
  let pre = 0;
  const add = (piece: string) => {
    if (length > mostText * 2) return;
    pieces.push(piece);
    length += piece.length;
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        if (++depth > deepest) return parser.pause();
        if (dropped.has(name)) inside++;
        else if (name === 'br') add('\n');
        else if (lines.has(name)) add(lineEnd);
        else if (paragraphs.has(name)) add('\n\n');
        else if (name === 'td' || name === 'th') add(' ');
        if (name === 'pre') pre++;
      },
      onopentag(name, attributes) {
        if (inside > 0) return;
        const link = name === 'a' ? webAddress(attributes.href, base) : undefined;
        if (link && found.links.length < 50 && !found.links.includes(link)) found.links.push(link);
        const kind = name === 'img' ? 'image' : name === 'video' ? 'video' : undefined;
        if (kind && found.media.length < 20)
          found.media.push({ kind, alt: line(attributes.alt, 2000), url: webAddress(attributes.src, base) });
      },
      onclosetag(name) {
        depth--;
        if (dropped.has(name)) inside = Math.max(0, inside - 1);
        else if (paragraphs.has(name)) add('\n\n');
        else if (lines.has(name)) add(lineEnd);
        if (name === 'pre') pre = Math.max(0, pre - 1);
      },
      ontext(text) {
        if (inside === 0) add(pre > 0 || keepsBreaks ? text : text.replace(/\s+/g, ' '));
      },
    },
    { decodeEntities: true },
  );
  parser.end(given);
  found.text = tidy(pieces.join(''));
  return found;
}

/** Spaces at line ends and more than one empty line go. */
export function tidy(text: string): string {
  return storable(text)
    .replace(/\r\n?/g, '\n')
    .replace(/\s+/g, (run) => (run.includes(lineEnd) ? (/\n[^\n]*\n/.test(run) ? '\n\n' : '\n') : run))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, mostText)
    .toWellFormed();
}
