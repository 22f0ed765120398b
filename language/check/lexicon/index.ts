// The lexicon: which ideas a word, or some words in a row, may stand for, in English and Spanish together.
import { acting } from './acting.ts';
import { body } from './body.ts';
import { care } from './care.ts';
import { clinic } from './clinic.ts';
import { conduct } from './conduct.ts';
import { events } from './events.ts';
import { people } from './people.ts';
import { public_ } from './public.ts';
import { small } from './small.ts';
import { stories } from './stories.ts';
import { telling } from './telling.ts';

export type Lexicon = {
  words: Map<string, string[]>;
  phrases: Map<string, { rest: string[]; idea: string }[]>;
};

export const lexicon: Lexicon = build([
  small,
  people,
  care,
  clinic,
  conduct,
  body,
  acting,
  events,
  stories,
  telling,
  public_,
]);

/** `idea: 'visit{,s} emergency_room'`: forms in braces, words in a row with `_`. */
function build(tables: readonly Record<string, string>[]): Lexicon {
  const words = new Map<string, string[]>();
  const phrases: Lexicon['phrases'] = new Map();
  for (const table of tables) {
    for (const [name, list] of Object.entries(table)) {
      const idea = `{${name}}`;
      for (const entry of list.trim().split(/\s+/).flatMap(formsOf)) {
        const [first = '', ...rest] = entry.split('_');
        if (rest.length > 0) put(phrases, first, { rest, idea });
        else if (!words.get(first)?.includes(idea)) put(words, first, idea);
      }
    }
  }
  return { words, phrases };
}

/** `hij{o,a}` is `hijo` and `hija`. */
function formsOf(entry: string): string[] {
  const braces = /^(.*?)\{([^}]*)\}(.*)$/.exec(entry);
  if (!braces) return [entry];
  const [, head = '', forms = '', tail = ''] = braces;
  return forms.split(',').flatMap((form) => formsOf(head + form + tail));
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
