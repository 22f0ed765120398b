// Files: CSV and NDJSON, gzipped or not, from any export, read row by row.
import { importFields } from '../../../contract/connect.ts';
import type { Connector, FileReader, MappedRow, ReadingFile } from '../../connect/connector.ts';
import { unpacked } from './bytes.ts';
import { csvRows } from './csv.ts';
import { decoded } from './encoding.ts';
import { FileFault } from './fault.ts';
import { mapper } from './map.ts';
import { ndjsonRows } from './ndjson.ts';
import type { Row } from './row.ts';
import { type Shape, sniff } from './sniff.ts';

const batchRows = 750;
/** A batch of long texts is handed over sooner. */
const batchLength = 3_000_000;

async function inspect(open: () => AsyncIterable<Uint8Array>): ReturnType<FileReader['inspect']> {
  try {
    const { shape, columns, ...found } = await sniff(open);
    return {
      ok: true,
      ...found,
      shape,
      encoding: shape.encoding,
      format: shape.format,
      columns: columns.map(({ name, samples }) => ({
        name,
        samples: samples
          .filter((sample) => sample.trim())
          .slice(0, 5)
          .map((sample) => sample.trim().slice(0, 200)),
      })),
    };
  } catch (error) {
    if (error instanceof FileFault) return { ok: false, fault: error.fault };
    throw error;
  }
}

function rowsOf(open: () => AsyncIterable<Uint8Array>, shape: Shape, columns: string[], counter: { read: number }) {
  const text = decoded(unpacked(open(), counter), shape.encoding);
  if (shape.format === 'ndjson') return ndjsonRows(text, columns);
  return csvRows(shape.oldMac ? withLineFeeds(text) : text, {
    delimiter: shape.delimiter,
    columns: columns.length,
    skipLines: shape.headerLines,
  });
}

async function* withLineFeeds(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of text) yield piece.replaceAll('\r', '\n');
}

async function* read(open: () => AsyncIterable<Uint8Array>, reading: ReadingFile): ReturnType<FileReader['read']> {
  const shape = reading.shape as Shape;
  const counter = { read: 0 };
  // Of NDJSON only what is mapped is looked up; a CSV row has all its cells.
  const mapped = importFields.map((field) => reading.mapping[field]).filter((name) => name !== undefined);
  const columns = shape.format === 'ndjson' ? [...new Set(mapped)] : shape.columns;
  const map = mapper(columns, reading);
  let rows: MappedRow[] = [];
  let length = 0;
  try {
    for await (const row of rowsOf(open, shape, columns, counter) as AsyncIterable<Row>) {
      rows.push(map(row));
      length += row.raw.length;
      if (rows.length < batchRows && length < batchLength) continue;
      yield { rows, bytesRead: counter.read };
      rows = [];
      length = 0;
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    if (rows.length > 0) yield { rows, bytesRead: counter.read };
    yield { rows: [], bytesRead: counter.read, fault: error.fault };
    return;
  }
  yield { rows, bytesRead: counter.read };
}

export const file: Connector<'file'> = {
  name: 'file',
  network: (settings) => settings.network,
  verified: [{ how: 'real_server', note: 'file_real', on: null }],
  file: { inspect, read },
};
