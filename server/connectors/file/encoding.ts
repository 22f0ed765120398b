// From bytes to text: the encoding is told by the first bytes, and a line that breaks it is read as what it most likely is.
import { storable } from '../../connect/outside.ts';
import { FileFault } from './fault.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** @throws FileFault for what is no text at all */
export function encodingOf(sample: Buffer): Encoding {
  if (sample.length === 0) throw new FileFault('file_empty');
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  if (sample.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) throw new FileFault('file_spreadsheet');
  if (sample.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'))) throw new FileFault('file_spreadsheet');
  const zeros = { even: 0, odd: 0 };
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2 ? 'odd' : 'even']++;
  const half = sample.length / 2;
  // Latin text in UTF-16 has a zero in most pairs, always on the same side.
  if (zeros.odd > half * 0.4 && zeros.even < half * 0.1) return 'utf-16le';
  if (zeros.even > half * 0.4 && zeros.odd < half * 0.1) return 'utf-16be';
  if (zeros.even + zeros.odd > sample.length * 0.25 || strange(sample) > sample.length * 0.1)
    throw new FileFault('file_binary');
  return isUtf8(sample) ? 'utf-8' : 'windows-1252';
}

/** Control characters that no text has. */
function strange(sample: Buffer): number {
  let count = 0;
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 0) count++;
  return count;
}

const newline = 10;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');

/** Whether it is UTF-8, or mostly: a line with an accent that is UTF-8 is no accident, another that isn't may be one. */
function isUtf8(sample: Buffer): boolean {
  let wrong = false;
  for (const line of linesOf(sample)) {
    const text = decodedStrictly(line);
    if (text === undefined) wrong = true;
    else if (text.length < line.length) return true;
  }
  return !wrong;
}

function decodedStrictly(bytes: Buffer): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(newline, at);
    const end = found < 0 ? bytes.length : found + 1;
    yield bytes.subarray(at, end);
    at = end;
  }
}

/** Text in pieces, without its mark and without NUL. */
export async function* decoded(source: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  let begun = false;
  for await (const piece of encoding === 'utf-8' ? byLines(source) : byDecoder(source, encoding)) {
    const text = storable(piece);
    yield begun ? text : text.replace(/^\ufeff/, '');
    begun ||= text.length > 0;
  }
}

async function* byDecoder(source: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for await (const piece of source) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

const longestLine = 16_000_000;

/** Pieces end where a line does, so that a line in another encoding spoils no other. */
async function* byLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let waiting = 0;
  for await (const piece of source) {
    const end = piece.lastIndexOf(newline) + 1;
    if (end === 0 && waiting + piece.length < longestLine) {
      rest.push(piece);
      waiting += piece.length;
      continue;
    }
    yield lenient(Buffer.concat([...rest, piece.subarray(0, end || piece.length)]));
    rest = end === 0 ? [] : [piece.subarray(end)];
    waiting = rest[0]?.length ?? 0;
  }
  yield lenient(Buffer.concat(rest));
}

function lenient(bytes: Buffer): string {
  const whole = decodedStrictly(bytes);
  if (whole !== undefined) return whole;
  return Array.from(linesOf(bytes), (line) => decodedStrictly(line) ?? western.decode(line)).join('');
}
