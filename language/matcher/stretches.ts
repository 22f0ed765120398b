// Plain links and mentions, as most are written. Anything else is left to the exact reader.
import { classOfUnit, SEPARATOR, SPACE } from './char-classes.ts';

/** Only the exact reader can tell. */
export const SLOW = -1;

const HANDLE = 1;
const HANDLE_INNER = 2;
const LINK = 4;
const kinds = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const unit = String.fromCharCode(code);
  if (/\w/.test(unit)) kinds[code] = HANDLE | LINK;
  else if (/[.-]/.test(unit)) kinds[code] = HANDLE_INNER | LINK;
  else if (/[/~%?=&#+,;:@!$*']/.test(unit)) kinds[code] = LINK;
}

/** Where the name or server that begins at `start` ends; `start` when there is none. */
export function mentionEndIfPlain(text: string, start: number): number {
  let end = start;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) {
      const unitClass = classOfUnit[code];
      return unitClass === SEPARATOR || unitClass === SPACE ? end : SLOW;
    }
    const kind = kinds[code]!;
    if (kind & HANDLE) end = at + 1;
    else if (!(kind & HANDLE_INNER) || at === start || !isOneJoint(text, end, at)) return end;
  }
  return end;
}

/** One dot or any number of hyphens, not both, may stand inside a name. */
function isOneJoint(text: string, end: number, at: number): boolean {
  return at === end || (text.charCodeAt(at) === 0x2d && text.charCodeAt(at - 1) === 0x2d);
}

/** Where the link ends whose scheme fills the text from `start` to the colon, when there is nothing odd in it. */
export function linkEndIfPlain(text: string, start: number, colon: number): number {
  const length = colon - start;
  const isHttp =
    (length === 4 || (length === 5 && (text.charCodeAt(start + 4) | 0x20) === 0x73)) &&
    (text.charCodeAt(start) | 0x20) === 0x68 &&
    (text.charCodeAt(start + 1) | 0x20) === 0x74 &&
    (text.charCodeAt(start + 2) | 0x20) === 0x74 &&
    (text.charCodeAt(start + 3) | 0x20) === 0x70;
  const first = text.charCodeAt(colon + 3);
  if (!isHttp || !(first < 0x80 && kinds[first]! & HANDLE) || first === 0x5f) return SLOW;
  let at = colon + 3;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (classOfUnit[code] === SPACE) break;
    if (code === 0x2026) continue;
    if (code > 0x7f || !(kinds[code]! & LINK)) return SLOW;
  }
  return at;
}
