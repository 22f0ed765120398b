// What a word may mean, worked out once for every word: concepts, how grave it is, which languages have it as a small word.
import type { Reader } from '../linear/reader.ts';
import { conceptNames, conceptsOf, gravityOf } from './concepts.ts';
import { speakersOf } from './languages.ts';

export type Meaning = {
  /** By their place in `conceptNames`. */
  concepts: readonly number[];
  /** How much it calls for a closer look: a text does from 2 on. */
  gravity: number;
  /** By their place in `languages`. */
  speakers: readonly number[];
};

const NOTHING: Meaning = { concepts: [], gravity: 0, speakers: [] };
const placeOf = new Map(conceptNames.map((name, i) => [name, i]));
/** Words that mean alike share one; there are a few hundred. */
const all: Meaning[] = [NOTHING];
const numbers = new Map<string, number>();

/** The number of what the i-th token of a reading means; 0 is nothing. */
export function numberOfMeaning(reader: Reader, i: number): number {
  const start = reader.starts[i]!;
  if (reader.lengths[i] === 0) return 0;
  const word = String.fromCharCode(...reader.letters.subarray(start, start + reader.lengths[i]!));
  const names = conceptsOf(word);
  const found: Meaning = {
    concepts: names.map((name) => placeOf.get(name)!),
    gravity: gravityOf(word, names),
    speakers: speakersOf(reader.hashes[i]!) ?? [],
  };
  if (found.concepts.length + found.gravity + found.speakers.length === 0) return 0;
  const key = `${found.concepts} ${found.gravity} ${found.speakers}`;
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, all.push(found) - 1);
  return all.length - 1;
}

export function meaningOf(number: number): Meaning {
  return all[number]!;
}
