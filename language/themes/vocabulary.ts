// Words as numbers: every spelling is folded, stemmed and looked at once, however often it is written.
import { fold } from '../words.ts';
import { generalWords, grammarWords } from './common.ts';

/** How much a word says by itself. */
export const Weight = { grammar: 0, general: 1, telling: 2 } as const;

export interface Word {
  id: number;
  /** Folded, without apostrophes and hyphens. */
  text: string;
  /** Shared by the forms of a word: wait, waits, waiting. */
  stem: string;
  /** Numbers the stems of the vocabulary, from 0. */
  stemId: number;
  weight: number;
}

export class Vocabulary {
  readonly #bySpelling = new Map<string, Word>();
  readonly #byText = new Map<string, Word>();
  readonly #stems = new Map<string, number>();
  readonly words: Word[] = [];

  get stems(): number {
    return this.#stems.size;
  }

  of(spelling: string): Word {
    const known = this.#bySpelling.get(spelling);
    if (known) return known;
    const text = fold(spelling)
      .replace(/['’ʼ]s$/, '')
      .replace(/['’ʼ-]/g, '');
    let word = this.#byText.get(text);
    if (!word) {
      const stem = stemOf(text);
      const stemId = this.#stems.get(stem) ?? this.#stems.size;
      this.#stems.set(stem, stemId);
      word = { id: this.words.length, text, stem, stemId, weight: weightOf(text) };
      this.words.push(word);
      this.#byText.set(text, word);
    }
    this.#bySpelling.set(spelling, word);
    return word;
  }
}

function weightOf(text: string): number {
  if (text.length < 2 || grammarWords.has(text) || /^\d/.test(text)) return Weight.grammar;
  return generalWords.has(text) || generalStems.has(stemOf(text)) ? Weight.general : Weight.telling;
}

let generalStems: ReadonlySet<string> = new Set();

/** Light: endings of number, tense and Spanish plurals. The same word never has two stems. */
export function stemOf(text: string): string {
  if (text.length < 5 || /\d/.test(text)) return text.length === 4 && /[^su]s$/.test(text) ? text.slice(0, -1) : text;
  let stem = text;
  if (/ies$/.test(stem)) stem = `${stem.slice(0, -3)}y`;
  else if (/(ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^sui]s$/.test(stem)) stem = stem.slice(0, -1);
  if (/ing$/.test(stem) && stem.length > 6) stem = undouble(stem.slice(0, -3));
  else if (/[^e]ed$/.test(stem) && stem.length > 5) stem = undouble(stem.slice(0, -2));
  return stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}

const undouble = (stem: string): string => (/([bdgklmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem);

generalStems = new Set([...generalWords].map(stemOf));
