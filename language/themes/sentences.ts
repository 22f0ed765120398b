// The sentences of a text, with where they stand.

export interface Sentence {
  start: number;
  end: number;
}

const short = /(?:^|\s)(?:St|Sta|Sto|Dr|Dra|Mr|Mrs|Ms|Sr|Sra|Srta|Jr|No|vs|approx|a\.m|p\.m|etc|e\.g|i\.e)\.$/i;

/** In order, without the white space around them; none is empty. */
export function sentencesIn(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number) => {
    const piece = text.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    const length = piece.trim().length;
    if (length > 0) sentences.push({ start: start + lead, end: start + lead + length });
    start = end;
  };
  for (const match of text.matchAll(/[.!?…]+["'”’»)\]]*(?=\s|$)|\n+/g)) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && short.test(text.slice(Math.max(0, end - 12), end))) continue;
    close(end);
  }
  close(text.length);
  return sentences;
}
