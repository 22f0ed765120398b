// How well personal data are found in texts that were held back from training.
import type { Model } from '../../language/linear/index.ts';
import { findPersonalData } from '../../language/personal-data/index.ts';
import type { Query } from './data.ts';

export type Found = { recall: number; clean: number; missed: Map<string, number>; values: number };

/** A value is found when a span covers some of it; a text without any is clean when nothing is found in it. */
export function measurePersonalData(queries: readonly Query[], names: Model, tell?: (line: string) => void): Found {
  let found = 0;
  let values = 0;
  let clean = 0;
  let empty = 0;
  const missed = new Map<string, number>();
  for (const { text, phi } of queries) {
    const spans = findPersonalData(text, names);
    if (phi.length === 0) {
      empty++;
      if (spans.length === 0) clean++;
      else
        tell?.(
          `+ ${spans.map(({ type, start, end }) => `${type}:${text.slice(start, end)}`).join(' ; ')}   ${text.slice(0, 200)}`,
        );
    }
    for (const { identifier_type: type, value } of phi) {
      const start = text.indexOf(value);
      if (start < 0) continue;
      values++;
      if (spans.some((span) => span.start < start + value.length && start < span.end)) found++;
      else {
        missed.set(type, (missed.get(type) ?? 0) + 1);
        tell?.(`- ${type}: ${value}   ${text.slice(Math.max(0, start - 60), start + 60)}`);
      }
    }
  }
  return { recall: found / Math.max(1, values), clean: clean / Math.max(1, empty), missed, values };
}
