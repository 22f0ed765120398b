// What is weighed of a text: its words and ideas, alone and in pairs, each with where it stands; and what the answered post speaks of.
import type { Matter } from '../matter.ts';
import type { Reading } from '../reading.ts';

/** `sentence` is -1 for what the post or the kind of text adds; `from` and `to` are indexes of tokens, half-open. */
export type Feature = { key: string; sentence: number; from: number; to: number };

/** A longer text is weighed by its beginning; the rules read all of it. */
const most = 400;

export function featuresOf(matter: Matter): Feature[] {
  const side = matter.question.kind === 'reply' ? 'r' : 'p';
  const found = new Map<string, Feature>();
  const add = (key: string, sentence: number, from: number, to: number) => {
    if (!found.has(key)) found.set(key, { key, sentence, from, to });
  };
  add(`kind ${matter.question.kind}`, -1, 0, 0);
  let left = most;
  for (const [sentence, reading] of matter.sentences.entries()) {
    if (left <= 0) break;
    left -= reading.tokens.length;
    if (reading.sentence.question) add(`${side} ?`, -1, 0, 0);
    pairs(reading, (key, from, to) => add(`${side} ${key}`, sentence, from, to));
  }
  if (side === 'r') for (const key of spokenOf(matter)) add(`a ${key}`, -1, 0, 0);
  return [...found.values()];
}

/** Words and ideas of one sentence, each with its neighbours. */
function pairs({ tokens, ideas }: Reading, add: (key: string, from: number, to: number) => void): void {
  const places = tokens.flatMap(({ kind }, at) => (kind === 'mark' || at >= most ? [] : [at]));
  const word = (place: number) => {
    const token = tokens[places[place]!]!;
    return token.kind === 'number' ? '#' : token.word;
  };
  for (const [place, at] of places.entries()) {
    const own = word(place);
    const first = place === 0;
    const last = place === places.length - 1;
    add(own, at, at + 1);
    if (own.length > 5) add(`${own.slice(0, 5)}*`, at, at + 1);
    add(first ? `^ ${own}` : `${word(place - 1)} ${own}`, first ? at : places[place - 1]!, at + 1);
    if (last) add(`${own} $`, at, at + 1);
    for (const [idea] of ideas[at]!) {
      add(idea, at, at + 1);
      if (!first) add(`${word(place - 1)} ${idea}`, places[place - 1]!, at + 1);
      if (last) continue;
      const next = places[place + 1]!;
      add(`${idea} ${word(place + 1)}`, at, next + 1);
      for (const [other] of ideas[next]!) add(`${idea} ${other}`, at, next + 1);
    }
  }
}

/** What the post that is answered speaks of. */
function* spokenOf({ post, toldOfCare, question }: Matter): Generator<string> {
  if (!question.post) yield 'nothing';
  if (toldOfCare) yield 'told';
  let left = most;
  for (const { tokens, ideas, sentence } of post) {
    if (sentence.question) yield '?';
    for (const [at, token] of tokens.entries()) {
      if (left-- <= 0) return;
      if (token.kind !== 'mark') yield token.word;
      for (const [idea] of ideas[at]!) yield idea;
    }
  }
}
