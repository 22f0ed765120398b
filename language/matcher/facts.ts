// The facts that watches ask for: each is told once for a post, and those that are waited for are found from the post.
import type { Fact } from '../query/ast.ts';
import { readHandle } from '../query/handle.ts';
import { isTrue } from '../query/matches.ts';
import { isBroadFact } from '../query/required.ts';
import type { Found } from './found.ts';
import type { PostAtHand } from './post-at-hand.ts';
import { grown, type Numbers } from './terms.ts';

/** Facts that are waited for, by the name or host they ask for. */
type Waited = Map<string, Set<number>>;

export class Facts {
  readonly #numbers: Numbers;
  readonly #found: Found;
  readonly #post: PostAtHand;
  readonly #known = new Map<string, { number: number; uses: number }>();
  readonly #facts = new Map<number, Fact>();
  /** By fact: the last post it was false of. A true one has the stamp of a term that occurs. */
  #falseStamps = new Int32Array(256);
  readonly #from: Waited = new Map();
  readonly #to: Waited = new Map();
  readonly #sites: Waited = new Map();
  /** Waited for under no key, and tried on every post (a place on every post that has one). */
  readonly #tried: Waited = new Map();
  readonly #places: Waited = new Map();

  constructor(numbers: Numbers, found: Found, post: PostAtHand) {
    this.#numbers = numbers;
    this.#found = found;
    this.#post = post;
  }

  use(fact: Fact): number {
    const known = this.#known.get(fact.canonical);
    if (known) {
      known.uses++;
      return known.number;
    }
    const number = this.#numbers.take();
    if (number >= this.#falseStamps.length) this.#falseStamps = grown(this.#falseStamps, number);
    this.#falseStamps[number] = 0;
    this.#known.set(fact.canonical, { number, uses: 1 });
    this.#facts.set(number, fact);
    return number;
  }

  release(number: number): void {
    const { canonical } = this.#facts.get(number)!;
    const known = this.#known.get(canonical)!;
    if (--known.uses > 0) return;
    this.#known.delete(canonical);
    this.#facts.delete(number);
    this.#numbers.release(number);
  }

  isFact(number: number): boolean {
    return this.#facts.has(number);
  }

  isBroad(number: number): boolean {
    const fact = this.#facts.get(number);
    return fact !== undefined && isBroadFact(fact);
  }

  isTrue(number: number): boolean {
    const { stamps, generation } = this.#found;
    if (stamps[number] === generation) return true;
    if (this.#falseStamps[number] === generation) return false;
    const is = isTrue(this.#facts.get(number)!, this.#post.read);
    if (is) stamps[number] = generation;
    else this.#falseStamps[number] = generation;
    return is;
  }

  /** Some watch waits for the fact. */
  wait(number: number): void {
    const { waited, key } = this.#placeOf(this.#facts.get(number)!);
    const row = waited.get(key);
    if (row) row.add(number);
    else waited.set(key, new Set([number]));
  }

  /** No watch waits for it any more. */
  stopWaiting(number: number): void {
    const { waited, key } = this.#placeOf(this.#facts.get(number)!);
    const row = waited.get(key)!;
    row.delete(number);
    if (row.size === 0) waited.delete(key);
  }

  #placeOf(fact: Fact): { waited: Waited; key: string } {
    switch (fact.field) {
      case 'from':
        return { waited: this.#from, key: fact.handle.name };
      case 'to':
        return { waited: this.#to, key: fact.handle.name };
      case 'site':
        return { waited: this.#sites, key: fact.value };
      case 'place':
        return { waited: this.#places, key: '' };
      default:
        return { waited: this.#tried, key: '' };
    }
  }

  /** Calls `met` with each fact that is waited for and true of the post at hand. */
  forEachMet(met: (number: number) => void): void {
    this.#lookUp(this.#tried, '', met);
    const { post, mayHaveLinks } = this.#post;
    if (post.place != null || post.authorPlace != null) this.#lookUp(this.#places, '', met);
    if (this.#from.size > 0 && post.author != null) this.#lookUp(this.#from, readHandle(post.author)?.name, met);
    if (this.#to.size > 0 && post.inReplyTo != null) this.#lookUp(this.#to, readHandle(post.inReplyTo)?.name, met);
    if (this.#sites.size === 0 || !(mayHaveLinks || post.links?.length)) return;
    for (const host of new Set(this.#post.read.hosts)) this.#lookUpSite(host, met);
  }

  #lookUp(waited: Waited, key: string | undefined, met: (number: number) => void): void {
    const row = key === undefined ? undefined : waited.get(key);
    if (row) for (const number of row) if (this.isTrue(number)) met(number);
  }

  /** A host and those it is below. A watch that is met twice is decided once. */
  #lookUpSite(host: string, met: (number: number) => void): void {
    for (let rest = host; ; rest = rest.slice(rest.indexOf('.') + 1)) {
      this.#lookUp(this.#sites, rest, met);
      if (!rest.includes('.')) return;
    }
  }
}
