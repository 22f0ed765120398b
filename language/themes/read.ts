// Reads posts for themes: words, what subjects they speak of, where in the house and of whom.
import { denials } from './common.ts';
import { type Found, foldedName, Phrases } from './phrases.ts';
import { parts, workers } from './places.ts';
import { notMeant, subjects } from './subjects/index.ts';
import { Vocabulary, Weight, type Word } from './vocabulary.ts';

/** A post as it is given. */
export interface Said {
  id: string;
  /** Who said it; whoever has no name is a person each time. */
  who: string;
  text: string;
  /** ISO 639 code as it was read. */
  lang: string;
  facility: string | null;
  network: string;
  when: 'now' | 'before' | 'past';
  /** Which stretch of time it fell in, from 0. */
  bucket: number;
  sentiment: 'negative' | 'neutral' | 'positive';
  /** Likeliest first. */
  topics: readonly string[];
  /** Where names of people and their data stand, UTF-16 units: no theme is named by them. */
  hidden: readonly { start: number; end: number }[];
  /** The post it answers, where that is known. */
  repliesTo: string | null;
  /** May be quoted to the whole team. */
  quotable: boolean;
}

export interface Places {
  facilities: readonly { id: string; names: readonly string[] }[];
  /** Of the organization, and of nothing else. */
  names: readonly string[];
}

export interface ReadPost extends Said {
  index: number;
  words: Word[];
  /** Bits of `Mark` for each word: a phrase of the lexicon or a name has it, a clause begins, a capital, a person's data. */
  marks: Uint8Array;
  /** Places in `subjects`, once each, in order. */
  subjects: number[];
  /** Where its words speak of them: threes of subject, first word, word after the last. */
  hits: number[];
  /** It names no subject itself, and has those of the post it answers. */
  inherits: boolean;
  /** Bits by place in `parts`. */
  parts: number;
  /** Bits by place in `workers`, by subject of `subjects`: of whom it was said. */
  workers: Map<number, number>;
}

export const Mark = { claimed: 1, begins: 2, capital: 4, hidden: 8 } as const;

const place = { none: 0, subject: 1000, part: 2000, worker: 3000, facility: 4000 } as const;
/** So near a worker must stand to be the one it is said of, in words. */
const NEAR = 8;
export const tokenPattern = /https?:\S+|@[\p{L}\p{N}_.-]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ-]*/gu;

export class Reader {
  readonly #vocabulary = new Vocabulary();
  readonly #lexicons: { en: Phrases; es: Phrases; both: Phrases };
  readonly #people = new Map<string, string>();
  readonly #byId = new Map<string, ReadPost>();
  readonly posts: ReadPost[] = [];
  readonly places: Places;

