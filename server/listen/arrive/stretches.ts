// Reads the words of a text for the index, a stretch between blanks at a time. People use the same stretches over and
// over, and no word rule reaches across a blank, so what one was read as before is remembered.
import { cutTerm, TERM_LENGTH } from '../../../language/query/index-terms.ts';
import { readText } from '../../../language/words.ts';

/** The terms at each place of a stretch, the word as such first. */
export type Places = readonly (readonly string[])[];

const blank = /\s+/u;
/** Longer ones are seldom met again. */
const longest = 40;
/** Two generations of so many: what was not met in one is forgotten in the next. */
const most = 30_000;
let young = new Map<string, Places>();
let old = new Map<string, Places>();

export function readStretches(text: string): Places {
  const places: (readonly string[])[] = [];
  for (const stretch of text.split(blank)) {
    if (stretch === '') continue;
    for (const terms of stretch.length > longest ? read(stretch) : remembered(stretch)) places.push(terms);
  }
  return places;
}

function remembered(stretch: string): Places {
  const known = young.get(stretch);
  if (known) return known;
  const places = old.get(stretch) ?? read(stretch);
  if (young.size >= most) {
    old = young;
    young = new Map();
  }
  young.set(stretch, places);
  return places;
}

/** One word of ASCII letters and digits with nothing around it that could mean more; or one mention, or one hashtag. */
const plainly = /^[("]?([@#]?)([A-Za-z0-9]+)[.,:;!?")…]*$/;

/** What the rules' own reading says, without its price where nothing needs it. */
function read(stretch: string): Places {
  const [, mark, written] = plainly.exec(stretch) ?? [];
  if (written === undefined || written.length >= TERM_LENGTH)
    return readText(stretch).tokens.map(({ forms }) => forms.map(cutTerm));
  const word = written.toLowerCase();
  return [mark === '#' ? [word, `#${word}`] : [`${mark}${word}`]];
}
