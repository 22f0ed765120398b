// Where a star may stand: last in a word of which at least two letters or digits are written.
import { APOSTROPHE, HYPHEN, NUMBER, PLAIN_WORD, SPACED, UNSPACED } from '../words/marks.ts';
import type { Unit } from '../words/units.ts';
import { type RefusalCode, Refused } from './refusal.ts';

const wordGoesOn = new RegExp(
  `^(?:[*#@${PLAIN_WORD}${UNSPACED}]|[${APOSTROPHE}${HYPHEN}]+[${PLAIN_WORD}${UNSPACED}])`,
  'u',
);
const counted = new RegExp(`[${SPACED}${UNSPACED}${NUMBER}]`, 'gu');

/** Whether the unit at `index` is the beginning of a word. ½ is two units that end together: the star is the last one's. */
export function starAfter(text: string, units: Unit[], index: number): boolean {
  const { kind, end } = units[index]!;
  return kind === 'word' && isStar(text, end) && units[index + 1]?.end !== end;
}

/** Throws Refused at the first star that stands wrongly; columns are from `offset`. */
export function checkStars(text: string, offset: number, units: Unit[]): void {
  for (let at = text.indexOf('*'); at >= 0; at = text.indexOf('*', at + 1)) {
    if (!isStar(text, at)) continue;
    const code = fault(text, at, units);
    if (code) throw new Refused(code, offset + at);
  }
}

function fault(text: string, at: number, units: Unit[]): RefusalCode | undefined {
  const before = units.findLast((unit) => unit.end === at);
  if (!before && /[#@]$/.test(text.slice(0, at))) return 'query.star_tag';
  const goesOn = wordGoesOn.test(text.slice(at + 1, at + 8));
  if (!before) return goesOn ? 'query.star_front' : 'query.star_alone';
  if (before.kind === 'mention' || (before.kind === 'word' && before.hashtag)) return 'query.star_tag';
  if (goesOn) return 'query.star_inside';
  if (before.kind === 'emoji') return 'query.star_short';
  const letters = before.parts.reduce((sum, part) => sum + (part.text.match(counted)?.length ?? 0), 0);
  return letters < 2 ? 'query.star_short' : undefined;
}

/** A star is no star when it is the keycap *⃣. */
function isStar(text: string, at: number): boolean {
  return text[at] === '*' && !/^\uFE0F?\u20E3/.test(text.slice(at + 1, at + 3));
}
