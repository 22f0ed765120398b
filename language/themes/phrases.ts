// Finds phrases of a lexicon in a text, all in one pass, however many there are.
import type { Vocabulary, Word } from './vocabulary.ts';

export interface Found {
  /** Of the entry. */
  id: number;
  /** Places of words: half-open. */
  start: number;
  end: number;
}

interface Node {
  next: Map<number, Node>;
  /** Up to three words may stand between. */
  loose: Map<number, Node> | undefined;
  ids: number[];
}

const LOOSE = 3;
const newNode = (): Node => ({ next: new Map(), loose: undefined, ids: [] });

/** `terms`: phrases, comma-separated; `wait*` is any word that begins so; `call .. back` lets words between. */
export class Phrases {
  readonly #root = newNode();
  readonly #exact = new Map<string, number>();
  readonly #beginnings = new Map<string, [beginning: string, pattern: number][]>();
  /** By word id: the patterns it fits. */
  readonly #fits: (readonly number[] | undefined)[] = [];
  #patterns = 0;

  constructor(entries: Iterable<{ id: number; terms: string }>) {
    for (const { id, terms } of entries)
      for (const term of terms.split(',')) {
        const steps = term.trim().split(/\s+/).filter(Boolean);
        if (steps.length > 0) this.#add(id, steps);
      }
  }

  #add(id: number, steps: readonly string[]): void {
    let node = this.#root;
    let loose = false;
    for (const step of steps) {
      if (step === '..') {
        loose = true;
        continue;
      }
      if (loose) node.loose ??= new Map();
      const ways = loose ? (node.loose as Map<number, Node>) : node.next;
      const pattern = this.#patternOf(step);
      const next = ways.get(pattern) ?? newNode();
      ways.set(pattern, next);
      node = next;
      loose = false;
    }
    if (!node.ids.includes(id)) node.ids.push(id);
  }

  #patternOf(step: string): number {
    if (!step.endsWith('*')) {
      const known = this.#exact.get(step);
      if (known !== undefined) return known;
      this.#exact.set(step, this.#patterns);
      return this.#patterns++;
    }
    const beginning = step.slice(0, -1);
    const among = this.#beginnings.get(beginning.slice(0, 2)) ?? [];
    this.#beginnings.set(beginning.slice(0, 2), among);
    const known = among.find(([each]) => each === beginning);
    if (known) return known[1];
    among.push([beginning, this.#patterns]);
    return this.#patterns++;
  }

  #fitsOf(word: Word): readonly number[] {
    const known = this.#fits[word.id];
    if (known) return known;
    const fits: number[] = [];
    const exact = this.#exact.get(word.text);
    if (exact !== undefined) fits.push(exact);
    for (const [beginning, pattern] of this.#beginnings.get(word.text.slice(0, 2)) ?? [])
      if (word.text.startsWith(beginning)) fits.push(pattern);
    this.#fits[word.id] = fits;
    return fits;
  }

  /** `words` are of one vocabulary, always the same one. In order of their start. */
  find(words: readonly Word[]): Found[] {
    const found: Found[] = [];
    const walk = (node: Node, start: number, at: number): void => {
      for (const id of node.ids) found.push({ id, start, end: at });
      const word = words[at];
      if (word && node.next.size > 0)
        for (const pattern of this.#fitsOf(word)) {
          const next = node.next.get(pattern);
          if (next) walk(next, start, at + 1);
        }
      if (node.loose)
        for (let between = 0; between <= LOOSE; between++) {
          const later = words[at + between];
          if (!later) break;
          for (const pattern of this.#fitsOf(later)) {
            const next = node.loose.get(pattern);
            if (next) walk(next, start, at + between + 1);
          }
        }
    };
    for (let at = 0; at < words.length; at++) {
      for (const pattern of this.#fitsOf(words[at]!)) {
        const next = this.#root.next.get(pattern);
        if (next) walk(next, at, at + 1);
      }
    }
    return found;
  }
}

export const foldedName = (vocabulary: Vocabulary, name: string): string =>
  [...name.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ-]*/gu)].map(([each]) => vocabulary.of(each).text).join(' ');
