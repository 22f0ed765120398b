// Which terms a watch waits for: the set of which a matching post has at least one, and that posts have least often.
import { ALL, ANY, CLOSE, LEAF, NOTHING, ROW } from './program.ts';

export const NO_TERM = -1;

/** A second that is a fact is written as so much less its number. */
export const A_FACT = -2;

/** The second term may stand at any offset from the first. */
export const ANYWHERE = -1;
/** It stands right behind it. */
export const BEHIND = -2;

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

/** What it costs to ask for a second term, beside deciding. */
const ASKING = 0.1;
/** Words that stand together in a watch do so in posts, too, more often than by chance; but each stands beside many others. */
const TOGETHER = 20;
const BESIDE_THIS_ONE = 0.1;

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
    if (kind === ANY) return this.#together(plans);
    const surely = this.#cheapest(plans.map((plan) => plan?.surely ?? NO_TERM));
    let best: Plan | undefined;
    for (const [place, plan] of plans.entries()) {
      if (!plan) continue;
      const triggers = this.#asking(kind, value, plans, place);
      const cost = this.#costOf(triggers);
      if (!best || cost < best.cost) best = { triggers, cost, surely };
    }
    return best;
  }

  /** What the plan at a place waits for, asking next for the rarest of what else must occur. */
  #asking(kind: number, value: number, plans: (Plan | undefined)[], place: number): Trigger[] {
    const others = plans.map((plan, at) => (at === place ? NO_TERM : (plan?.surely ?? NO_TERM)));
    const { triggers } = plans[place]!;
    if (kind === ALL) {
      const fact = plans.findIndex((plan, at) => at !== place && this.#isOneFact(plan));
      const term = this.#cheapest(others);
      const second = term === NO_TERM && fact >= 0 ? A_FACT - plans[fact]!.triggers[0]!.term : term;
      return triggers.map((trigger) => this.#withSecond(trigger, second, ANYWHERE));
    }
    if (kind === ROW) {
      const beside = this.#cheapest([others[place - 1] ?? NO_TERM, others[place + 1] ?? NO_TERM]);
      if (beside !== NO_TERM) return triggers.map((trigger) => rowOf(trigger, beside, others[place + 1] === beside));
    }
    const second = this.#cheapest(others);
    const to = others.indexOf(second);
    const offsets = kind === ROW ? 1 << (to - place) : place === 0 ? value : reversed(value);
    return triggers.map((trigger) => this.#withSecond(trigger, second, offsets));
  }

  #isOneFact(plan: Plan | undefined): boolean {
    return plan?.triggers.length === 1 && this.#costs.isFact(plan.triggers[0]!.term);
  }

  /** A second term whose place is known says more than a rarer one. */
  #withSecond(trigger: Trigger, second: number, offsets: number): Trigger {
    if (second === NO_TERM || second === trigger.term || trigger.offsets !== ANYWHERE) return trigger;
    if (offsets !== ANYWHERE || trigger.second === NO_TERM) return { ...trigger, second, offsets };
    if (second < 0) return trigger;
    return { ...trigger, second: this.#cheapest([trigger.second, second]) };
  }

  #costOf(triggers: Trigger[]): number {
    return triggers.reduce((sum, { term, second, offsets }) => {
      const share = this.#costs.costOf(term);
      if (second < 0 || this.#costs.isFact(term)) return sum + share;
      const other = this.#costs.costOf(second);
      const both = share * other;
      if (offsets !== BEHIND) return sum + share * ASKING + both;
      return sum + Math.min(TOGETHER * both, BESIDE_THIS_ONE * Math.min(share, other));
    }, 0);
  }

  #cheapest(terms: number[]): number {
    let best = NO_TERM;
    for (const term of terms)
      if (term >= 0 && (best === NO_TERM || this.#costs.costOf(term) < this.#costs.costOf(best))) best = term;
    return best;
  }

  /** Any of them may be what occurs. A side without a plan can't be: each side of an OR finds something. */
  #together(plans: (Plan | undefined)[]): Plan {
    const triggers = (plans as Plan[]).flatMap((plan) => plan.triggers);
    return { triggers, cost: this.#costOf(triggers), surely: NO_TERM };
  }
}

/** A trigger that stands in a row right before another term, or right behind it. */
function rowOf(trigger: Trigger, other: number, isBefore: boolean): Trigger {
  if (trigger.second !== NO_TERM) return trigger;
  const [term, second] = isBefore ? [trigger.term, other] : [other, trigger.term];
  return { term, second, offsets: BEHIND };
}

/** The same offsets seen from the other side. */
function reversed(offsets: number): number {
  let others = 0;
  for (let offset = 0; offset < 32; offset++) if (offsets & (1 << offset)) others |= 1 << ((32 - offset) & 31);
  return others;
}
