// Which watches Today tells of, in what order, and with whose words.

import type { listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';

type WatchWeek = AnswerOf<typeof listen.today>['watches'][number];
export type Voice = WatchWeek['voices'][number];

/** As many as can be read over a coffee; the others are named under them. */
const most = 8;

/** Most people first; nobody's words are shown twice, `lead` being shown already. */
export function arranged(watches: readonly WatchWeek[], lead: string | undefined) {
  const heard = watches.filter(({ posts }) => posts > 0).toSorted((a, b) => b.people - a.people);
  const shown = new Set([lead]);
  const rows = heard.slice(0, most).map((each): WatchWeek & { voice: Voice | undefined } => {
    const voice = each.voices.find(({ id, text }) => text && !shown.has(id));
    shown.add(voice?.id);
    return { ...each, voice };
  });
  return { rows, rest: heard.slice(most), silent: watches.filter(({ posts }) => posts === 0) };
}
