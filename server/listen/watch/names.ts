// Names of organizations and facilities as queries: which of them can only mean us, and which could be anybody.

import { parse } from '../../../language/query/index.ts';
import { readText } from '../../../language/words.ts';

export interface Named {
  name: string;
  otherNames: readonly string[];
}

export interface NameQueries {
  /** Phrases: a name of two words or more. */
  sure: string[];
  /** One word: only as it is written, in exactly this case. */
  unsure: string[];
}

/** What people leave out when they speak of a hospital. */
const generic =
  /\s+(?:(?:regional|community|memorial|general)\s+)?(?:health(?:\s*care)?(?:\s+(?:system|network|services|partners))?|hospitals?|medical\s+(?:center|centre|group)|clinics?|system|inc\.?|llc)\s*$/i;

const wordCount = (name: string) => readText(name).tokens.length;

/** The name without what follows it on the sign, where at least two words are left: "Mercy Valley Health" is called "Mercy Valley". */
export function shortName(name: string): string {
  let short = name.trim();
  for (let shorter = short.replace(generic, ''); shorter !== short && wordCount(shorter) >= 2; ) {
    short = shorter;
    shorter = short.replace(generic, '');
  }
  return short;
}

export function distinctNames({ name, otherNames }: Named): NameQueries {
  const queries: NameQueries = { sure: [], unsure: [] };
  for (const given of new Set([name, ...otherNames].map((given) => shortName(plainName(given))))) {
    const isPhrase = wordCount(given) >= 2;
    const query = isPhrase ? `"${given}"` : `{${given}}`;
    const into = isPhrase ? queries.sure : queries.unsure;
    if (parse(query).ok && !into.includes(query)) into.push(query);
  }
  return queries;
}

/** Without the marks that mean something in a query. */
const plainName = (name: string) =>
  name
    .replace(/["{}*“”„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
