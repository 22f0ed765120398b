// Runs a watch's program over what was found in the post at hand.
import type { Node } from '../query/ast.ts';
import { holds } from '../query/matches.ts';
import type { Facts } from './facts.ts';
import type { Found } from './found.ts';
import { Occurrences, Phrases } from './phrases.ts';
import type { PostAtHand } from './post-at-hand.ts';
import { FACT, HAS, MATCH, NEAR, PHRASE } from './program.ts';

/** Pairs of occurrences to compare one by one; plain evaluation sorts more than that. */
const MOST_PAIRS = 4096;

export class Decider {
  /** Nodes that programs leave to plain evaluation. */
  readonly nodes: (Node | undefined)[] = [];
  readonly #found: Found;
  readonly #facts: Facts;
  readonly #post: PostAtHand;
  readonly #phrases: Phrases;
  readonly #left = new Occurrences();
  readonly #right = new Occurrences();

  constructor(found: Found, facts: Facts, post: PostAtHand) {
    this.#found = found;
    this.#facts = facts;
    this.#post = post;
    this.#phrases = new Phrases(found);
  }

  /** Whether the program that begins at `start` of the code ends in a match. */
  decide(code: Int32Array, start: number): boolean {
    const { stamps, generation } = this.#found;
    let at = start;
    while (true) {
      let behind = at + 2;
      let isTrue: boolean;
      switch (code[at]) {
        case HAS:
          isTrue = stamps[code[at + 1]!] === generation;
          break;
        case PHRASE:
          behind += code[at + 1]!;
          isTrue = this.#phrases.occurs(code, at + 2, behind);
          break;
        case NEAR:
          behind = behindNear(code, at);
          isTrue = this.#isNear(code, at);
          break;
        case FACT:
          isTrue = this.#facts.isTrue(code[at + 1]!);
          break;
        default:
          isTrue = holds(this.nodes[code[at + 1]!]!, this.#post.read);
      }
      const target = code[isTrue ? behind : behind + 1]!;
      if (target < 0) return target === MATCH;
      at = start + target;
    }
  }

  #isNear(code: Int32Array, at: number): boolean {
    const isOrdered = code[at + 1] === 1;
    const distance = code[at + 2]!;
    const rights = this.#collect(code, at + 6, code[at + 4]!, this.#left);
    if (this.#left.count === 0) return false;
    this.#collect(code, rights, code[at + 5]!, this.#right);
    if (this.#left.count * this.#right.count > MOST_PAIRS) return holds(this.nodes[code[at + 3]!]!, this.#post.read);
    return areNear(this.#left, this.#right, distance) || (!isOrdered && areNear(this.#right, this.#left, distance));
  }

  /** Collects the occurrences of so many phrases; where the next one begins. */
  #collect(code: Int32Array, at: number, phrases: number, into: Occurrences): number {
    into.count = 0;
    for (; phrases > 0; phrases--) {
      const behind = at + 1 + code[at]!;
      this.#phrases.collect(code, at + 1, behind, into);
      at = behind;
    }
    return at;
  }
}

function behindNear(code: Int32Array, at: number): number {
  let behind = at + 6;
  for (let phrases = code[at + 4]! + code[at + 5]!; phrases > 0; phrases--) behind += 1 + code[behind]!;
  return behind;
}

/** Whether one of `before` ends at most so many places before one of `after` begins. */
function areNear(before: Occurrences, after: Occurrences, distance: number): boolean {
  for (let i = 0; i < before.count; i++) {
    const end = before.ends[i]!;
    for (let j = 0; j < after.count; j++) {
      const between = after.starts[j]! - end;
      if (between >= 0 && between <= distance) return true;
    }
  }
  return false;
}
