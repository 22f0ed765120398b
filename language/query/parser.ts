// Reads a query by its grammar: OR of ANDs of NOTs of NEARs of words, facts and groups.
import type { Any, Fact, Node, Span, Word } from './ast.ts';
import { readExact } from './exact.ts';
import { readFact } from './fact.ts';
import {
  type BarePiece,
  cut,
  type FactPiece,
  type Operator,
  type OperatorPiece,
  type Piece,
  pieceAt,
  type TextPiece,
} from './lexer.ts';
import { nothingToFind } from './nothing.ts';
import { Refused } from './refusal.ts';
import { readTerm } from './term.ts';

export const MOST_WORDS = 500;
export const MOST_DEPTH = 50;
export const MOST_DISTANCE = 100;

/** A node with the place where it is written, its brackets included. */
export type Written = { node: Node; start: number; end: number };

export class Parser {
  /** Every side of every OR, and the query itself: each must find something. */
  readonly sides: Written[] = [];
  words = 0;
  readonly #query: string;
  #at = 0;
  #ahead: Piece | undefined;
  #depth = 0;

  /** `query` has plain marks. */
  constructor(query: string) {
    this.#query = query;
  }

  /** The whole query. Throws Refused. */
  read(): Written {
    if (this.#next.kind === 'end') throw new Refused('query.empty', 0);
    const whole = this.#readAny(null);
    const { kind, start, end } = this.#next;
    if (kind === 'close') throw new Refused('query.closing_extra', start, { mark: ')' }, cut(this.#query, start, end));
    this.sides.push(whole);
    return whole;
  }

  /** Read only when asked for, so that faults are met in the order they are written. */
  get #next(): Piece {
    this.#ahead ??= pieceAt(this.#query, this.#at);
    return this.#ahead;
  }

  #take(): Piece {
    const piece = this.#next;
    this.#at = piece.end;
    this.#ahead = undefined;
    return piece;
  }

  #isNext(...operators: Operator[]): boolean {
    return this.#next.kind === 'operator' && operators.includes(this.#next.operator);
  }

