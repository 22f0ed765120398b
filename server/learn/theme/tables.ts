// The rows of readings, as Kysely reads and writes them.
import type { ColumnType } from 'kysely';
import type { Totals } from '../../../language/themes/index.ts';
import type { CheckedScope } from '../scope.ts';

type Json<T> = ColumnType<T, string, string>;

/** A checked scope without its moments, which are found again from its days. */
export type KeptScope = Omit<CheckedScope, 'organization' | 'starts'>;

interface ReadingTable {
  organization_id: string;
  id: string;
  scope_key: string;
  scope: Json<KeptScope>;
  asked_at: Date;
  begun_at: Date | null;
  done: number;
  of_posts: number;
  made_at: Date | null;
  stale: boolean;
  totals: ColumnType<Totals | null, string | null, string | null>;
  buckets: ColumnType<string[] | null, string[] | null, string[] | null>;
}

interface StrandTable {
  organization_id: string;
  reading_id: string;
  kind: 'theme' | 'question' | 'expectation';
  key: string;
  position: number;
  read: Json<unknown>;
  post_ids: string[];
}

declare module '../../core/database.ts' {
  interface Tables {
    'learn.reading': ReadingTable;
    'learn.strand': StrandTable;
  }
}
