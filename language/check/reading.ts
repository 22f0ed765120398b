// A sentence with the ideas of the lexicon at each of its words, and the people it speaks of.
import { type Lexicon, lexicon } from './lexicon/index.ts';
import { people } from './people.ts';
import type { Sentence, Token } from './read.ts';

/** An idea, and the token behind its last one. */
export type Idea = [idea: string, to: number];

export class Reading {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** Index of the first token that is no mark. */
  readonly begin: number;
  readonly ideas: Idea[][];
  /** Its words and ideas. */
  readonly keys = new Set<string>();

  constructor(sentence: Sentence, names: ReadonlySet<string>) {
    this.sentence = sentence;
    this.tokens = sentence.tokens;
    this.begin = Math.max(
      0,
      this.tokens.findIndex(({ kind }) => kind !== 'mark'),
    );
    this.ideas = this.tokens.map((_, at) => ideasAt(lexicon, this.tokens, at));
    for (const [at, token] of this.tokens.entries()) {
      this.keys.add(token.word);
      if (token.kind === 'link' && token.word.includes('@')) this.add('{mail}', at, at + 1);
      if (/...(?:itis|osis|emia|algia|opathy|itus|plasia|orrhea)$/.test(token.word)) this.add('{illness}', at, at + 1);
      if (isPast(this, at)) {
        this.add('{past}', at, at + 1);
        if (
          !this.is('{spoke}', at) &&
          !/^(?:was|were|had|did|made|got|left|took|fue|tuvo|kept|found|met|sent)$/.test(token.word)
        )
          this.add('{acted}', at, at + 1);
      }
      if (names.has(token.word) && token.capital) this.add('{named}', at, at + 1);
    }
    for (const ideas of this.ideas) for (const [idea] of ideas) this.keys.add(idea);
    for (const { idea, from, to } of people(this)) this.add(idea, from, to);
  }

  /** Whether the sentence has this word or idea somewhere. */
  has(key: string): boolean {
    return this.keys.has(key);
  }

  is(idea: string, at: number): boolean {
    return this.ideas[at]?.some(([each]) => each === idea) ?? false;
  }

  /** Where the ideas of this name that begin here end. */
  ends(idea: string, at: number): number[] {
    return (this.ideas[at] ?? []).filter(([each]) => each === idea).map(([, to]) => to);
  }

  /** The same sentence with one more idea. */
  withIdea(idea: string, places: readonly { from: number; to: number }[]): Reading {
    for (const { from, to } of places) if (!this.ends(idea, from).includes(to)) this.add(idea, from, to);
    return this;
  }

  private add(idea: string, from: number, to: number): void {
    this.ideas[from]!.push([idea, to]);
    this.keys.add(idea);
  }
}

/** A verb in the past, by its form; `{past}` is generous and never alone. */
function isPast(reading: Reading, at: number): boolean {
  const { kind, word } = reading.tokens[at]!;
  if (kind !== 'word') return false;
  if (reading.is('{irregular}', at)) return true;
  if (reading.is('{notPast}', at)) return false;
  return /..ed$/.test(word) || /...(?:aron|ieron|eron|iste|aste)$/.test(word);
}

function ideasAt({ words, phrases }: Lexicon, tokens: readonly Token[], at: number): Idea[] {
  const token = tokens[at]!;
  const found: Idea[] = (words.get(token.word) ?? []).map((idea) => [idea, at + 1]);
  // A phrase before a word: “er visit” is one visit.
  for (const { rest, idea } of phrases.get(token.word) ?? [])
    if (rest.every((word, i) => tokens[at + 1 + i]?.word === word)) found.unshift([idea, at + 1 + rest.length]);
  return found;
}
