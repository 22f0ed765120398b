// The stream matcher: which of very many watches a post matches. A watch waits under the rarest terms it can't do without;
// a post is read once, and only the watches that wait for what it has are decided.
import type { Post } from '../post.ts';
import type { Query } from '../query/ast.ts';
import { expectedIn1000 } from './common-words.ts';
import { Compiler, type Held } from './compiler.ts';
import { Decider } from './decide.ts';
import { Facts } from './facts.ts';
import { Found, mayStandAt } from './found.ts';
import { Frequencies } from './frequencies.ts';
import { Pairs } from './pairs.ts';
import { A_FACT, ANYWHERE, BEHIND, NO_TERM, type Trigger, triggersOf } from './plan.ts';
import { PostAtHand } from './post-at-hand.ts';
import { Postings } from './postings.ts';
import { Programs } from './programs.ts';
import { Scanner } from './scanner.ts';
import { grown, Numbers, Terms } from './terms.ts';

/** The capped list of watches without a term to wait for is full. */
export class TooManyUnindexed extends Error {
  readonly most: number;

  constructor(most: number) {
    super(`there are already ${most} watches without a word that must occur`);
    this.most = most;
  }
}

const FIRST_LOOK_BACK = 1000;
const LOOK_BACK_GROWTH = 8;
const LONGEST_LOOK_BACK = 5_000_000;
const REPLANNED_AT_ONCE = 8;
/** Above the share of any term, so that a word is preferred. */
const BROAD_FACT_COST = 2;
const NARROW_FACT_COST = 0.001;
const none: readonly never[] = Object.freeze([]);

type Watch<Id> = { id: Id; order: number; triggers: Trigger[]; held: Held; unindexed: boolean };

export class Matcher<Id extends string | number> {
  readonly #unindexedLimit: number;
  readonly #numbers = new Numbers();
  readonly #watchNumbers = new Numbers();
  readonly #words = new Terms(this.#numbers);
  readonly #beginnings = new Terms(this.#numbers);
  readonly #scanner = new Scanner(this.#words, this.#beginnings);
  readonly #found = new Found();
  readonly #post = new PostAtHand();
  readonly #facts = new Facts(this.#numbers, this.#found, this.#post);
  readonly #decider = new Decider(this.#found, this.#facts, this.#post);
  readonly #programs = new Programs();
  readonly #postings = new Postings();
  readonly #pairs = new Pairs();
  readonly #pairPostings = new Postings();
  readonly #frequencies = new Frequencies();
  readonly #compiler: Compiler;
  readonly #watches: (Watch<Id> | undefined)[] = [];
  readonly #numberOf = new Map<Id, number>();
  #unindexed = 0;
  #sets = 0;
  /** By watch: the last post it was decided for. */
  #decided = new Int32Array(64);
  #matching = new Int32Array(64);
  #matches = 0;
  #nextLookBack = FIRST_LOOK_BACK;
  #replanned = Number.POSITIVE_INFINITY;

