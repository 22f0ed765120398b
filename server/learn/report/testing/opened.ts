// Opens the files of a report again: the parts of a deck, the text of a PDF as Chromium writes it.
import { inflateRawSync, inflateSync } from 'node:zlib';

/** The parts of a zip, by name, from its central directory. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** What a PDF says, each font read by its own table where they differ. */
export function pdfText(bytes: Buffer): string {
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n/g)].flatMap((begin) => {
    const start = begin.index + begin[0].length;
    try {
      return [inflateSync(bytes.subarray(start, raw.indexOf('endstream', start))).toString('latin1')];
    } catch {
      return [];
    }
  });
  const glyphs = new Map<number, string>();
  const number = (hex: string) => Number.parseInt(hex, 16);
  for (const table of streams.filter((each) => each.includes('begincmap'))) {
    for (const [, block = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
      for (const [, glyph = '', char = ''] of block.matchAll(/<(\w+)> <(\w+)>/g))
        glyphs.set(number(glyph), String.fromCharCode(number(char.slice(0, 4))));
    for (const [, block = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
      for (const [, first = '', last = '', char = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
        for (let glyph = number(first); glyph <= number(last); glyph++)
          glyphs.set(glyph, String.fromCharCode(number(char) + glyph - number(first)));
  }
  return streams
    .flatMap((each) => [...each.matchAll(/<(\w+)> Tj/g)])
    .map(([, hex = '']) => (hex.match(/.{4}/g) ?? []).map((glyph) => glyphs.get(number(glyph)) ?? '').join(''))
    .join('');
}
