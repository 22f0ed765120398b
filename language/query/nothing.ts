// Says what is wrong with a word, phrase or braces that hold nothing to find.
import { findHost } from '../words.ts';
import { cut, type TextPiece } from './lexer.ts';
import { Refused } from './refusal.ts';

const signs: Record<string, string> = { '&': 'AND', '&&': 'AND', '|': 'OR', '||': 'OR', '!': 'NOT' };

export function nothingToFind({ kind, text, start, end }: TextPiece, query: string): Refused {
  const host = /:\/\/|^www\./i.test(text) ? findHost(text.trim()) : undefined;
  if (host) return new Refused('query.link', start, { host }, cut(query, start, end, `site:${host}`));
  if (kind !== 'words') return new Refused('query.empty', start);
  const mend = cut(query, start, end, signs[text] ?? '').trim();
  return new Refused('query.sign', start, { sign: text.slice(0, 20) }, mend);
}
