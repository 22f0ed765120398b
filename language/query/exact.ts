// Reads {ICU}: a word or phrase in exactly this case.
import { readText, type Token } from '../words.ts';
import type { Exact, ExactSlot } from './ast.ts';
import type { TextPiece } from './lexer.ts';
import { Refused } from './refusal.ts';

export function readExact({ text, textStart, start, end }: TextPiece): {
  node: Exact;
  places: number[];
} {
  const star = text.search(/\*(?!\uFE0F?\u20E3)/);
  if (star >= 0) throw new Refused('query.star_exact', textStart + star);
  const { tokens } = readText(text);
  const canonical = `{${text.trim().replace(/\s+/g, ' ')}}`;
  return {
    node: { kind: 'exact', span: { start, end }, slots: tokens.map(exactSlot), canonical },
    places: tokens.map((token) => textStart + token.start),
  };
}

/** The most that is written: the hashtag, the handle with its server. */
function exactSlot({ surfaces, hyphen, forms, kind }: Token): ExactSlot {
  return { surface: surfaces.at(-1)!, hyphen, form: kind === 'mention' ? forms.at(-1)! : forms[0]! };
}
