// CSV row by row (RFC 4180 and what people make of it). A row whose quotes don't add up is refused alone: reading goes on
// with the line behind the one it began on, so that an open quote never swallows its neighbours.
import { FileFault } from './fault.ts';
import { mostColumns, mostRecord, type Row, rawOf, refused } from './row.ts';

/** Characters read in vain before a file is given up: quotes that open on every line and never close. */
const mostInVain = 2_000_000_000;

interface Whole {
  cells: string[];
  count: number;
  end: number;
  quoted: boolean;
}

/** A whole row; not all of one yet; or quotes that don't add up, and where that was seen. */
type Parsed = Whole | 'more' | { wrongAt: number };

/** @param columns how many cells a row has at most; 0 for any. */
export async function* csvRows(
  text: AsyncIterable<string>,
  { delimiter, columns = 0, skipLines = 0 }: { delimiter: string; columns?: number; skipLines?: number },
): AsyncGenerator<Row> {
  let buffer = '';
  let at = 0;
  let line = 1;
  let inVain = 0;
  /** After a broken row, a short one is most likely its other half. */
  let mending = false;
  /** A line too long to hold is let go piece by piece. */
  let dropping = false;

  function* rows(final: boolean): Generator<Row> {
    while (at < buffer.length) {
      const parsed = dropping ? { wrongAt: at } : parse(buffer, at, delimiter, final);
      const tooLong = buffer.length - at > mostRecord;
      if (parsed === 'more' && !tooLong) return;
      if (parsed !== 'more' && 'cells' in parsed) {
        const raw = buffer.slice(at, parsed.end).replace(/\r?\n$/, '');
        const row = judge(parsed, raw);
        const began = line;
        line += parsed.quoted ? newlinesIn(buffer, at, parsed.end) : 1;
        at = parsed.end;
        if (row && began > skipLines) yield { ...row, line: began };
        continue;
      }
      const end = buffer.indexOf('\n', at);
      inVain += (parsed === 'more' ? buffer.length : parsed.wrongAt) - at;
      if (inVain > mostInVain) throw new FileFault('file_unreadable');
      if (!dropping) {
        const rest = buffer.slice(at, end < 0 ? at + 30_000 : end);
        const endless = parsed === 'more' && end < 0;
        yield refused(line, rest, endless ? 'row_too_large' : 'row_quotes');
      }
      mending = true;
      dropping = end < 0;
      if (!dropping) line++;
      at = dropping ? buffer.length : end + 1;
    }
  }

  const judge = ({ cells, count }: Whole, raw: string): Row | undefined => {
    if (count === 1 && cells[0]?.trim() === '') return undefined;
    const extra =
      columns > 0 && count > columns && (count > cells.length || cells.slice(columns).some((cell) => cell.trim()));
    const short = columns > 0 && count < columns;
    if (extra || (short && mending)) return refused(0, raw, 'row_columns', { expected: columns, found: count });
    if (!short) mending = false;
    return { line: 0, raw: rawOf(raw), cells };
  };

  let wanted = 0;
  for await (const piece of text) {
    buffer += piece;
    // A record that is not yet whole is tried again when there is twice as much of it: linear in all.
    if (buffer.length - at < wanted && buffer.length - at <= mostRecord) continue;
    yield* rows(false);
    buffer = buffer.slice(at);
    at = 0;
    wanted = buffer.length > 100_000 ? buffer.length * 2 : 0;
  }
  yield* rows(true);
}

function parse(text: string, from: number, delimiter: string, final: boolean): Parsed {
  const cells: string[] = [];
  let count = 0;
  let at = from;
  let quoted = false;
  let lineEnd = text.indexOf('\n', at);
  for (;;) {
    let cell: string;
    if (text.charCodeAt(at) === 34) {
      quoted = true;
      const found = readQuoted(text, at, delimiter, final);
      if (found === 'more' || 'wrongAt' in found) return found;
      cell = found.cell;
      at = found.end;
      if (lineEnd >= 0 && lineEnd < at) lineEnd = text.indexOf('\n', at);
    } else {
      const next = text.indexOf(delimiter, at);
      let end = next >= 0 && (lineEnd < 0 || next < lineEnd) ? next : lineEnd;
      if (end < 0) {
        if (!final) return 'more';
        end = text.length;
      }
      cell = text.slice(at, end === lineEnd && text.charCodeAt(end - 1) === 13 ? Math.max(at, end - 1) : end);
      at = end;
    }
    count++;
    if (cells.length < mostColumns) cells.push(cell);
    if (at >= text.length) return final ? { cells, count, end: text.length, quoted } : 'more';
    if (at === lineEnd) return { cells, count, end: at + 1, quoted };
    at += delimiter.length;
  }
}

/** A quoted cell, and where the delimiter or the line's end behind it stands. */
function readQuoted(
  text: string,
  from: number,
  delimiter: string,
  final: boolean,
): { cell: string; end: number } | 'more' | { wrongAt: number } {
  let cell = '';
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return final ? { wrongAt: text.length } : 'more';
    cell += text.slice(at, quote);
    if (text.charCodeAt(quote + 1) === 34) {
      cell += '"';
      at = quote + 2;
      continue;
    }
    let end = quote + 1;
    while (text[end] === ' ' || text[end] === '\r') end++;
    if (end >= text.length) return final ? { cell, end: text.length } : 'more';
    return text[end] === '\n' || text.startsWith(delimiter, end) ? { cell, end } : { wrongAt: end };
  }
}

function newlinesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return Math.max(1, count);
}
