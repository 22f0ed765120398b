// Which terms a watch waits for: the set of which a matching post has at least one, and that posts have least often.
import { ALL, ANY, CLOSE, LEAF, NOTHING, ROW } from './program.ts';

export const NO_TERM = -1;

/** The second term may stand at any offset from the first. */
export const ANYWHERE = -1;

/** Wait for `term`; look no further when `second` doesn't occur at one of the `offsets` from it (bits, modulo 32). */
export type Trigger = { term: number; second: number; offsets: number };

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
      const trigger = { term: value, second: NO_TERM, offsets: ANYWHERE };
      return { triggers: [trigger], cost: this.#costs.costOf(value), surely };
    }
    const plans = Array.from({ length: kind === CLOSE ? 2 : value }, () => this.read());
    if (kind === ANY) return together(plans);
    return this.#rarest(plans, (from, to) => {
      if (kind === ALL) return ANYWHERE;
      if (kind === ROW) return 1 << (to - from);
      return from === 0 ? value : reversed(value);
    });
  }

  /** Of things that must all occur, the rarest is waited for, the next one asked for first. */
  #rarest(plans: (Plan | undefined)[], offsetsOf: (from: number, to: number) => number): Plan | undefined {
    const ranked = plans
      .map((plan, place) => ({ plan, place }))
      .filter((one): one is { plan: Plan; place: number } => one.plan !== undefined)
      .sort((a, b) => a.plan.cost - b.plan.cost);
    const best = ranked[0];
    if (!best) return undefined;
    const surely = this.#cheapest(ranked.map(({ plan }) => plan.surely));
    const others = ranked.slice(1);
    const second = this.#cheapest(others.map(({ plan }) => plan.surely));
    const at = others.find(({ plan }) => plan.surely === second);
    for (const trigger of best.plan.triggers) {
      // A second term whose place is known says more than a rarer one.
      if (!at || second === NO_TERM || second === trigger.term || trigger.offsets !== ANYWHERE) continue;
      const offsets = offsetsOf(best.place, at.place);
      if (offsets !== ANYWHERE) Object.assign(trigger, { second, offsets });
      else trigger.second = this.#cheapest([trigger.second, second]);
    }
    return { ...best.plan, surely };
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

/** The same offsets seen from the other side. */
function reversed(offsets: number): number {
  let others = 0;
  for (let offset = 0; offset < 32; offset++) if (offsets & (1 << offset)) others |= 1 << ((32 - offset) & 31);
  return others;
}
