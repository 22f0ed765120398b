// Care that somebody has (“your stay”, “su cirugía”), and what everybody has where we speak as those who know.
import { type Found, findEvery, patterns } from '../../pattern.ts';
import type { Reading } from '../../reading.ts';

/** Care that somebody has: “your stay”, “su cirugía”, “la visita de su hijo”. */
const theirs = patterns(`
  {care} like yours
  {whose} ~2 {care}
  {care} de ..1 {one}
  {care} of ..1 {one}
`);

/** What everybody has counts where we speak as those who know: we looked, we are sorry for it, it happened. */
const knew = patterns(`
  {sorry}|{glad}|{hope} ..6 {whose} ~2 {soft}|{bodypart}
  {sorry}|{glad}|{hope} ..6 that ~1 {bodypart}
  {whose} ~2 {soft}|{bodypart} ..2 was|were|is|are|did|had|has|told|said|ordered|came|showed|looked|healed|denied|gave|fue|estaba|es|dijo|le
  {lookup} ..3 {whose} ~2 {soft}
  {whose} ~2 {soft} {here}
`);

export const had = (reading: Reading): Found[] =>
  findEvery(theirs, reading).filter((each) => !isGeneral(reading, each));

/** We looked, we are sorry for it, it happened. */
export const known = (reading: Reading): Found[] =>
  findEvery(knew, reading).filter((each) => !isGeneral(reading, each));

/** “Patients can ask for their records”: their, of many. */
function isGeneral(reading: Reading, { from }: Found): boolean {
  const whose = reading.tokens[from]?.word;
  if (whose !== 'their' && whose !== 'su' && whose !== 'sus') return false;
  return reading.ideas.slice(0, from).some((ideas) => ideas.some(([idea]) => idea === '{general}'));
}
