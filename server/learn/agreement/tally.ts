// Counts, label by label, where a person and the machine said the same of a post.
import type { z } from 'zod';
import type { labelAgreement, parts, Understood } from '../../../contract/learn/agreement.ts';
import { flags, topics } from '../../../language/analysis/index.ts';
import { type Agreement, wilson } from '../../../language/numbers/index.ts';

type Part = (typeof parts)[number];
type LabelAgreement = z.output<typeof labelAgreement>;

/** What two said of one post. */
export interface Pair {
  person: Understood;
  machine: Understood;
}

/** A share of fewer than this says nothing. */
const least = 5;

const all: readonly { part: Part; label: string; has(of: Understood): boolean }[] = [
  ...(['negative', 'neutral', 'positive'] as const).map((label) => ({
    part: 'sentiment' as const,
    label,
    has: (of: Understood) => of.sentiment === label,
  })),
  ...[0, 1, 2, 3].map((level) => ({
    part: 'urgency' as const,
    label: String(level),
    has: (of: Understood) => of.urgency === level,
  })),
  ...topics.map(({ topic }) => ({
    part: 'topic' as const,
    label: topic,
    has: (of: Understood) => of.topics.includes(topic),
  })),
  ...flags.map((flag) => ({ part: 'flag' as const, label: flag, has: (of: Understood) => of.flags.includes(flag) })),
];

/** Every label that either of them gave, part by part. */
export function tally(pairs: readonly Pair[]): LabelAgreement[] {
  return all
    .map(({ part, label, has }) => ({ part, label, ...count(pairs, has) }))
    .filter(({ both, person, machine }) => both + person + machine > 0)
    .map((of) => ({ ...of, ...measures(of) }))
    .sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part) || byWeight(a, b));
}

const order: Part[] = ['sentiment', 'urgency', 'topic', 'flag'];
/** Levels of urgency in their order, other labels by how often they were given. */
const byWeight = (a: LabelAgreement, b: LabelAgreement) =>
  (a.part === 'urgency' ? 0 : givenIn(b) - givenIn(a)) || (a.label < b.label ? -1 : 1);
const givenIn = ({ both, person, machine }: Agreement) => both + person + machine;

/** For one label, as `language/numbers` corrects shares by it. */
export function count(pairs: readonly Pair[], has: (of: Understood) => boolean): Agreement {
  const found: Agreement = { both: 0, person: 0, machine: 0, neither: 0 };
  for (const { person, machine } of pairs) {
    const [one, other] = [has(person), has(machine)];
    found[one && other ? 'both' : one ? 'person' : other ? 'machine' : 'neither']++;
  }
  return found;
}

function measures({ both, person, machine, neither }: Agreement) {
  const n = both + person + machine + neither;
  return {
    agreed: wilson(both + neither, n),
    found: both + person >= least ? wilson(both, both + person) : null,
    right: both + machine >= least ? wilson(both, both + machine) : null,
    kappa: kappaOf(both, person, machine, neither),
  };
}

/** Agreement beyond chance (Cohen 1960). */
function kappaOf(both: number, person: number, machine: number, neither: number): number | null {
  const n = both + person + machine + neither;
  const chance = ((both + person) * (both + machine) + (machine + neither) * (person + neither)) / n ** 2;
  if (n === 0 || chance === 1) return null;
  return Math.round((((both + neither) / n - chance) / (1 - chance)) * 100) / 100;
}

/** On how many posts they agree on the whole of a part; of topics and flags one in common, or none at all, is enough. */
export function overall(pairs: readonly Pair[]) {
  const same: Record<Part, (pair: Pair) => boolean> = {
    sentiment: ({ person, machine }) => person.sentiment === machine.sentiment,
    urgency: ({ person, machine }) => person.urgency === machine.urgency,
    topic: ({ person, machine }) => meet(person.topics, machine.topics),
    flag: ({ person, machine }) => meet(person.flags, machine.flags),
  };
  return order.map((part) => ({ part, agreed: wilson(pairs.filter(same[part]).length, pairs.length) }));
}

const meet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 ? b.length === 0 : a.some((one) => b.includes(one));
