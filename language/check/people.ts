// The people a sentence speaks of: `{person}` (you, your mother, Ms. Roe, the victim) and `{whose}` (your, her, Maria’s).
import type { Reading } from './reading.ts';

type People = { idea: '{person}' | '{whose}' | '{one}'; from: number; to: number };

/** `{one}` is a `{person}` who is not the one addressed. */
export function* people(reading: Reading): Generator<People> {
  const { tokens } = reading;
  const is = (idea: string, at: number) => reading.is(idea, at);
  const word = (at: number) => tokens[at]?.word ?? '';
  for (let at = 0; at < tokens.length; at++) {
    const one = oneAt(at);
    for (const to of one) {
      yield { idea: '{one}', from: at, to };
      yield { idea: '{person}', from: at, to };
      if (word(to) === "'s") yield { idea: '{whose}', from: at, to: to + 1 };
    }
    if (is('{you}', at)) yield { idea: '{person}', from: at, to: at + 1 };
    if (is('{your}', at) || is('{their}', at)) yield { idea: '{whose}', from: at, to: at + 1 };
  }

  function oneAt(at: number): number[] {
    if (is('{he}', at)) return [at + 1];
    const ends: number[] = [];
    if (is('{your}', at) || is('{their}', at) || is('{the}', at)) {
      const own = !is('{the}', at);
      for (let next = at + 1; next <= at + 3; next++) {
        if (is(own ? '{kin}' : '{figure}', next) || (own && is('{figure}', next))) {
          const end = reading.ends(is('{kin}', next) ? '{kin}' : '{figure}', next)[0]!;
          ends.push(end);
          if (tokens[end]?.capital && tokens[end].kind === 'word') ends.push(end + 1);
          break;
        }
        if (tokens[next]?.kind !== 'word' || is('{apart}', next)) break;
      }
    }
    if (is('{kin}', at) && tokens[at]!.capital && at > reading.begin) ends.push(at + 1);
    if (is('{named}', at) || is('{title}', at)) {
      let end = at + 1;
      if (is('{title}', at)) {
        if (word(end) === '.') end++;
        if (!isName(end)) return ends;
        end++;
      }
      while (isName(end)) end++;
      ends.push(end);
    }
    return ends;
  }

  function isName(at: number): boolean {
    const token = tokens[at];
    return token?.kind === 'word' && token.capital && !is('{calendar}', at) && !is('{apart}', at);
  }
}
