// Examples written for this project: lines of text with alternatives, “(a|b) c”, under what they are examples of.
import { readFileSync } from 'node:fs';
import { dice } from '../dice.ts';

export type Own = {
  text: string;
  language: 'en' | 'es';
  topic: string | null;
  urgency: number;
  flags: string[];
  sentiment: 'negative' | 'neutral' | 'positive';
};

const folder = new URL('./examples/', import.meta.url);

const plain = ['en', 'es'] as const;
/** Written for urgency: what they feel was not weighed one by one. */
const forUrgency = ['critical.en', 'critical.es', 'calm.en', 'calm.es'] as const;

/** Each line in up to `most` of its wordings, the same in every run. */
export function readOwn(most = 12, files: readonly string[] = [...plain, ...forUrgency]): Own[] {
  return files.flatMap((file) => {
    const language = file.slice(-2) as Own['language'];
    let head: Omit<Own, 'text'> | undefined;
    const random = dice(language === 'en' ? 3 : 5);
    return read(`${file}.txt`).flatMap((line) => {
      if (line.startsWith('#')) {
        head = readHead(line, language);
        return [];
      }
      return wordings(line, most, random.below).map((text) => ({ text, ...head! }));
    });
  });
}

const read = (file: string) =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

function readHead(line: string, language: Own['language']): Omit<Own, 'text'> {
  const [topic = '', urgency = '0', flags = '', sentiment = 'neutral'] = line
    .slice(1)
    .split(';')
    .map((part) => part.trim());
  return {
    language,
    topic: topic === '' ? null : topic.split('.')[1]!,
    urgency: Number(urgency),
    flags: flags === '' ? [] : flags.split(','),
    sentiment: sentiment as Own['sentiment'],
  };
}

/** The wordings of a line; alternatives may stand inside alternatives. */
export function wordings(line: string, most: number, below: (limit: number) => number): string[] {
  const found = new Set<string>();
  for (let i = 0; i < most * 3 && found.size < most; i++) {
    let text = line;
    for (let inner = /\(([^()]*\|[^()]*)\)/.exec(text); inner; inner = /\(([^()]*\|[^()]*)\)/.exec(text)) {
      const ways = inner[1]!.split('|');
      text = text.slice(0, inner.index) + ways[below(ways.length)] + text.slice(inner.index + inner[0].length);
    }
    found.add(text.replace(/\s+/g, ' ').replace(/ ,/g, ',').trim());
  }
  return [...found];
}

/** Those whose feeling was weighed too. */
export const readOwnFelt = () => readOwn(12, plain);

/** Posts of the imagined health system that a person at the desk would call critical; of the others the crisis is left out. */
const criticalDemo =
  /^(Is the Harbor ER closed tonight|ending it tonight in your garage|perd[oó]n por escribir aqu[ií]|Lovely nurses\. They gave Mom the wrong|My mother fell in the bathroom at 4 am)/;

export function readDemo(): { text: string; critical: boolean }[] {
  return ['acme', 'conversations', 'espanol-1', 'espanol-2', 'everyday-1', 'everyday-2', 'reviews'].flatMap((name) =>
    readFileSync(new URL(`../../demo/texts/${name}.ndjson`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text)
      .map((text) => ({ text, critical: criticalDemo.test(text) })),
  );
}

/** The Spanish words of the lexicon with their leanings. */
export function readSpanishLeanings(): [string, number][] {
  return read('leanings.es.txt').flatMap((line) => {
    const [leaning, ...words] = line.trim().split(/\s+/);
    return words.map((word): [string, number] => [word, Number(leaning)]);
  });
}
