// Reads one fact of a query, or says what is wrong with its field or value.
import { findHost } from '../words.ts';
import type { Fact } from './ast.ts';
import { fields, printFact } from './facts.ts';
import { closestField } from './field-names.ts';
import { cut, type FactPiece } from './lexer.ts';
import { Refused } from './refusal.ts';

export function readFact(piece: FactPiece, query: string): Fact {
  const { start, end, value, valueStart } = piece;
  const name = piece.field.toLowerCase();
  const field = Object.hasOwn(fields, name) ? fields[name]! : undefined;
  if (!field) throw unknownField(piece, query);
  if (value.trim() === '') throw new Refused('query.field_empty', start, { field: name, example: field.example });
  const test = field.read(value.trim());
  if (test) return { kind: 'fact', span: { start, end }, canonical: printFact(test, value), ...test };
  const values = { field: name, accepted: field.accepted, example: field.example };
  throw new Refused(field.closed ? 'query.value_of' : 'query.value', valueStart, values, mendValue(piece, query));
}

function unknownField({ field, start, end, value, valueStart }: FactPiece, query: string): Refused {
  const names = Object.keys(fields)
    .map((name) => `${name}:`)
    .join(', ');
  if (/^https?$/i.test(field)) {
    const host = findHost(`${field}:${value}`);
    if (host) return new Refused('query.field_link', start, { field, host }, cut(query, start, end, `site:${host}`));
  }
  const like = closestField(field.toLowerCase(), Object.keys(fields));
  if (!like) return new Refused('query.field_unknown', start, { field, fields: names });
  return new Refused(
    'query.field_like',
    start,
    { field, like, fields: names },
    cut(query, start, valueStart, `${like}:`),
  );
}

const languages: Record<string, string> = {
  english: 'en',
  spanish: 'es',
  español: 'es',
  inglés: 'en',
  french: 'fr',
  chinese: 'zh',
};

/** The query with the value that was probably meant, where there is one. */
function mendValue({ field, value, valueStart, end }: FactPiece, query: string): string | null {
  const written = value.trim().toLowerCase();
  const meant = {
    lang: languages[written] ?? written.replaceAll('_', '-'),
    site: findHost(written),
    is: closestField(written, ['reply', 'review', 'question']),
    has: closestField(written, ['link', 'media']),
    rating: plainNumber(written),
    followers: plainNumber(written),
  }[field.toLowerCase()];
  return meant ? cut(query, valueStart, end, meant) : null;
}

/** `≥1,000` as `>=1000`, `2k` as `2000`. */
function plainNumber(written: string): string {
  return written
    .replace('≤', '<=')
    .replace('≥', '>=')
    .replace(/=([<>])/, '$1=')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/k$/, '000');
}
