// From the cells of a row to a post, by the mapping; or why that row can't be one.
import { hash } from 'node:crypto';
import { importFields } from '../../../contract/connect.ts';
import type { ArrivedPost } from '../../../contract/post.ts';
import type { MappedRow, ReadingFile } from '../../connect/connector.ts';
import { line, webAddress } from '../../connect/outside.ts';
import { readDate } from './dates.ts';
import type { Field } from './guess.ts';
import { Met } from './met.ts';
import type { Row } from './row.ts';
import { readCount, readKind, readLanguage, readRating } from './values.ts';

const mostText = 100_000;
const oldest = Date.parse('1900-01-01T00:00:00Z');
const aDay = 86_400_000;

/** Maps rows one after the other; remembers what was met, so rows must come in the file's order and from its first. */
export function mapper(columns: readonly string[], reading: ReadingFile): (row: Row) => MappedRow {
  const places = importFields
    .map((field) => ({ field, at: columns.indexOf(reading.mapping[field] ?? '\0') }))
    .filter(({ at }) => at >= 0);
  const met = new Met();

  return (row) => {
    if (!row.cells) return { line: row.line, raw: row.raw, fault: row.fault };
    const given: Partial<Record<Field, string>> = {};
    for (const { field, at } of places) {
      const cell = row.cells[at]?.trim();
      if (cell) given[field] = cell;
    }
    const { line: place, raw } = row;
    const refuse = (code: string): MappedRow => ({ line: place, raw, fault: { code, values: {} } });
    const text = given.text ?? given.title;
    if (!text) return refuse('row_no_text');
    if (text.length > mostText) return refuse('row_too_large');
    const at = given.at ? readDate(given.at, reading.dates, reading.timeZone) : undefined;
    if (given.at && !at) return refuse('row_date');
    if (at && (at.getTime() < oldest || at.getTime() > reading.now.getTime() + aDay)) return refuse('row_date_range');
    return { line: place, raw, post: postOf(given, text, at, identify(given, met), reading), facility: given.facility };
  };
}

/**
 * A row's own id; where it has none, the digest of its mapped fields and how often it was met in this file. An id that
 * stands for two different rows of a file is told apart by the digest too, so that nobody's words are taken for another's.
 */
function identify(given: Partial<Record<Field, string>>, met: Met): string {
  const digest = hash('sha256', JSON.stringify(importFields.map((field) => given[field] ?? null)), 'buffer');
  if (!given.externalId) {
    const occurrence = met.get(digest) + 1;
    met.set(digest, occurrence);
    return `row:${digest.toString('base64url', 0, 18)}:${occurrence}`;
  }
  const id = given.externalId.slice(0, 1000);
  const key = hash('sha256', `${given.network ?? ''}\0${id}`, 'buffer');
  const words = digest.readUInt32LE(8) || 1;
  const before = met.get(key);
  if (before === 0) met.set(key, words);
  return before === 0 || before === words ? id : `${id}#${digest.toString('base64url', 0, 12)}`;
}

function postOf(
  given: Partial<Record<Field, string>>,
  text: string,
  at: Date | undefined,
  externalId: string,
  { network }: ReadingFile,
): ArrivedPost {
  const rating = given.rating ? readRating(given.rating) : undefined;
  const handle = given.author ?? given.authorName;
  const answers = given.replyTo ?? given.inReplyTo;
  const url = webAddress(given.url);
  return {
    network: given.network ? given.network.toLowerCase().slice(0, 60) : network,
    externalId,
    text,
    kind: (given.kind && readKind(given.kind)) || (answers ? 'reply' : rating === undefined ? 'comment' : 'review'),
    author: handle
      ? {
          externalId: handle.toLowerCase().slice(0, 300),
          handle: line(given.author?.replace(/^@/, '')),
          name: line(given.authorName),
          followers: given.followers ? readCount(given.followers) : undefined,
        }
      : undefined,
    lang: given.lang ? readLanguage(given.lang) : undefined,
    at,
    url,
    // A file that names only who was answered says nothing of which post it was.
    replyTo: answers
      ? { externalId: given.replyTo ?? `${externalId}/answered`, handle: line(given.inReplyTo?.replace(/^@/, '')) }
      : undefined,
    title: given.text ? line(given.title, 500) : undefined,
    rating,
    place: line(given.place),
    links: url ? [url] : [],
    counts: given.likes ? { likes: readCount(given.likes) } : undefined,
  };
}
