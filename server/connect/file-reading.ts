// What the file connector offers to imports: a look at a file's beginning, and its rows as posts.
import type { z } from 'zod';
import type { Fault, mapping } from '../../contract/connect.ts';
import type { ArrivedPost } from '../../contract/post.ts';

export type Mapping = z.output<typeof mapping>;

/** From the beginning again each time it is called. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

export interface Inspected {
  encoding: string;
  format: 'csv' | 'ndjson';
  /** What the reader has to know to read it on; JSON. */
  shape: unknown;
  columns: { name: string; samples: string[] }[];
  mapping: Mapping;
  /** The same for files with the same columns. */
  headerDigest: string;
  dates: { order: 'day-first' | 'month-first'; sure: boolean } | null;
}

export interface ReadingFile {
  shape: unknown;
  mapping: Mapping;
  network: string;
  dates: 'day-first' | 'month-first';
  timeZone: string;
  now: Date;
}

/** A row that became a post, or one that was refused, with the line it began on. */
export type MappedRow = { line: number; raw: string } & (
  | { post: ArrivedPost; facility?: string; fault?: undefined }
  | { post?: undefined; fault: Fault }
);

export interface RowBatch {
  rows: MappedRow[];
  /** Of the file itself, packed or not. */
  bytesRead: number;
  /** The file can't be read any further. */
  fault?: Fault;
}

export interface FileReader {
  inspect(open: OpenFile): Promise<({ ok: true } & Inspected) | { ok: false; fault: Fault }>;
  /** Always from the first row: a row without an id is known by how often it was met before. */
  read(open: OpenFile, reading: ReadingFile): AsyncGenerator<RowBatch>;
}
