// Lines of a stream, bounded, with their numbers: the reading half of commands that compute.

export interface Line {
  /** From 1. */
  number: number;
  /** Undefined when the line was longer than a line may be. */
  text: string | undefined;
}

/** A line may have so many bytes; a longer one is passed over, not kept. */
const most = 10_000_000;

const newline = 10;

export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 0;
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  const take = (piece: Uint8Array) => {
    bytes += piece.length;
    if (bytes <= most) pieces.push(piece);
    else pieces = [];
  };
  const line = (): Line => {
    const text = bytes > most ? undefined : Buffer.concat(pieces).toString('utf8').replace(/\r$/, '');
    pieces = [];
    bytes = 0;
    number++;
    return { number, text: number === 1 ? text?.replace(/^\uFEFF/, '') : text };
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      take(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (bytes > 0) yield line();
}

/** A line as a JSON object, or why it is none. Nothing of the line itself is repeated. */
export function readObject({ text }: Line): { ok: true; value: Record<string, unknown> } | { ok: false; why: string } {
  if (text === undefined) return { ok: false, why: 'the line is longer than 10 MB' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, why: 'this is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, why: 'this is not a JSON object' };
  }
  return { ok: true, value: value as Record<string, unknown> };
}
