// Turns a query into numbers: a program that decides about one post, and the tree of what the post must have.
import type { Fact, Near, Node, Query, Step, Word } from '../query/ast.ts';
import { type Wanted, wantedAt, waysOf } from './ways.ts';

/** Where a program ends. */
export const MATCH = -1;
export const NO_MATCH = -2;

/** Each instruction ends with where to go on when it holds, and where when not. */
export const HAS = 0; // term
export const PHRASE = 1; // length, terms…
export const NEAR = 2; // ordered, distance, node, phrases left, phrases right, (length, terms…)…
export const FACT = 3; // fact
export const PLAIN = 4; // node

/** The tree of what must occur: a kind, then its number of children or its term. */
export const LEAF = 0;
export const ALL = 1;
export const ANY = 2;
export const NOTHING = 3;
/** Like ALL: each child one place behind the one before. */
export const ROW = 4;
/** Two children behind what tells where the second may stand, as bits: counted from the first, modulo 32. */
export const CLOSE = 5;

/** Beyond it, the bits would say nothing. */
const FARTHEST_CLOSE = 12;

/** Gives numbers to what programs name. */
export type Registry = {
  term(wanted: Wanted): number;
  fact(fact: Fact): number;
  /** A node that is evaluated plainly. */
  node(node: Node): number;
};

export type Program = { code: number[]; required: number[] };

export function compile(query: Query, registry: Registry): Program {
  const writer = new Writer(registry);
  const start = writer.write(query.root, MATCH, NO_MATCH);
  return { code: writer.code(start), required: requiredTree(query.root, registry) };
}

type Instruction = { words: number[]; holds: Target; fails: Target };
type Target = Instruction | typeof MATCH | typeof NO_MATCH;

