// Reads a text as words: what stands at each place, under which forms it is found, and where it is written.
import { foldCase } from './words/fold.ts';
import { formsOf, surfaceOf } from './words/forms.ts';
import { findHost, findLinks, type Link, withoutLinks } from './words/links.ts';
import { isUnspaced, piecesOf } from './words/pieces.ts';
import { plain } from './words/plain.ts';
import { type Unit, unitsOf } from './words/units.ts';

export { UNICODE_VERSION } from './words/classes.ts';
export { fold } from './words/fold.ts';
export { findHost, foldCase, type Link, withoutLinks };

/** What takes one place in a text. Spans are half-open UTF-16 units of the source. */
export type Token = {
  kind: 'word' | 'mention' | 'emoji';
  start: number;
  end: number;
  /** Index terms found here: words, `#tag`, `@name`, `@name@server`, emoji. */
  forms: string[];
  /** As written, for exact case. */
  surfaces: string[];
  /** It hangs on the token before by a hyphen. */
  hyphen: boolean;
  /** The forms of the hyphenated word that begins here, written in one; they are among `forms` too. */
  joined: { forms: string[]; end: number } | null;
};

export type Reading = { tokens: Token[]; links: Link[] };

/** Reads a text. A token's position is its index. */
export function readText(source: string): Reading {
  const { text, startOf, endOf } = plain(source);
  const tokens: Token[] = [];
  const links = findLinks(text);
  for (const unit of unitsOf(withoutLinks(text, links))) tokens.push(...tokensOf(unit));
  for (const place of [...tokens, ...links]) {
    place.start = startOf(place.start);
    place.end = endOf(place.end);
  }
  for (const { joined } of tokens) if (joined) joined.end = endOf(joined.end);
  return { tokens, links };
}

function tokensOf(unit: Unit): Token[] {
  const { start, end } = unit;
  if (unit.kind === 'emoji')
    return [{ kind: 'emoji', start, end, forms: [unit.form], surfaces: [unit.form], hyphen: false, joined: null }];
  if (unit.kind === 'mention') {
    const forms = unit.server === null ? [`@${unit.name}`] : [`@${unit.name}`, `@${unit.name}@${unit.server}`];
    return [{ kind: 'mention', start, end, forms, surfaces: unit.written, hyphen: false, joined: null }];
  }
  const tokens: Token[] = unit.parts.flatMap((part, i) =>
    piecesOf(part.text).map((piece, j) => wordToken(piece.text, part.start + piece.offset, i > 0 && j === 0)),
  );
  const first = tokens[0]!;
  const joined = joinedForms(unit);
  if (joined) {
    first.joined = { forms: joined, end };
    first.forms = [...new Set([...first.forms, ...joined])];
  }
  if (unit.hashtag) {
    first.start = start;
    first.forms.push(...hashtagForms(unit));
    first.surfaces.push(`#${first.surfaces[0]}`);
  }
  return tokens;
}

function wordToken(text: string, start: number, hyphen: boolean): Token {
  const { own, elided } = formsOf(text);
  const forms = own.length + elided.length === 1 ? own : [...new Set([...own, ...elided])];
  return { kind: 'word', start, end: start + text.length, forms, surfaces: [surfaceOf(text)], hyphen, joined: null };
}

type WordUnit = Extract<Unit, { kind: 'word' }>;

/** The forms of a hyphenated word written in one. Scripts without spaces have none: their pieces say it already. */
function joinedForms({ parts }: WordUnit): string[] | undefined {
  if (parts.length === 1 || parts.some((part) => isUnspaced(part.text))) return undefined;
  const { own, elided } = formsOf(parts.map((part) => part.text).join(''));
  return [...new Set([...own, ...elided])];
}

/** A hashtag is the word behind the #, whole: the first part of a hyphenated one, and all of it in one. */
function hashtagForms({ parts }: WordUnit): string[] {
  const words = [...formsOf(parts[0]!.text).own, ...formsOf(parts.map((part) => part.text).join('')).own];
  return [...new Set(words)].map((word) => `#${word}`);
}
