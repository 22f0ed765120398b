// What the model of critical posts counts: concepts, concepts that meet in a sentence or two, and the words themselves.
import { hashOf, hashPair, type Reader } from '../linear/reader.ts';
import { conceptNames, conceptsOf, gravityOf } from './concepts.ts';

const CONCEPT = hashOf('~concept');
const MEET = hashOf('~meet');
const ORDER = hashOf('~order');
const WORD = hashOf('~word');

type Known = { concepts: readonly number[]; gravity: number };

const known = new Map<number, Known>();
const placeOf = new Map(conceptNames.map((name, i) => [name, i]));
const MOST_KNOWN = 200_000;
const NOTHING: Known = { concepts: [], gravity: 0 };

/** How much what the reader has read calls for a closer look: 0 not at all, 1 by the model, 2 by the rules too. */
export function gravity(reader: Reader): number {
  let sum = 0;
  for (let i = 0; i < reader.count && sum < 2; i++) sum += knownOf(reader, i).gravity;
  return sum;
}

/** What the i-th token of a reading means; remembered from text to text. */
function knownOf(reader: Reader, i: number): Known {
  const hash = reader.hashes[i]!;
  let found = known.get(hash);
  if (found) return found;
  const start = reader.starts[i]!;
  if (reader.lengths[i] === 0) return NOTHING;
  const word = String.fromCharCode(...reader.letters.subarray(start, start + reader.lengths[i]!));
  const concepts = conceptsOf(word);
  found =
    concepts.length === 0 && gravityOf(word, concepts) === 0
      ? NOTHING
      : { concepts: concepts.map((name) => placeOf.get(name)!), gravity: gravityOf(word, concepts) };
  if (known.size > MOST_KNOWN) known.clear();
  known.set(hash, found);
  return found;
}

/** The features of what the reader has read, each once. */
export function criticalFeatures(reader: Reader): number[] {
  const features = new Set<number>();
  const met: number[] = [];
  let last = -1;
  for (let i = 0; i < reader.count; i++) {
    const hash = reader.hashes[i]!;
    features.add(hashPair(WORD, hash));
    if (reader.negated[i]) features.add(hashPair(WORD, reader.negated[i]!));
    if (i > 0) features.add(hashPair(WORD, hashPair(reader.hashes[i - 1]!, hash)));
    for (const concept of knownOf(reader, i).concepts) {
      if (last >= 0 && last !== concept) features.add(hashPair(ORDER, last * 64 + concept));
      if (!met.includes(concept)) met.push(concept);
      features.add(hashPair(CONCEPT, concept));
    }
    last = knownOf(reader, i).concepts[0] ?? last;
  }
  met.sort((a, b) => a - b);
  for (let a = 0; a < met.length; a++)
    for (let b = a + 1; b < met.length; b++) features.add(hashPair(MEET, met[a]! * 64 + met[b]!));
  return [...features];
}
