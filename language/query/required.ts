// The cheapest set of things of which a post must have at least one to match a query.
import type { Fact, Node, Query, Slot, Word } from './ast.ts';

export type Trigger =
  | { kind: 'term'; term: string }
  | { kind: 'prefix'; prefix: string }
  | { kind: 'fact'; fact: Fact };

/** Facts so common that waiting for them is as dear as looking at every post. */
export function isBroad(trigger: Trigger): boolean {
  return trigger.kind === 'fact' && isBroadFact(trigger.fact);
}

export function isBroadFact({ field }: Fact): boolean {
  return !['from', 'to', 'site', 'place'].includes(field);
}

/** Every query has such a set: what only excludes is refused. `cost` says how often a trigger is met. */
export function requiredOf(query: Query, cost: (trigger: Trigger) => number): Trigger[] {
  return cheapest(query.root, cost)!.triggers;
}

/** Whether the matcher has something to wait for that most posts don't have. */
export function isIndexed(query: Query): boolean {
  return !requiredOf(query, (trigger) => (isBroad(trigger) ? 1e6 : 1)).some(isBroad);
}

type Required = { triggers: Trigger[]; cost: number };

function cheapest(node: Node, cost: (trigger: Trigger) => number): Required | undefined {
  switch (node.kind) {
    case 'not':
      return undefined;
    case 'all':
      return least(node.of.map((of) => cheapest(of, cost)));
    case 'any':
      return together(node.of.map((of) => cheapest(of, cost)!));
    case 'near':
      return least([node.left, node.right].map((words) => together(words.map((word) => ofWord(word, cost)))));
    case 'fact':
      return priced([{ kind: 'fact', fact: node }], cost);
    default:
      return ofWord(node, cost);
  }
}

function ofWord(word: Word, cost: (trigger: Trigger) => number): Required {
  if (word.kind === 'exact') return least(word.slots.map(({ form }) => priced([{ kind: 'term', term: form }], cost)))!;
  return least(word.steps.map((step) => together(step.map((way) => ofWay(way, cost)))))!;
}

function ofWay(way: Slot[], cost: (trigger: Trigger) => number): Required {
  return least(
    way.map(({ forms, prefix }) =>
      priced(
        prefix === null ? forms.map((term): Trigger => ({ kind: 'term', term })) : [{ kind: 'prefix', prefix }],
        cost,
      ),
    ),
  )!;
}

function priced(triggers: Trigger[], cost: (trigger: Trigger) => number): Required {
  return { triggers, cost: triggers.reduce((sum, trigger) => sum + cost(trigger), 0) };
}

function least(sets: (Required | undefined)[]): Required | undefined {
  let best: Required | undefined;
  for (const set of sets) if (set && (!best || set.cost < best.cost)) best = set;
  return best;
}

function together(sets: Required[]): Required {
  return { triggers: sets.flatMap((set) => set.triggers), cost: sets.reduce((sum, set) => sum + set.cost, 0) };
}
