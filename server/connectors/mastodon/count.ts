// How long a text is as Mastodon counts it: characters as people see them, every link as 23, mentions without their server.

/** Every link is as long as this, however long it is. */
const link = 23;
const links = /(?<![\p{L}\p{N}@#$/_])https?:\/\/[^\s<>"]+/giu;
const ends = /[.,:;!?'")\]}…]+$/u;
const mentions =
  /(?<![=/\p{L}\p{N}_])@([a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_]+)?)@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*/giu;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function count(text: string): number {
  const shortened = text
    .normalize('NFC')
    .replace(links, (found) => 'x'.repeat(link) + (ends.exec(found)?.[0] ?? ''))
    .replace(mentions, '@$1');
  let length = 0;
  for (const _ of characters.segment(shortened)) length++;
  return length;
}
