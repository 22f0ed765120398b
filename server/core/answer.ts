// Reads the body of an answer from outside: decoded, and never more of it than was asked for.
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The body, decoded, or undefined when it is larger than `most` bytes. Stops reading there: a bomb is never unpacked. */
export async function take(
  body: Readable,
  encoding: string | undefined,
  most: number,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const decoder = decoderOf(encoding);
  const source = decoder ? pipeline(body, decoder, () => {}) : body;
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    bytes += piece.length;
    if (bytes > most) {
      body.on('error', () => {});
      body.destroy();
      return undefined;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function decoderOf(encoding: string | undefined): Transform | undefined {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return undefined;
  }
}
