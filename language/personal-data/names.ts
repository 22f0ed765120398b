// Names of people and places: which capitalised words are one, told by the words around them with a linear model.

import type { Model } from '../linear/model.ts';
import { hashOf, hashPair } from '../linear/reader.ts';
import type { Rows } from '../linear/rows.ts';
import { eponyms, givenNames, houses, streets, titles } from './lists.ts';
import type { PersonalData } from './span.ts';
import { CAPITALS, DIGITS, INITIAL, MARK, type NameToken, tokensOf } from './tokens.ts';

const seeds = Array.from({ length: 32 }, (_, i) => hashOf(`names ${i}`));
const NONE: NameToken = { start: -1, end: -1, hash: hashOf('<none>'), shape: 7, capital: false };
const POSSESSIVE = new Set([hashOf("'"), hashOf('’')]);

export type NameLabel = 'name' | 'place' | 'other';

/** The features of the token at `i`, which is capitalised; `before` is what the token before it was taken for. */
export function nameFeatures(text: string, tokens: readonly NameToken[], i: number, before: NameLabel): number[] {
  const token = tokens[i]!;
  const at = (place: number) => tokens[place] ?? NONE;
  const previous = at(i - 1);
  const next = at(i + 1);
  const second = at(i + 2);
  const features: number[] = [];
  const add = (seed: number, value: number) => void features.push(hashPair(seeds[seed]!, value));
  add(0, token.hash);
  add(1, previous.hash);
  add(2, next.hash);
  add(3, at(i - 2).hash);
  add(5, token.shape * 64 + previous.shape * 8 + next.shape);
  add(6, hashOf(text.slice(Math.max(token.start, token.end - 3), token.end).toLowerCase()));
  add(7, before === 'name' ? 1 : before === 'place' ? 2 : 3);
  add(8, hashPair(previous.hash, hashOf(before)));
  add(10, kindOf(token) * 64 + kindOf(previous) * 8 + kindOf(next));
  add(12, i === 0 || isStop(text, previous) ? 1 : 2);
  add(13, kindOf(token) * 8 + (isStop(text, next) ? 1 : 0));
  // “Crohn's disease”: the word behind the possessive counts.
  const behind = POSSESSIVE.has(next.hash) ? at(i + 3) : next.capital ? second : next;
  add(14, eponyms.has(behind.hash) ? 1 : 2);
  let run = 1;
  let house = 0;
  for (let j = i; j < i + 5 && at(j).capital; j++, run++) if (houses.has(at(j).hash)) house = 1;
  add(17, run * 4 + house * 2 + (streets.has(next.hash) ? 1 : 0));
  let back = i;
  while (i - back < 8 && at(back - 1).capital) back--;
  add(18, at(back - 1).hash);
  return features;
}

function kindOf({ hash, shape }: NameToken): number {
  if (givenNames.has(hash)) return 1;
  if (titles.has(hash)) return 2;
  if (houses.has(hash)) return 3;
  if (streets.has(hash)) return 4;
  if (shape === DIGITS) return 5;
  if (shape === INITIAL) return 6;
  return shape === CAPITALS ? 7 : 0;
}

const isStop = (text: string, { start, shape }: NameToken) => shape === MARK && '.!?:\n'.includes(text[start] ?? '');

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
