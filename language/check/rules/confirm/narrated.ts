// A past act of ours, with what is only done to patients, told as what happened once.
import type { Matter } from '../../matter.ts';
import { type Found, findAny, findEvery, patterns } from '../../pattern.ts';
import type { Reading } from '../../reading.ts';

const acts = patterns(`
  {medical} ..6 {past} ..6 normal|negative|positive|clean|clear|stable|#
  {past} ..8 {medical}
  {medical} ..6 {past}
`);

/** In a reply. */
export const narrated = (matter: Matter, reading: Reading): Found[] =>
  matter.question.kind === 'reply' ? findEvery(acts, reading).filter((each) => isOneCase(reading, each)) : [];

/** Told as what happened once: not of many, not of the house, not by those who study it. */
function isOneCase(reading: Reading, { from, to }: Found): boolean {
  if (findAny(ofMany, reading)) return false;
  for (let at = from; at < to; at++)
    if (
      reading.is('{past}', at) &&
      !/^(?:is|are|be|es|son)$/.test(reading.tokens[at - 1]?.word ?? '') &&
      !reading.is('{houses}', at) &&
      !reading.is('{spoke}', at)
    )
      return true;
  return false;
}

const ofMany = patterns(`
  {general}
  {source}
  {event}
  {many}|# ~2 people|patients|babies|cases|surgeries|visits|tests|{general}
  {website}
  study|research|vaccine|vaccines|policy|program|law
`);
