// What people speak of around a health system: the shape of the lexicon.

export interface Subject {
  key: string;
  /** The area of the framework of topics it belongs to. */
  parent: string;
  /** As a heading, by the language of the page. `{who}` is filled with those it was said of. */
  names: { en: string; es: string };
  /** Phrases that speak of it, comma-separated, folded; `wait*` begins so, `call .. back` lets up to three words between. */
  terms: { en: string; es: string };
  /** It is named with the part of the house it was said of: “in the ER”. */
  within?: true;
  /** It is named with whom it was said of: “Kind nurses”. */
  who?: true;
  /** Said with “not” before it, it is that subject. */
  denied?: string;
  /** Something that happens to the whole house: it is not divided by the part of it. */
  event?: true;
  /** Said of one building or another: always told apart by facility. */
  local?: true;
  /** Says how it was, not what of: stands last. */
  general?: true;
}

type Row = [key: string, en: string, es: string, enTerms: string, esTerms: string, more?: Partial<Subject>];

export const subjectsOf = (parent: string, rows: readonly Row[]): Subject[] =>
  rows.map(([key, en, es, enTerms, esTerms, more]) => ({
    key,
    parent,
    names: { en, es },
    terms: { en: enTerms, es: esTerms },
    ...more,
  }));
