// Cuts a text without links into what is written there: words with their hyphens and apostrophes, hashtags, mentions, emoji.

import { EMOJI, emojiForm } from './emoji.ts';
import { foldCase } from './fold.ts';
import { findLinks, withoutLinks } from './links.ts';
import { APOSTROPHE, HYPHEN, MARK, NUMBER, PLAIN_WORD, SPACED, UNSPACED } from './marks.ts';
import { plain } from './plain.ts';

/** Spans are in the plain text that was cut. */
type Place = { start: number; end: number };
export type Part = Place & { text: string };
export type Unit =
  | (Place & { kind: 'word'; hashtag: boolean; parts: Part[] })
  | (Place & { kind: 'mention'; name: string; server: string | null; written: string[] })
  | (Place & { kind: 'emoji'; form: string });

const boundary = `(?<![${PLAIN_WORD}_])`;
const begun = `[${SPACED}${UNSPACED}${NUMBER}]`;
// 2⃣ is an emoji: its digit belongs to no word.
const run = `(?=${begun})(?:[${PLAIN_WORD}${UNSPACED}](?<![0-9](?=\\u20E3)))+`;
const word = `${run}(?:(?<=[${SPACED}][${MARK}]*)[${APOSTROPHE}](?=[${SPACED}])${run})*`;
const handle = `(?:[${PLAIN_WORD}_]+(?:(?:\\.|-+)[${PLAIN_WORD}_]+)*|[${UNSPACED}][${UNSPACED}${PLAIN_WORD}_]*)`;

const written = new RegExp(
  [
    `(?<emoji>${EMOJI})`,
    `${boundary}@(?<name>${handle})(?:@(?<server>${handle}))?`,
    `(?<hash>${boundary}#)?(?<word>${word}(?:[${HYPHEN}](?=${begun})${word})*)`,
  ].join('|'),
  'gu',
);
const hyphen = new RegExp(`[${HYPHEN}]`, 'u');
const possessive = new RegExp(`[${APOSTROPHE}][sS](?![${PLAIN_WORD}${UNSPACED}_])`, 'uy');

/** The units of a text with spans in the text itself; links left out. */
export function readUnits(source: string): Unit[] {
  const { text, startOf, endOf } = plain(source);
  const units = [...unitsOf(withoutLinks(text, findLinks(text)))];
  for (const unit of units)
    for (const place of unit.kind === 'word' ? [unit, ...unit.parts] : [unit]) {
      place.start = startOf(place.start);
      place.end = endOf(place.end);
    }
  return units;
}

/** The units of a plain text without links, in order. */
export function* unitsOf(text: string): Generator<Unit> {
  let at = 0;
  for (let match = next(text, at); match; match = next(text, at)) {
    const unit = readUnit(match.index, match[0], match.groups!);
    at = unit.kind === 'mention' ? afterPossessive(text, unit.end) : unit.end;
    yield unit;
  }
}

function next(text: string, at: number): RegExpExecArray | null {
  written.lastIndex = at;
  return written.exec(text);
}

function readUnit(start: number, all: string, groups: Record<string, string | undefined>): Unit {
  const place = { start, end: start + all.length };
  if (groups.emoji !== undefined) return { kind: 'emoji', ...place, form: emojiForm(all) };
  if (groups.name !== undefined) {
    const { name, server } = groups;
    return {
      kind: 'mention',
      ...place,
      name: foldCase(name),
      server: server === undefined ? null : foldCase(server),
      written: server === undefined ? [`@${name}`] : [`@${name}`, all],
    };
  }
  let at = start + (groups.hash ? 1 : 0);
  const parts = groups.word!.split(hyphen).map((part) => {
    const placed = { text: part, start: at, end: at + part.length };
    at = placed.end + 1;
    return placed;
  });
  return { kind: 'word', ...place, hashtag: groups.hash !== undefined, parts };
}

/** The 's of "@harborvalley's" is no word of its own. */
function afterPossessive(text: string, at: number): number {
  possessive.lastIndex = at;
  return possessive.test(text) ? possessive.lastIndex : at;
}
