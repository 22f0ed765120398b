// NDJSON: one JSON object a line. Columns are its keys; those of an object inside it are `outer.inner`.
import { type Outside, object, storable } from '../../connect/outside.ts';
import { mostRecord, type Row, rawOf, refused } from './row.ts';

/** @param columns whose values a row's cells are, in this order */
export async function* ndjsonRows(text: AsyncIterable<string>, columns: readonly string[]): AsyncGenerator<Row> {
  for await (const { line, raw, tooLong } of linesOf(text)) {
    if (tooLong) yield refused(line, raw, 'row_too_large');
    else if (raw.trim()) {
      const record = recordOf(raw);
      yield record
        ? { line, raw: rawOf(raw), cells: columns.map((column) => cellOf(record, column)) }
        : refused(line, raw, 'row_json');
    }
  }
}

export function recordOf(line: string): Outside | undefined {
  try {
    return object(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** Keys that hold something a cell can be. */
export function keysOf(record: Outside): string[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const inner = object(value);
    return inner
      ? Object.keys(inner)
          .filter((name) => !object(inner[name]))
          .map((name) => `${key}.${name}`)
      : [key];
  });
}

export function cellOf(record: Outside, column: string): string {
  const dot = column.indexOf('.');
  const value =
    Object.hasOwn(record, column) || dot < 0
      ? record[column]
      : object(record[column.slice(0, dot)])?.[column.slice(dot + 1)];
  // JSON can say what a stored text can't hold.
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(' ');
  return '';
}

interface Line {
  line: number;
  raw: string;
  tooLong?: true;
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = '';
  let line = 1;
  let dropping = false;
  for await (const piece of text) {
    rest += piece;
    let at = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', at)) {
      if (!dropping) yield { line, raw: rest.slice(at, end) };
      dropping = false;
      line++;
      at = end + 1;
    }
    rest = rest.slice(at);
    if (rest.length > mostRecord) {
      if (!dropping) yield { line, raw: rest, tooLong: true };
      dropping = true;
      rest = '';
    }
  }
  if (rest && !dropping) yield { line, raw: rest };
}
