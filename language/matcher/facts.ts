// The facts that watches ask for: each is told once for a post, and those that are waited for are found from the post.
import type { Fact } from '../query/ast.ts';
import { isTrue } from '../query/matches.ts';
import { isBroadFact } from '../query/required.ts';
import type { Found } from './found.ts';
import type { PostAtHand } from './post-at-hand.ts';
import { grown, type Numbers } from './terms.ts';

/** What a fact is looked up by; undefined for those that are tried on every post. */
function keyOf(fact: Fact): string | undefined {
  switch (fact.field) {
    case 'from':
    case 'to':
      return `${fact.field} ${fact.handle.name}`;
    case 'site':
      return `site ${fact.value}`;
    default:
      return undefined;
  }
}

export class Facts {
  readonly #numbers: Numbers;
  readonly #found: Found;
  readonly #post: PostAtHand;
  readonly #known = new Map<string, { number: number; uses: number }>();
  readonly #facts = new Map<number, Fact>();
  /** By fact: the last post it was false of. A true one has the stamp of a term that occurs. */
  #falseStamps = new Int32Array(256);
  readonly #waited = new Map<string, Set<number>>();
  #sitesWaited = 0;
  /** Waited for, and tried on every post (a place on every post that has one). */
  readonly #tried = new Set<number>();
  readonly #places = new Set<number>();

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
    const fact = this.#facts.get(number)!;
    const key = keyOf(fact);
    if (key === undefined) return void this.#rowOf(fact).add(number);
    if (fact.field === 'site') this.#sitesWaited++;
    const row = this.#waited.get(key);
    if (row) row.add(number);
    else this.#waited.set(key, new Set([number]));
  }

  /** No watch waits for it any more. */
  stopWaiting(number: number): void {
    const fact = this.#facts.get(number)!;
    const key = keyOf(fact);
    if (key === undefined) return void this.#rowOf(fact).delete(number);
    if (fact.field === 'site') this.#sitesWaited--;
    const row = this.#waited.get(key)!;
    row.delete(number);
    if (row.size === 0) this.#waited.delete(key);
  }

  #rowOf({ field }: Fact): Set<number> {
    return field === 'place' ? this.#places : this.#tried;
  }

  /** Calls `met` with each fact that is waited for and true of the post at hand. */
  forEachMet(met: (number: number) => void): void {
    for (const number of this.#tried) if (this.isTrue(number)) met(number);
    const { post } = this.#post;
    if (this.#places.size > 0 && (post.place != null || post.authorPlace != null))
      for (const number of this.#places) if (this.isTrue(number)) met(number);
    if (this.#waited.size === 0) return;
    if (post.author != null) this.#lookUp(`from ${this.#post.read.from?.name}`, met);
    if (post.inReplyTo != null) this.#lookUp(`to ${this.#post.read.to?.name}`, met);
    if (this.#sitesWaited === 0) return;
    for (const host of new Set(this.#post.read.hosts)) this.#lookUpSite(host, met);
  }

  #lookUp(key: string, met: (number: number) => void): void {
    for (const number of this.#waited.get(key) ?? []) if (this.isTrue(number)) met(number);
  }

  /** A host and those it is below. A watch that is met twice is decided once. */
  #lookUpSite(host: string, met: (number: number) => void): void {
    for (let rest = host; ; rest = rest.slice(rest.indexOf('.') + 1)) {
      this.#lookUp(`site ${rest}`, met);
      if (!rest.includes('.')) return;
    }
  }
}
