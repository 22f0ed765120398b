// Cuts a query into brackets, operators, phrases, exact words, facts and words, one at a time.
import { Refused } from './refusal.ts';

type Place = { start: number; end: number };
export type Operator = 'AND' | 'OR' | 'NOT' | 'NEAR' | 'ONEAR';
export type BarePiece = Place & { kind: 'open' | 'close' | 'end' };
export type OperatorPiece = Place & { kind: 'operator'; operator: Operator; written: string };
export type TextPiece = Place & { kind: 'words' | 'phrase' | 'exact'; text: string; textStart: number };
export type FactPiece = Place & { kind: 'fact'; field: string; value: string; valueStart: number };
export type Piece = BarePiece | OperatorPiece | TextPiece | FactPiece;

const run = /[^\s()"{}]+/y;
const fieldName = /^(\p{L}[\p{L}\p{M}\p{N}_-]*):/u;
const near = /^O?NEAR(?=\/|$)/;

/** The piece of a query (with plain marks) that begins at or behind `from`. Throws Refused for an open quote or brace. */
export function pieceAt(query: string, from: number): Piece {
  const start = from + query.slice(from).search(/\S|$/);
  const c = query[start];
  if (c === undefined) return { kind: 'end', start, end: start };
  if (c === '(') return { kind: 'open', start, end: start + 1 };
  if (c === ')') return { kind: 'close', start, end: start + 1 };
  if (c === '}') throw new Refused('query.closing_extra', start, { mark: '}' }, cut(query, start, start + 1));
  if (c === '"') return enclosed(query, start, '"', 'phrase');
  if (c === '{') return enclosed(query, start, '}', 'exact');
  if (c === '-') return { kind: 'operator', operator: 'NOT', written: '-', start, end: start + 1 };
  run.lastIndex = start;
  const text = run.exec(query)![0];
  const field = fieldName.exec(text);
  if (field) return fact(query, start, field[1]!, text);
  const end = start + text.length;
  if (text === 'AND' || text === 'OR' || text === 'NOT')
    return { kind: 'operator', operator: text, written: text, start, end };
  const nearby = near.exec(text);
  if (nearby) return { kind: 'operator', operator: nearby[0] as Operator, written: text, start, end };
  return { kind: 'words', text, textStart: start, start, end };
}

function enclosed(query: string, start: number, closing: '"' | '}', kind: 'phrase' | 'exact'): TextPiece {
  const close = query.indexOf(closing, start + 1);
  if (close < 0)
    throw new Refused(kind === 'exact' ? 'query.open_brace' : 'query.open_quote', start, {}, query + closing);
  return { kind, text: query.slice(start + 1, close), textStart: start + 1, start, end: close + 1 };
}

function fact(query: string, start: number, field: string, text: string): FactPiece {
  const valueStart = start + field.length + 1;
  if (query[valueStart] === '"') {
    const quoted = enclosed(query, valueStart, '"', 'phrase');
    return { kind: 'fact', field, value: quoted.text, valueStart, start, end: quoted.end };
  }
  return { kind: 'fact', field, value: text.slice(field.length + 1), valueStart, start, end: start + text.length };
}

/** The query without what stands from `start` to `end`. */
export function cut(query: string, start: number, end: number, instead = ''): string {
  return query.slice(0, start) + instead + query.slice(end);
}
