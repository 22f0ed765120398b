// What is said when a query can't be read: a stable code, the place, what was expected and what would be accepted.
import { english } from './refusals.en.ts';
import { spanish } from './refusals.es.ts';

export type RefusalCode = keyof typeof english;
export type Values = Record<string, string | number>;
export type Sentences = { expected: string; hint: string };

export type Refusal = {
  code: RefusalCode;
  /** From 1, in UTF-16 units. */
  column: number;
  /** What the sentences name. */
  values: Values;
  /** In English; `explain` says it in another language. */
  expected: string;
  hint: string;
  /** The whole query, mended, where there is one likely way. */
  fix: string | null;
};

/** Thrown while reading; `parse` turns it into a Refusal. `mend` is the whole query with the likely fix. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly index: number;
  readonly values: Values;
  readonly mend: string | null;

  constructor(code: RefusalCode, index: number, values: Values = {}, mend: string | null = null) {
    super(code);
    this.code = code;
    this.index = index;
    this.values = values;
    this.mend = mend;
  }
}

/** The sentences of a refusal. */
export function explain({ code, values }: Pick<Refusal, 'code' | 'values'>, language: 'en' | 'es' = 'en'): Sentences {
  const { expected, hint } = (language === 'es' ? spanish : english)[code];
  return { expected: fill(expected, values), hint: fill(hint, values) };
}

function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
