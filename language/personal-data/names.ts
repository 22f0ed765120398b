// Names of people and places: which capitalised words are one, told by the words around them with a linear model.

import type { Model } from '../linear/model.ts';
import { HASH_FACTOR, HASH_START, hashOf, hashPair } from '../linear/reader.ts';
import type { Rows } from '../linear/rows.ts';
import { EPONYM, GIVEN, HOUSE, STREET, TITLE } from './lists.ts';
import type { PersonalData } from './span.ts';
import { CAPITALS, DIGITS, INITIAL, MARK, type NameToken, tokensOf } from './tokens.ts';

const seeds = Array.from({ length: 32 }, (_, i) => hashOf(`names ${i}`));
const NONE: NameToken = { start: -1, end: -1, hash: hashOf('<none>'), shape: 7, capital: false, known: 0 };
const APOSTROPHES = [hashOf("'"), hashOf('’')];

export type NameLabel = 'name' | 'place' | 'other';

const afterLabel: Record<NameLabel, number> = { name: hashOf('name'), place: hashOf('place'), other: hashOf('other') };
const placeOfLabel: Record<NameLabel, number> = { name: 1, place: 2, other: 3 };

/** The features of the token at `i`, which is capitalised; `before` is what the token before it was taken for. */
export function nameFeatures(text: string, tokens: readonly NameToken[], i: number, before: NameLabel): number[] {
  const token = tokens[i]!;
  const previous = tokens[i - 1] ?? NONE;
  const next = tokens[i + 1] ?? NONE;
  const kind = kindOf(token);
  const kindBefore = kindOf(previous);
  const kindNext = kindOf(next);
  // “Crohn's disease”: the word behind the possessive counts.
  const far = APOSTROPHES.includes(next.hash) ? 3 : next.capital ? 2 : 1;
  const behind = tokens[i + far] ?? NONE;
  let run = 1;
  let house = 0;
  for (let j = i; j < i + 5 && tokens[j]?.capital; j++, run++) if (tokens[j]!.known & HOUSE) house = 1;
  let back = i;
  while (i - back < 8 && tokens[back - 1]?.capital) back--;
  return [
    hashPair(seeds[0]!, token.hash),
    hashPair(seeds[1]!, previous.hash),
    hashPair(seeds[2]!, next.hash),
    hashPair(seeds[3]!, (tokens[i - 2] ?? NONE).hash),
    hashPair(seeds[5]!, token.shape * 64 + previous.shape * 8 + next.shape),
    hashPair(seeds[6]!, endingOf(text, Math.max(token.start, token.end - 3), token.end)),
    hashPair(seeds[7]!, placeOfLabel[before]),
    hashPair(seeds[8]!, hashPair(previous.hash, afterLabel[before])),
    hashPair(seeds[10]!, kind * 64 + kindBefore * 8 + kindNext),
    hashPair(seeds[12]!, i === 0 || isStop(text, previous) ? 1 : 2),
    hashPair(seeds[13]!, kind * 8 + (isStop(text, next) ? 1 : 0)),
    hashPair(seeds[14]!, behind.known & EPONYM ? 1 : 2),
    hashPair(seeds[17]!, run * 4 + house * 2 + (next.known & STREET ? 1 : 0)),
    hashPair(seeds[18]!, (tokens[back - 1] ?? NONE).hash),
  ];
}

/** The number of a stretch in lower case. */
function endingOf(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return hashOf(text.slice(start, end).toLowerCase());
    hash = Math.imul(hash ^ (code >= 0x41 && code <= 0x5a ? code | 0x20 : code), HASH_FACTOR);
  }
  return hash;
}

function kindOf({ known, shape }: NameToken): number {
  if (known & GIVEN) return 1;
  if (known & TITLE) return 2;
  if (known & HOUSE) return 3;
  if (known & STREET) return 4;
  if (shape === DIGITS) return 5;
  if (shape === INITIAL) return 6;
  return shape === CAPITALS ? 7 : 0;
}

/** A mark that ends a sentence; nothing at all does not. */
const isStop = (text: string, { start, shape }: NameToken) => shape === MARK && '.!?:'.includes(text[start]!);

/** Says what each capitalised token is; the others are `other`. */
export function labelNames(text: string, tokens: readonly NameToken[], model: Model, rows: Rows): NameLabel[] {
  const labels: NameLabel[] = [];
  const width = model.labels.length;
  const sums = new Float64Array(width);
  for (let i = 0; i < tokens.length; i++) {
    if (!tokens[i]!.capital) {
      // A stop inside “James T.” or “St. Mary” does not end a name.
      labels.push('other');
      continue;
    }
    const features = nameFeatures(text, tokens, i, nearest(labels, tokens, text));
    sums.fill(0);
    for (const feature of features) {
      const row = rows.find(feature);
      if (row >= 0) for (let j = 0; j < width; j++) sums[j]! += model.weights[row * width + j]!;
    }
    let top = 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < width; j++) {
      const score = (sums[j]! * model.units[j]!) / Math.sqrt(features.length) + model.biases[j]! + model.offsets[j]!;
      if (score <= highest) continue;
      highest = score;
      top = j;
    }
    labels.push(model.labels[top] as NameLabel);
  }
  return labels;
}

/** What the word before was taken for; full stops, hyphens and possessives between are looked through. */
export function nearest(labels: readonly NameLabel[], tokens: readonly NameToken[], text: string): NameLabel {
  let i = labels.length - 1;
  while (i > 0 && isGlue(text, tokens[i]!)) i--;
  return labels[i] ?? 'other';
}

const isGlue = (text: string, { start, end, shape }: NameToken) =>
  (shape === MARK && ".'’-&".includes(text[start]!)) || (end - start === 1 && text[start] === 's');

/** Names and places in the order of the text. */
export function findNames(text: string, model: Model, rows: Rows): PersonalData[] {
  const tokens = tokensOf(text);
  if (!tokens.some((token) => token.capital)) return [];
  const labels = labelNames(text, tokens, model, rows);
  const spans: PersonalData[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const label = labels[i]!;
    if (label === 'other') continue;
    let last = i;
    for (let j = i + 1; j < tokens.length && j <= last + 3; j++) {
      if (labels[j] === label) last = j;
      else if (!isGlue(text, tokens[j]!) && !isLink(text, tokens[j]!, label)) break;
    }
    let end = tokens[last]!.end;
    if (text[end] === '.' && tokens[last]!.shape === INITIAL) end++;
    if (label === 'place' && /^['’]s\b/.test(text.slice(end, end + 3))) end += 2;
    spans.push({ type: label, start: tokens[i]!.start, end });
    i = last;
  }
  return spans;
}

/** “University of Ohio”, “Baltimore, Maryland”. */
function isLink(text: string, { start, end }: NameToken, label: NameLabel): boolean {
  const word = text.slice(start, end);
  return (
    label === 'place' &&
    (word === 'of' || word === 'at' || word === 'in' || word === ',' || word === 'de' || word === 'the')
  );
}