  constructor(unindexedLimit: number) {
    this.#unindexedLimit = unindexedLimit;
    this.#compiler = new Compiler({
      words: this.#words,
      beginnings: this.#beginnings,
      facts: this.#facts,
      nodes: this.#decider.nodes,
      added: (number, term, isBeginning) => this.#reserve(number, term, isBeginning),
    });
  }

  get size(): number {
    return this.#numberOf.size;
  }

  /** How many watches wait in the capped list. */
  get unindexed(): number {
    return this.#unindexed;
  }

  /** Adds a watch, or replaces the one with this id. Throws TooManyUnindexed, and leaves all as it was. */
  set(id: Id, query: Query): { indexed: boolean } {
    const before = this.#numberOf.get(id);
    const number = this.#watchNumbers.take();
    const { program, held } = this.#compiler.compile(query);
    this.#programs.put(number, program);
    const triggers = this.#plan(number);
    const unindexed = triggers.some(({ term }) => this.#facts.isBroad(term));
    const others = this.#unindexed - (before !== undefined && this.#watches[before]!.unindexed ? 1 : 0);
    if (unindexed && others >= this.#unindexedLimit) {
      this.#programs.remove(number);
      this.#compiler.release(held);
      this.#watchNumbers.release(number);
      throw new TooManyUnindexed(this.#unindexedLimit);
    }
    const order = before === undefined ? this.#sets++ : this.#watches[before]!.order;
    if (before !== undefined) this.#drop(before);
    this.#watches[number] = { id, order, triggers, held, unindexed };
    this.#numberOf.set(id, number);
    if (unindexed) this.#unindexed++;
    if (number >= this.#decided.length) this.#decided = grown(this.#decided, number);
    this.#decided[number] = 0;
    this.#wait(number, triggers);
    return { indexed: !unindexed };
  }

  /** False when there is no such watch. */
  remove(id: Id): boolean {
    const number = this.#numberOf.get(id);
    if (number === undefined) return false;
    this.#numberOf.delete(id);
    this.#drop(number);
    return true;
  }

  /** The ids of the watches that match, in the order in which they were first set. */
  match(post: Post): readonly Id[] {
    this.#replanSome();
    this.#frequencies.posts++;
    this.#matches = 0;
    const found = this.#found;
    const { counts } = this.#postings;
    this.#post.begin(post);
    found.begin();
    this.#scanner.scan(post.text);
    this.#post.mayHaveLinks = this.#scanner.mayHaveLinks;
    found.take(this.#scanner, this.#frequencies.seen);
    for (let i = 0; i < found.count; i++) {
      const term = found.terms[i]!;
      if (counts[term]! > 0) this.#decideWaiting(term);
    }
    this.#pairs.forEachMet(this.#scanner, this.#decidePair);
    this.#facts.forEachMet(this.#decideWaiting);
    this.#post.end();
    return this.#matches === 0 ? none : this.#inOrder();
  }

  readonly #decideWaiting = (term: number): void => {
    const { threes, starts, counts } = this.#postings;
    const { stamps, spots, generation } = this.#found;
    const start = starts[term]!;
    const end = start + 3 * counts[term]!;
    for (let at = start; at < end; at += 3) {
      const second = threes[at]!;
      if (second <= A_FACT) {
        if (!this.#facts.isTrue(A_FACT - second)) continue;
      } else if (second !== NO_TERM) {
        if (stamps[second] !== generation) continue;
        const offsets = threes[at + 1]!;
        if (offsets !== ANYWHERE && !mayStandAt(spots[term]!, offsets, spots[second]!)) continue;
      }
      this.#decideOnce(threes[at + 2]!);
    }
  };

  readonly #decidePair = (pair: number): void => {
    const { threes, starts, counts } = this.#pairPostings;
    const end = starts[pair]! + 3 * counts[pair]!;
    for (let at = starts[pair]!; at < end; at += 3) this.#decideOnce(threes[at + 2]!);
  };

  #decideOnce(watch: number): void {
    const { generation } = this.#found;
    if (this.#decided[watch] === generation) return;
    this.#decided[watch] = generation;
    if (this.#decider.decide(this.#programs.code, this.#programs.starts[watch]!)) this.#note(watch);
  }

  #note(watch: number): void {
    if (this.#matches === this.#matching.length) this.#matching = grown(this.#matching, this.#matches);
    this.#matching[this.#matches++] = watch;
  }

  #inOrder(): Id[] {
    const watches = Array.from(this.#matching.subarray(0, this.#matches), (number) => this.#watches[number]!);
    return watches.sort((a, b) => a.order - b.order).map((watch) => watch.id);
  }

  #reserve(number: number, term: string | null, isBeginning: boolean): void {
    this.#found.reserve(number);
    this.#postings.reserve(number);
    this.#frequencies.expect(number, term === null ? 0 : expectedIn1000(term, isBeginning));
    if (term !== null && isBeginning) this.#scanner.expectBeginning(term);
  }

  #plan(watch: number): Trigger[] {
    return triggersOf(this.#programs.treeOf(watch), this.#costs);
  }

  readonly #costs = {
    costOf: (term: number): number => {
      if (!this.#facts.isFact(term)) return this.#frequencies.shareOf(term);
      return this.#facts.isBroad(term) ? BROAD_FACT_COST : NARROW_FACT_COST;
    },
    isFact: (term: number): boolean => this.#facts.isFact(term),
  };

  #wait(watch: number, triggers: Trigger[]): void {
    for (const trigger of triggers) {
      const { term, second, offsets } = trigger;
      if (offsets === BEHIND) {
        this.#pairPostings.add({ term: this.#pairs.use(term, second), second: NO_TERM, offsets: ANYWHERE }, watch);
        continue;
      }
      this.#postings.add(trigger, watch);
      if (this.#postings.counts[term] === 1 && this.#facts.isFact(term)) this.#facts.wait(term);
    }
  }

  #stopWaiting(watch: number, triggers: Trigger[]): void {
    for (const { term, second, offsets } of triggers) {
      if (offsets === BEHIND) {
        this.#pairPostings.remove(this.#pairs.release(term, second), watch);
        continue;
      }
      this.#postings.remove(term, watch);
      if (this.#postings.counts[term] === 0 && this.#facts.isFact(term)) this.#facts.stopWaiting(term);
    }
  }

  #drop(number: number): void {
    const { triggers, held, unindexed } = this.#watches[number]!;
    this.#stopWaiting(number, triggers);
    this.#programs.remove(number);
    this.#compiler.release(held);
    this.#watches[number] = undefined;
    this.#watchNumbers.release(number);
    if (unindexed) this.#unindexed--;
  }

  /** Now and then, a few watches with each post, what they wait for is chosen anew by what the posts have shown. */
  #replanSome(): void {
    if (this.#frequencies.posts >= this.#nextLookBack) {
      const { posts } = this.#frequencies;
      this.#nextLookBack = posts + Math.min(posts * LOOK_BACK_GROWTH, LONGEST_LOOK_BACK);
      this.#frequencies.fade();
      this.#replanned = 0;
    }
    const end = Math.min(this.#replanned + REPLANNED_AT_ONCE, this.#watches.length);
    for (; this.#replanned < end; this.#replanned++) this.#replan(this.#replanned);
  }

  #replan(number: number): void {
    const watch = this.#watches[number];
    if (!watch) return;
    const triggers = this.#plan(number);
    this.#stopWaiting(number, watch.triggers);
    this.#wait(number, triggers);
    watch.triggers = triggers;
  }
}
