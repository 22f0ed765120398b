// Compiles queries, giving numbers to their terms, facts and nodes, and taking them back when a watch goes.
import type { Fact, Node, Query } from '../query/ast.ts';
import type { Facts } from './facts.ts';
import { compile, type Program } from './program.ts';
import { Numbers, type Terms } from './terms.ts';

/** What a watch holds of the dictionaries. */
export type Held = { words: number[]; beginnings: number[]; facts: number[]; nodes: number[] };

type Stores = {
  words: Terms;
  beginnings: Terms;
  facts: Facts;
  nodes: (Node | undefined)[];
  /** Told of each number that is new; `term` is null for a fact. */
  added(number: number, term: string | null, isBeginning: boolean): void;
};

export class Compiler {
  readonly #stores: Stores;
  readonly #nodeNumbers = new Numbers();

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  compile(query: Query): { program: Program; held: Held } {
    const { words, beginnings, facts, nodes, added } = this.#stores;
    const held: Held = { words: [], beginnings: [], facts: [], nodes: [] };
    const known = new Map<string, number>();
    const once = (key: string, row: number[], use: () => number) => {
      let number = known.get(key);
      if (number === undefined) {
        number = use();
        known.set(key, number);
        row.push(number);
      }
      return number;
    };
    const useTerm = (terms: Terms, term: string, isBeginning: boolean) => {
      const isNew = terms.find(term) < 0;
      const number = terms.use(term);
      if (isNew) added(number, term, isBeginning);
      return number;
    };
    const useFact = (fact: Fact) => {
      const number = facts.use(fact);
      added(number, null, false);
      return number;
    };
    const program = compile(query, {
      term: ({ term, isBeginning }) =>
        isBeginning
          ? once(`${term}*`, held.beginnings, () => useTerm(beginnings, term, true))
          : once(term, held.words, () => useTerm(words, term, false)),
      fact: (fact: Fact) => once(`:${fact.canonical}`, held.facts, () => useFact(fact)),
      node: (node) => {
        const number = this.#nodeNumbers.take();
        nodes[number] = node;
        held.nodes.push(number);
        return number;
      },
    });
    return { program, held };
  }

  release(held: Held): void {
    const { words, beginnings, facts, nodes } = this.#stores;
    for (const number of held.words) words.release(number);
    for (const number of held.beginnings) beginnings.release(number);
    for (const number of held.facts) facts.release(number);
    for (const number of held.nodes) {
      nodes[number] = undefined;
      this.#nodeNumbers.release(number);
    }
  }
}
