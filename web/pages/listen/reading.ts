// Reads a query in the browser as one types; the parser is loaded when it is first needed.
import { useEffect, useState } from 'react';
import type { Node } from '../../../language/query/index.ts';
import { Refused } from '../../lib/call.ts';
import { currentLanguage } from '../../lib/words.ts';

export type Reading =
  | {
      ok: true;
      words: number;
      indexed: boolean;
      /** It asks who the author is, or whom they answer, which a public stream does not tell in time. */
      asksWho: boolean;
    }
  | { ok: false; column: number; expected: string; hint: string; fix: string | null };

export async function readQuery(text: string): Promise<Reading> {
  const { explain, isIndexed, parse } = await import('../../../language/query/index.ts');
  const parsed = parse(text);
  if (parsed.ok)
    return {
      ok: true,
      words: parsed.query.words,
      indexed: isIndexed(parsed.query),
      asksWho: asksWho(parsed.query.root),
    };
  const { column, fix } = parsed.refusal;
  return { ok: false, column, fix, ...explain(parsed.refusal, currentLanguage()) };
}

/** What is only excluded by such a fact is found all the same. */
function asksWho(node: Node): boolean {
  if (node.kind === 'all' || node.kind === 'any') return node.of.some(asksWho);
  return node.kind === 'fact' && ['from', 'to', 'followers', 'place'].includes(node.field);
}

/** The server could not read the query either: what is wrong is said where it is written. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof Refused && error.problem.code === 'query.unreadable';

/** The reading of what was typed, `pause` milliseconds after the last key; `of` says of which text. */
export function useReading(text: string, pause = 150): { of: string; reading: Reading } | undefined {
  const [read, setRead] = useState<{ of: string; reading: Reading }>();
  const language = currentLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentences follow the page's language
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(
      () =>
        readQuery(text).then(
          (reading) => wanted && setRead({ of: text, reading }),
          () => {},
        ),
      read ? pause : 0,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text, pause, language]);
  return read;
}
