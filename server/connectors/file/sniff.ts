// What a file is, from its beginning: encoding, CSV or NDJSON, delimiter, columns, and what they seem to be.
import { createHash } from 'node:crypto';
import { unpacked } from './bytes.ts';
import { csvRows } from './csv.ts';
import { type DateReading, dateReadingOf } from './dates.ts';
import { decoded, type Encoding, encodingOf } from './encoding.ts';
import { FileFault } from './fault.ts';
import { type Column, guessMapping, type Mapping } from './guess.ts';
import { cellOf, keysOf, recordOf } from './ndjson.ts';
import { mostColumns } from './row.ts';

const sampleBytes = 512 * 1024;
/** A first record of one very long text is read on to its end, at most so far. */
const mostSampleBytes = 8 * 1024 * 1024;
const sampleRows = 1000;

/** What reading it needs to know. */
export interface Shape {
  encoding: Encoding;
  format: 'csv' | 'ndjson';
  delimiter: string;
  /** Lines before the first row of data: the header and what may stand above it. */
  headerLines: number;
  /** Lines end in a carriage return alone. */
  oldMac: boolean;
  columns: string[];
}

export interface Sniffed {
  shape: Shape;
  columns: Column[];
  mapping: Mapping;
  headerDigest: string;
  /** How its dates are read; null where that is no question. */
  dates: DateReading | null;
}

type Open = () => AsyncIterable<Uint8Array>;

/** @throws FileFault when it can't be read at all */
export async function sniff(open: Open): Promise<Sniffed> {
  const sample = await beginning(open);
  const encoding = encodingOf(sample.bytes);
  const text = await textOf(sample.bytes, encoding);
  const start = text.trimStart()[0];
  if (start === undefined) throw new FileFault('file_empty');
  if (start === '[') throw new FileFault('file_json_list');
  const { shape, columns } = start === '{' ? asNdjson(text, encoding) : await asCsv(text, encoding, sample.whole);
  const mapping = guessMapping(columns);
  const dated = columns.find(({ name }) => name === mapping.at);
  const names = shape.columns.map((name) => name.toLowerCase()).join('\n');
  return {
    shape,
    columns,
    mapping,
    headerDigest: createHash('sha256').update(names).digest('hex').slice(0, 32),
    dates: dated ? dateReadingOf(dated.samples) : null,
  };
}

async function beginning(open: Open): Promise<{ bytes: Buffer; whole: boolean }> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of unpacked(open(), { read: 0 })) {
      pieces.push(piece);
      length += piece.length;
      if (length < sampleBytes) continue;
      const bytes = Buffer.concat(pieces);
      const lineEnd = bytes.indexOf('\n');
      if (lineEnd < 0 && length < mostSampleBytes && bytes.subarray(0, 100).toString().trimStart().startsWith('{'))
        continue;
      return { bytes: bytes.subarray(0, Math.max(sampleBytes, lineEnd + 1)), whole: false };
    }
  } catch (error) {
    // A file that is torn further on can still be read up to there.
    if (!(error instanceof FileFault) || length === 0) throw error;
  }
  return { bytes: Buffer.concat(pieces), whole: true };
}

async function textOf(bytes: Buffer, encoding: Encoding): Promise<string> {
  let text = '';
  const source = (async function* () {
    yield bytes;
  })();
  for await (const piece of decoded(source, encoding)) text += piece;
  return text;
}

function asNdjson(text: string, encoding: Encoding) {
  const records = text
    .split('\n')
    .slice(0, sampleRows)
    .map(recordOf)
    .filter((record) => record !== undefined);
  const names = [...new Set(records.flatMap(keysOf))].slice(0, mostColumns);
  if (names.length === 0) throw new FileFault('file_unreadable');
  const columns = names.map((name) => ({ name, samples: records.map((record) => cellOf(record, name)) }));
  const shape: Shape = { encoding, format: 'ndjson', delimiter: '', headerLines: 0, oldMac: false, columns: names };
  return { shape, columns };
}

async function asCsv(given: string, encoding: Encoding, whole: boolean) {
  const oldMac = !given.includes('\n') && given.includes('\r');
  const text = oldMac ? given.replaceAll('\r', '\n') : given;
  // The last line of a sample is most likely torn.
  const sample = whole ? text : text.slice(0, text.lastIndexOf('\n') + 1) || text;
  let best: Table | undefined;
  for (const delimiter of [',', ';', '\t', '|']) {
    const table = await tableOf(sample, delimiter);
    if (!best || table.score > best.score) best = table;
  }
  const { rows, width, delimiter } = best!;
  const headerAt = Math.max(
    0,
    rows.findIndex(({ cells }) => cells.length >= width && cells.filter((cell) => cell.trim()).length > width / 2),
  );
  const header = rows[headerAt];
  if (!header) throw new FileFault('file_unreadable');
  if (header.cells.length >= mostColumns) throw new FileFault('file_columns', { most: mostColumns });
  const headless = header.cells.some(isData);
  const names = unique(header.cells.map((cell, index) => (headless ? '' : cell.trim()) || `Column ${index + 1}`));
  const data = rows.slice(headless ? headerAt : headerAt + 1);
  const after = rows[headerAt + 1];
  const headerLines = headless ? header.line - 1 : after ? after.line - 1 : header.line;
  const columns = names.map((name, index) => ({ name, samples: data.map(({ cells }) => cells[index] ?? '') }));
  return { shape: { encoding, format: 'csv' as const, delimiter, headerLines, oldMac, columns: names }, columns };
}

interface Table {
  delimiter: string;
  rows: { line: number; cells: string[] }[];
  /** Cells in most rows. */
  width: number;
  score: number;
}

async function tableOf(text: string, delimiter: string): Promise<Table> {
  const rows: Table['rows'] = [];
  const widths = new Map<number, number>();
  const source = (async function* () {
    yield text;
  })();
  for await (const { line, cells } of csvRows(source, { delimiter })) {
    if (!cells) continue;
    rows.push({ line, cells });
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    if (rows.length >= sampleRows) break;
  }
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  // Many cells in every row alike; one cell a row is what every wrong delimiter gives.
  const score = width > 1 ? (count / rows.length) * Math.min(width, 20) : 0.01 * Number(delimiter === ',');
  return { delimiter, rows, width, score };
}

/** A cell that names no column: a date, a number, a long text. */
const isData = (cell: string) =>
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell.trim()) || /^-?\d+([.,]\d+)?$/.test(cell.trim()) || cell.length > 120;

function unique(names: string[]): string[] {
  const met = new Map<string, number>();
  return names.map((given) => {
    const name = given.slice(0, 280);
    const times = (met.get(name) ?? 0) + 1;
    met.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