  constructor(places: Places) {
    this.places = places;
    const named = (id: number, names: readonly string[]) => ({
      id,
      terms: names.map((name) => foldedName(this.#vocabulary, name)).join(','),
    });
    const entries = (say: 'en' | 'es') => [
      { id: place.none, terms: notMeant[say] },
      ...subjects.map(({ terms }, at) => ({ id: place.subject + at, terms: terms[say] })),
      ...parts.map(({ terms }, at) => ({ id: place.part + at, terms: terms[say] })),
      ...workers.map(({ terms }, at) => ({ id: place.worker + at, terms: terms[say] })),
      ...[...places.facilities.map(({ names }) => names), places.names].map((names) => named(place.facility, names)),
    ];
    const [en, es] = [entries('en'), entries('es')];
    this.#lexicons = { en: new Phrases(en), es: new Phrases(es), both: new Phrases([...en, ...es]) };
  }

  get stems(): number {
    return this.#vocabulary.stems;
  }

  /** Posts come in the order they were said, so that an answer finds what it answers. */
  add(said: Said): void {
    const { words, marks } = this.#wordsOf(said);
    const found = this.#find(said.lang, words);
    const blocked = found.filter(({ id }) => id === place.none);
    const own = new Set<number>();
    const post: ReadPost = {
      ...said,
      who: this.#once(said.who),
      index: this.posts.length,
      words,
      marks,
      subjects: [],
      hits: [],
      inherits: false,
      parts: 0,
      workers: new Map(),
    };
    const staff = found.filter(({ id }) => id >= place.worker && id < place.facility);
    for (const { id, start, end } of found) {
      if (id === place.none || blocked.some((each) => each.start < end && start < each.end)) continue;
      if (id < place.facility && id >= place.worker) continue;
      for (let at = start; at < end; at++)
        marks[at]! |= id >= place.facility ? Mark.claimed | Mark.hidden : Mark.claimed;
      if (id >= place.facility) continue;
      if (id >= place.part) post.parts |= 1 << (id - place.part);
      else {
        const subject = turned(id - place.subject, words, start);
        own.add(subject);
        post.hits.push(subject, start, end);
        for (const each of staff)
          if (Math.abs(each.start - start) <= NEAR)
            post.workers.set(subject, (post.workers.get(subject) ?? 0) | (1 << (each.id - place.worker)));
      }
    }
    for (const { start, end } of [...blocked, ...staff])
      for (let at = start; at < end; at++) marks[at]! |= Mark.claimed;
    post.subjects = [...own];
    const answered = said.repliesTo ? this.#byId.get(said.repliesTo) : undefined;
    if (own.size === 0 && answered && answered.subjects.length > 0) {
      post.inherits = true;
      post.subjects = answered.subjects;
      post.parts ||= answered.parts;
      post.facility ??= answered.facility;
    }
    this.#byId.set(post.id, post);
    this.posts.push(post);
  }

  /** Words of one language are sought first; a text that speaks of nothing in it may mix two, or have been taken for the other. */
  #find(lang: string, words: readonly Word[]): Found[] {
    const found = lang === 'en' || lang === 'es' ? this.#lexicons[lang].find(words) : [];
    const speaks = found.some(({ id }) => id >= place.subject && id < place.part);
    return speaks ? found : this.#lexicons.both.find(words);
  }

  /** The same string for the same person, so that many posts hold few. */
  #once(who: string): string {
    const known = this.#people.get(who);
    if (known !== undefined) return known;
    this.#people.set(who, who);
    return who;
  }

  #wordsOf({ text, hidden }: Said): { words: Word[]; marks: Uint8Array } {
    const words: Word[] = [];
    const flags: number[] = [];
    let last = -1;
    for (const match of text.matchAll(tokenPattern)) {
      const [spelling] = match;
      const at = match.index;
      const begins = last < 0 || /[.!?…:;,()\n"“”«»—–]/.test(text.slice(last, at));
      last = at + spelling.length;
      if (spelling.startsWith('@') || spelling.startsWith('http')) continue;
      const word = this.#vocabulary.of(spelling);
      const out = hidden.some((span) => span.start < last && at < span.end);
      const upper = spelling.charCodeAt(0) < 91 && spelling.charCodeAt(0) > 64;
      words.push(word);
      flags.push((begins ? Mark.begins : upper ? Mark.capital : 0) | (out ? Mark.claimed | Mark.hidden : 0));
    }
    return { words, marks: Uint8Array.from(flags) };
  }
}

const denied = new Map(
  subjects.flatMap(({ denied }, at) =>
    denied ? [[at, subjects.findIndex(({ key }) => key === denied)] as const] : [],
  ),
);

/** What is said with “not” before it is the other subject. */
function turned(subject: number, words: readonly Word[], at: number): number {
  const other = denied.get(subject);
  if (other === undefined) return subject;
  for (const before of [at - 1, at - 2, at - 3]) {
    const word = words[before];
    if (!word || (word.weight !== Weight.grammar && !denials.has(word.text))) break;
    if (denials.has(word.text)) return other;
  }
  return subject;
}

/** Where the words of a post stand in its text, in the order of `words`. */
export function placesOf({ text }: ReadPost): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (const { 0: spelling, index: start } of text.matchAll(tokenPattern))
    if (!spelling.startsWith('@') && !spelling.startsWith('http')) places.push({ start, end: start + spelling.length });
  return places;
}
