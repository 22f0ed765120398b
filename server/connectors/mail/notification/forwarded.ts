// Finds the mail inside a mail: as it came, passed on in the text, or attached.
import type { Notice } from './notice.ts';

const from = /^[*_]*(?:from|de|von)[*_]*\s*:[*_]*\s*(.+)$/i;
const subject = /^[*_]*(?:subject|asunto|betreff)[*_]*\s*:[*_]*\s*(.+)$/i;
const header = /^[*_]*(?:from|de|von|date|fecha|sent|enviado|subject|asunto|betreff|to|para|cc|reply-to)[*_]*\s*:/i;

/** @returns what may be a notification, the innermost first */
export function noticesIn(outer: Notice, attached?: Notice): Notice[] {
  const passedOn = passedOnIn(outer);
  return [...(attached ? [attached, passedOnIn(attached)] : []), passedOn, outer].filter((each) => each !== undefined);
}

function passedOnIn(outer: Notice): Notice | undefined {
  const lines = outer.text.split('\n').map((each) => each.replace(/^(?:\s*>)+\s?/, '').trim());
  // The last block of such lines: what was passed on twice is inside.
  for (let at = lines.length - 1; at >= 0; at--) {
    const address = /([^\s<>"'()[\]:;,]{1,64}@[\w.-]{3,253})/.exec(from.exec(lines[at]!)?.[1] ?? '')?.[1];
    if (!address) continue;
    let end = at + 1;
    let found = '';
    // Long header lines are folded by some programs.
    for (let bare = 0; end < lines.length && end < at + 12; end++) {
      const line = lines[end]!;
      if (line === '') break;
      found ||= subject.exec(line)?.[1] ?? '';
      if (header.test(line)) bare = 0;
      else if (++bare > 1) break;
    }
    if (!found) continue;
    return { ...outer, from: address.toLowerCase(), subject: found, text: lines.slice(end).join('\n').trim() };
  }
  return undefined;
}
