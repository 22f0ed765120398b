// Which terms a watch waits for: the set of which a matching post has at least one, and that posts have least often.
import { ALL, LEAF, NOTHING } from './program.ts';

export const NO_TERM = -1;

/** Wait for `term`; look no further when the post lacks `second`. */
export type Trigger = { term: number; second: number };

type Plan = {
  triggers: Trigger[];
  cost: number;
  /** The rarest term that must occur in any case. */
  surely: number;
};

/** How often terms are met; facts are told only when asked, so none is looked for first. */
export type Costs = { costOf(term: number): number; isFact(term: number): boolean };

/** Reads the tree of what must occur. */
export function triggersOf(required: Int32Array, costs: Costs): Trigger[] {
  return new Planner(required, costs).read()!.triggers;
}

class Planner {
  readonly #tree: Int32Array;
  readonly #costs: Costs;
  #at = 0;

  constructor(tree: Int32Array, costs: Costs) {
    this.#tree = tree;
    this.#costs = costs;
  }

  read(): Plan | undefined {
    const kind = this.#tree[this.#at++]!;
    if (kind === NOTHING) return undefined;
    const value = this.#tree[this.#at++]!;
    if (kind === LEAF) {
      const surely = this.#costs.isFact(value) ? NO_TERM : value;
      return { triggers: [{ term: value, second: NO_TERM }], cost: this.#costs.costOf(value), surely };
    }
    const plans = Array.from({ length: value }, () => this.read());
    return kind === ALL ? this.#rarest(plans) : together(plans);
  }

  /** Of things that must all occur, the rarest is waited for, the next one asked for first. */
  #rarest(plans: (Plan | undefined)[]): Plan | undefined {
    const ranked = plans.filter((plan) => plan !== undefined).sort((a, b) => a.cost - b.cost);
    const best = ranked[0];
    if (!best) return undefined;
    const second = this.#cheapest(ranked.slice(1).map((plan) => plan.surely));
    for (const trigger of best.triggers)
      if (second !== NO_TERM && second !== trigger.term) trigger.second = this.#cheapest([trigger.second, second]);
    return { ...best, surely: this.#cheapest(ranked.map((plan) => plan.surely)) };
  }

  #cheapest(terms: number[]): number {
    let best = NO_TERM;
    for (const term of terms)
      if (term !== NO_TERM && (best === NO_TERM || this.#costs.costOf(term) < this.#costs.costOf(best))) best = term;
    return best;
  }
}

/** Any of them may be what occurs. A side without a plan can't be: each side of an OR finds something. */
function together(plans: (Plan | undefined)[]): Plan {
  const all = plans as Plan[];
  return {
    triggers: all.flatMap((plan) => plan.triggers),
    cost: all.reduce((sum, plan) => sum + plan.cost, 0),
    surely: NO_TERM,
  };
}