  #readAny(open: Piece | null): Written {
    const sides = [this.#readAll(null, open)];
    while (this.#isNext('OR')) sides.push(this.#readAll(this.#take() as OperatorPiece, open));
    if (sides.length === 1) return sides[0]!;
    this.sides.push(...sides);
    return group('any', sides);
  }

  #readAll(before: OperatorPiece | null, open: Piece | null): Written {
    const all = [this.#readNot(before, open)];
    while (true) {
      if (this.#isNext('AND')) all.push(this.#readNot(this.#take() as OperatorPiece, open));
      else if (this.#next.kind === 'end' || this.#next.kind === 'close' || this.#isNext('OR')) break;
      else all.push(this.#readNot(null, open));
    }
    return all.length === 1 ? all[0]! : group('all', all);
  }

  #readNot(before: OperatorPiece | null, open: Piece | null): Written {
    if (!this.#isNext('NOT')) return this.#readNear(before, open);
    const not = this.#take() as OperatorPiece;
    if (this.#isNext('NOT')) throw this.#twice(not, this.#next.start, this.#next.end);
    const of = this.#readNear(not, open);
    if (of.node.kind === 'not') throw this.#twice(not, of.node.span.start);
    const span = { start: not.start, end: of.end };
    return { node: { kind: 'not', span, of: of.node }, ...span };
  }

  #readNear(before: OperatorPiece | null, open: Piece | null): Written {
    const left = this.#readOne(before, open);
    if (!this.#isNext('NEAR', 'ONEAR')) return left;
    const near = this.#take() as OperatorPiece;
    const distance = this.#distance(near);
    const leftWords = this.#wordsBeside(near, left);
    if (this.#isNext('NOT')) throw this.#beside(near, this.#next.start);
    const right = this.#readOne(near, open);
    const rightWords = this.#wordsBeside(near, right);
    if (this.#isNext('NEAR', 'ONEAR')) throw this.#beside(near, this.#next.start);
    const span = { start: left.start, end: right.end };
    const ordered = near.operator === 'ONEAR';
    return { node: { kind: 'near', span, left: leftWords, right: rightWords, distance, ordered }, ...span };
  }

  #distance({ operator, written, start, end }: OperatorPiece): number {
    const [, digits] = /^O?NEAR\/(\d{1,9})$/.exec(written) ?? [];
    if (digits !== undefined && Number(digits) <= MOST_DISTANCE) return Number(digits);
    const mend = digits === undefined ? `${operator}/5` : `${operator}/${MOST_DISTANCE}`;
    throw new Refused('query.near_number', start, { operator }, cut(this.#query, start, end, mend));
  }

  #readOne(before: OperatorPiece | null, open: Piece | null): Written {
    const piece = this.#next;
    if (piece.kind === 'open') return this.#readGroup();
    if (piece.kind === 'operator') throw this.#sideMissing(before ?? piece);
    if (piece.kind === 'close' || piece.kind === 'end')
      throw before ? this.#sideMissing(before) : this.#nothing(piece as BarePiece, open);
    this.#take();
    return this.#readWords(piece as TextPiece | FactPiece);
  }

  #readWords(piece: TextPiece | FactPiece): Written {
    if (piece.kind === 'fact') return placed(this.#count(readFact(piece, this.#query), [piece.start]));
    if (piece.kind === 'exact') {
      const { places, node } = readExact(piece);
      if (places.length === 0) throw nothingToFind(piece, this.#query);
      return placed(this.#count(node, places));
    }
    const { places, steps, canonical } = readTerm(piece.text, piece.textStart);
    if (places.length === 0) throw nothingToFind(piece, this.#query);
    const span = { start: piece.start, end: piece.end };
    return placed(this.#count({ kind: 'term', span, steps, canonical }, places));
  }

  #readGroup(): Written {
    const open = this.#next;
    if (++this.#depth > MOST_DEPTH) throw new Refused('query.depth', open.start);
    this.#take();
    const inside = this.#readAny(open);
    if (this.#next.kind !== 'close') throw new Refused('query.open_bracket', open.start, {}, `${this.#query})`);
    const { end } = this.#take();
    this.#depth--;
    return { node: inside.node, start: open.start, end };
  }

  #nothing({ kind, start, end }: BarePiece, open: Piece | null): Refused {
    if (kind === 'end') return new Refused('query.open_bracket', open!.start);
    if (open) return new Refused('query.empty', open.start);
    return new Refused('query.closing_extra', start, { mark: ')' }, cut(this.#query, start, end));
  }

  #count<N extends Word | Fact>(node: N, places: number[]): N {
    const room = MOST_WORDS - this.words;
    if (places.length > room) throw new Refused('query.words', places[room]!);
    this.words += places.length;
    return node;
  }

  #wordsBeside(near: OperatorPiece, { node, start }: Written): Word[] {
    const words = node.kind === 'any' ? flat(node) : [node];
    if (words.every((word) => word.kind === 'term' || word.kind === 'exact')) return words;
    throw this.#beside(near, start);
  }

  #beside({ operator }: OperatorPiece, at: number): Refused {
    return new Refused('query.near_beside', at, { operator });
  }

  #sideMissing({ operator, written, start, end }: OperatorPiece): Refused {
    const code = operator === 'NOT' ? 'query.not_side' : 'query.operator_side';
    const values = { operator: operator === 'NOT' ? written : operator };
    return new Refused(code, start, values, cut(this.#query, start, end).trim());
  }

  #twice(first: Span, second: number, secondEnd?: number): Refused {
    const mend =
      secondEnd === undefined ? null : cut(cut(this.#query, second, secondEnd), first.start, first.end).trim();
    return new Refused('query.not_twice', second, {}, mend);
  }
}

function placed<N extends Word | Fact>(node: N): Written {
  return { node, start: node.span.start, end: node.span.end };
}

/** Sides of one kind within each other say the same as one row of them. */
function group(kind: 'any' | 'all', written: Written[]): Written {
  const span = { start: written[0]!.start, end: written.at(-1)!.end };
  const of = written.flatMap(({ node }) => (node.kind === kind ? node.of : [node]));
  return { node: { kind, span, of }, ...span };
}

function flat(any: Any): Node[] {
  return any.of.flatMap((node) => (node.kind === 'any' ? flat(node) : [node]));
}
