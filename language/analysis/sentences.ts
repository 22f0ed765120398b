// Cuts a text into sentences, roughly: at full stops, marks of question and surprise, and line ends.

const LONGEST = 2000;

/** In order, none empty. A sentence without end is cut. */
export function* sentencesOf(text: string): Generator<string> {
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const ends =
      code === 0x0a ||
      ((code === 0x2e || code === 0x21 || code === 0x3f) &&
        (text.charCodeAt(at + 1) <= 0x20 || at + 1 === text.length));
    if (!ends && at - start < LONGEST) continue;
    const sentence = text.slice(start, at + 1).trim();
    if (sentence.length > 1) yield sentence;
    start = at + 1;
  }
  const rest = text.slice(start).trim();
  if (rest.length > 1) yield rest;
}
