// What holds of a post: what people said of it, above what the machine read.
import { type Analysis, findTopic } from '../../../language/analysis/index.ts';
import type { Understood } from '../tables.ts';

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
