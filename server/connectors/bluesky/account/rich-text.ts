// The words of a post as the network takes them: how long they are, and where its links, names and hashtags stand.
import { isDid } from '../record.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const mostBytes = 3000;
export const mostGraphemes = 300;

/** In what people see as characters. Far more bytes than those usually have count too: the network sets a limit on both. */
export function lengthOf(text: string): number {
  let seen = 0;
  for (const _ of graphemes.segment(text)) seen++;
  const bytes = Buffer.byteLength(text);
  return bytes > mostBytes ? Math.max(seen, mostGraphemes + 1) : seen;
}

interface Facet {
  /** Half-open, in bytes of UTF-8. */
  index: { byteStart: number; byteEnd: number };
  features: { $type: string; uri?: string; did?: string; tag?: string }[];
}

const link = /https?:\/\/[^\s<>"]+/giu;
const mention = /(?<![\p{L}\p{N}_@/.])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])/giu;
const hashtag = /(?<=^|\s)[#＃]((?=\S*[\p{L}_])[^\s#＃]+)/gu;

/** @param didOf who has a handle; a name that nobody has stays plain text */
export async function facetsOf(text: string, didOf: (handle: string) => Promise<string | undefined>): Promise<Facet[]> {
  const facets: Facet[] = [];
  const add = (from: number, words: string, feature: Facet['features'][number]) => {
    const byteStart = Buffer.byteLength(text.slice(0, from));
    const index = { byteStart, byteEnd: byteStart + Buffer.byteLength(words) };
    // An @ or # inside an address is a part of it.
    if (facets.some((other) => other.index.byteStart < index.byteEnd && index.byteStart < other.index.byteEnd)) return;
    facets.push({ index, features: [{ ...feature, $type: `app.bsky.richtext.facet#${feature.$type}` }] });
  };
  for (const found of text.matchAll(link)) {
    const address = withoutEnd(found[0]);
    if (URL.canParse(address)) add(found.index, address, { $type: 'link', uri: address });
  }
  for (const found of text.matchAll(mention)) {
    const did = await didOf(found[1]!.toLowerCase());
    if (isDid(did)) add(found.index, found[0], { $type: 'mention', did });
  }
  for (const found of text.matchAll(hashtag)) {
    const tag = found[1]!.replace(/\p{P}+$/u, '');
    if (tag && lengthOf(tag) <= 64) add(found.index, found[0].slice(0, 1 + tag.length), { $type: 'tag', tag });
  }
  return facets.sort((one, other) => one.index.byteStart - other.index.byteStart);
}

/** The sentence's own punctuation is no part of an address, nor is a bracket that was opened before it. */
function withoutEnd(address: string): string {
  let end = address.replace(/[.,;:!?'’”]+$/u, '');
  while (end.endsWith(')') && count(end, ')') > count(end, '(')) end = end.slice(0, -1).replace(/[.,;:!?'’”]+$/u, '');
  return end;
}

const count = (text: string, letter: string) => text.split(letter).length - 1;
