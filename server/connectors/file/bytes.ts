// The bytes of a file as they come, unpacked when they are gzip, and never more than a file can honestly hold.
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileFault } from './fault.ts';

const mostUnpacked = 8_000_000_000;
/** Text packs to a tenth, repetitive tables to a hundredth; a bomb to a thousandth. */
const mostRatio = 250;
const freeOfRatio = 32_000_000;

export interface Counter {
  /** Bytes taken from the file itself, packed or not. */
  read: number;
}

/** @throws FileFault `file_bomb`, `file_damaged` */
export async function* unpacked(source: AsyncIterable<Uint8Array>, counter: Counter): AsyncGenerator<Buffer> {
  const counted = (async function* () {
    for await (const piece of source) {
      counter.read += piece.byteLength;
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    }
  })();
  const first = await counted.next();
  if (first.done) return;
  const all = (async function* () {
    yield first.value;
    yield* counted;
  })();
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all;
    return;
  }
  let bytes = 0;
  const unpacking = pipeline(Readable.from(all), createGunzip({ chunkSize: 65_536 }), () => {});
  try {
    for await (const piece of unpacking as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > mostUnpacked || (bytes > freeOfRatio && bytes > counter.read * mostRatio))
        throw new FileFault('file_bomb');
      yield piece;
    }
  } catch (error) {
    if (error instanceof FileFault) throw error;
    const { code = '' } = error as { code?: string };
    throw code.startsWith('Z_') ? new FileFault('file_damaged') : error;
  } finally {
    unpacking.destroy();
  }
}
