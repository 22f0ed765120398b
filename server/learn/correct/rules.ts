// What holds of a post: what people said of it, above what the machine read.
import { type Analysis, findTopic, flags } from '../../../language/analysis/index.ts';
import type { Understood } from '../tables.ts';

export const parts = ['sentiment', 'urgency', 'lifeRisk', 'topics', 'flags'] as const;

export const understood = ({ sentiment, urgency, lifeRisk, topics, flags }: Analysis): Understood => ({
  sentiment,
  urgency,
  lifeRisk,
  topics: topics.map(({ topic }) => topic),
  flags,
});

/** Corrections oldest first: of two that speak of the same, the later holds. */
export const whatHolds = (machine: Understood, corrections: readonly Partial<Understood>[]): Understood =>
  Object.assign({}, machine, ...corrections);

/** The areas that topics belong to, each once. */
export const parentsOf = (topics: readonly string[]): string[] => [
  ...new Set(topics.flatMap((topic) => findTopic(topic)?.parent ?? [])),
];

/** Only what says something else than what holds. Lists say the same in whatever order. */
export function whatChanges(holds: Understood, said: Partial<Understood>): Partial<Understood> {
  const changes: Partial<Understood> = {};
  for (const part of parts)
    if (said[part] !== undefined && same(said[part]) !== same(holds[part]))
      Object.assign(changes, { [part]: said[part] });
  return changes;
}

const same = (value: Understood[keyof Understood]): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

/** Of the same parts as `of`, what is said in `from`. */
export const partsOf = (of: Partial<Understood>, from: Understood): Partial<Understood> =>
  Object.fromEntries(parts.filter((part) => of[part] !== undefined).map((part) => [part, from[part]]));

/** Each once and in the framework's order; undefined where one is not in the framework. */
export const inFramework = {
  topics: (topics: readonly string[]) => (topics.every(findTopic) ? [...new Set(topics)] : undefined),
  flags: (said: readonly string[]) =>
    said.every((flag) => flags.some((known) => known === flag))
      ? flags.filter((flag) => said.includes(flag))
      : undefined,
};

interface Said {
  at: Date;
  changed: Partial<Understood>;
  machine: Partial<Understood>;
  undone_at: Date | null;
}

/** What held before a correction, of the parts it speaks of; `earlier`: those before it, oldest first. */
export function before(correction: Said, earlier: readonly Said[]): Partial<Understood> {
  const stood = earlier
    .filter(({ undone_at }) => !undone_at || undone_at > correction.at)
    .map(({ changed }) => changed);
  const held: Partial<Understood> = Object.assign({}, correction.machine, ...stood);
  return Object.fromEntries(
    parts.filter((part) => correction.changed[part] !== undefined).map((part) => [part, held[part]]),
  );
}
