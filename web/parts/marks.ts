// Cuts a text into the pieces that were found and the pieces between them.

export interface Piece {
  /** Where it begins, in UTF-16 units. */
  start: number;
  text: string;
  found: boolean;
}

/** Spans are half-open, in any order; overlapping ones become one, what lies outside the text is left out. */
export function piecesOf(text: string, marks: readonly { start: number; end: number }[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start);
    const to = Math.min(text.length, end);
    if (to <= from) continue;
    if (from > at) pieces.push({ start: at, text: text.slice(at, from), found: false });
    pieces.push({ start: from, text: text.slice(from, to), found: true });
    at = to;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), found: false });
  return pieces;
}