class Writer {
  readonly #registry: Registry;

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /** The first instruction of a node that goes on at `holds` or `fails`. */
  write(node: Node, holds: Target, fails: Target): Target {
    switch (node.kind) {
      case 'all':
        return cheapestFirst(node.of).reduceRight<Target>((next, of) => this.write(of, next, fails), holds);
      case 'any':
        return cheapestFirst(node.of).reduceRight<Target>((next, of) => this.write(of, holds, next), fails);
      case 'not':
        return this.write(node.of, fails, holds);
      case 'fact':
        return { words: [FACT, this.#registry.fact(node)], holds, fails };
      case 'near':
        return this.#writeNear(node, holds, fails);
      default:
        return this.#writeWord(node, holds, fails);
    }
  }

  #writeWord(word: Word, holds: Target, fails: Target): Target {
    const ways = word.kind === 'exact' ? undefined : waysOf(word.steps);
    if (!ways) {
      const plain = { words: [PLAIN, this.#registry.node(word)], holds, fails };
      const forms = word.kind === 'exact' ? word.slots.map((slot) => slot.form) : [];
      return forms.reduceRight<Target>((next, form) => {
        const term = this.#registry.term({ term: form, isBeginning: false });
        return { words: [HAS, term], holds: next, fails };
      }, plain);
    }
    return ways.reduceRight<Target>((next, way) => this.#writePhrase(way, holds, next), fails);
  }

  #writePhrase(way: Wanted[], holds: Target, fails: Target): Target {
    const terms = way.map((wanted) => this.#registry.term(wanted));
    const words = terms.length === 1 ? [HAS, terms[0]!] : [PHRASE, terms.length, ...terms];
    return { words, holds, fails };
  }

  #writeNear(near: Near, holds: Target, fails: Target): Target {
    const node = this.#registry.node(near);
    const left = waysOfAll(near.left);
    const right = waysOfAll(near.right);
    if (!left || !right) return { words: [PLAIN, node], holds, fails };
    const phrases = [...left, ...right].flatMap((way) => [way.length, ...way.map((one) => this.#registry.term(one))]);
    const words = [NEAR, near.ordered ? 1 : 0, near.distance, node, left.length, right.length, ...phrases];
    return { words, holds, fails };
  }

  /** The instructions in a row, from the first; targets are counted from it. */
  code(start: Target): number[] {
    const places = new Map<Instruction, number>();
    const row: Instruction[] = [];
    let length = 0;
    const waiting = [start];
    while (waiting.length > 0) {
      const next = waiting.pop()!;
      if (typeof next === 'number' || places.has(next)) continue;
      places.set(next, length);
      row.push(next);
      length += next.words.length + 2;
      waiting.push(next.fails, next.holds);
    }
    const placeOf = (target: Target) => (typeof target === 'number' ? target : places.get(target)!);
    return row.flatMap(({ words, holds, fails }) => [...words, placeOf(holds), placeOf(fails)]);
  }
}

function waysOfAll(words: Word[]): Wanted[][] | undefined {
  const ways = words.map((word) => (word.kind === 'exact' ? undefined : waysOf(word.steps)));
  return ways.includes(undefined) ? undefined : (ways as Wanted[][][]).flat();
}

const order: Record<Node['kind'], number> = { term: 0, fact: 1, not: 2, any: 3, all: 4, near: 5, exact: 6 };

function cheapestFirst(nodes: Node[]): Node[] {
  return nodes.toSorted((a, b) => order[a.kind] - order[b.kind]);
}

/** A post that lacks what this tree asks for can't match. */
function requiredTree(node: Node, registry: Registry): number[] {
  switch (node.kind) {
    case 'all':
      return joined(
        ALL,
        node.of.map((of) => requiredTree(of, registry)),
      );
    case 'any':
      return joined(
        ANY,
        node.of.map((of) => requiredTree(of, registry)),
      );
    case 'near':
      return nearTree(node, registry);
    case 'not':
      return [NOTHING];
    case 'fact':
      return [LEAF, registry.fact(node)];
    default:
      return wordTree(node, registry);
  }
}

function nearTree({ left, right, distance, ordered }: Near, registry: Registry): number[] {
  const sides = [left, right].map((words) =>
    joined(
      ANY,
      words.map((word) => wordTree(word, registry)),
    ),
  );
  const isOfOnePlace = [...left, ...right].every((word) => word.kind !== 'exact' && word.steps.length === 1);
  if (!isOfOnePlace || ![...left, ...right].every(hasOnePlaces) || distance > FARTHEST_CLOSE) return joined(ALL, sides);
  let offsets = 0;
  for (let offset = 1; offset <= distance + 1; offset++) {
    offsets |= 1 << offset;
    if (!ordered) offsets |= 1 << (32 - offset);
  }
  return [CLOSE, offsets, ...sides.flat()];
}

/** Whether every step takes one place, however it is said. */
function hasOnePlaces(word: Word): boolean {
  return word.kind !== 'exact' && word.steps.every((step) => step.every((way) => way.length === 1));
}

function wordTree(word: Word, registry: Registry): number[] {
  if (word.kind === 'exact')
    return joined(
      ALL,
      word.slots.map(({ form }) => leaf({ term: form, isBeginning: false }, registry)),
    );
  return joined(
    hasOnePlaces(word) ? ROW : ALL,
    word.steps.map((step) => stepTree(step, registry)),
  );
}

function stepTree(step: Step, registry: Registry): number[] {
  return joined(
    ANY,
    step.map((way) =>
      joined(
        ROW,
        way.map((slot) =>
          joined(
            ANY,
            wantedAt(slot).map((wanted) => leaf(wanted, registry)),
          ),
        ),
      ),
    ),
  );
}

function leaf(wanted: Wanted, registry: Registry): number[] {
  return [LEAF, registry.term(wanted)];
}

function joined(kind: typeof ALL | typeof ANY | typeof ROW, trees: number[][]): number[] {
  return trees.length === 1 ? trees[0]! : [kind, trees.length, ...trees.flat()];
}
