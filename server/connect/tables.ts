// The rows of this room's tables, as Kysely reads and writes them.
import type { ColumnType, Generated } from 'kysely';
import type { Channel, Fault } from '../../contract/connect.ts';
import type { Cursor, Settings } from './connector.ts';
import type { Mapping } from './file-reading.ts';

type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface ChannelTable {
  organization_id: string;
  id: string;
  connector: Settings['connector'];
  network: string;
  name: string;
  settings: Json<Settings>;
  key: string | null;
  facility_id: string | null;
  cursor: NullableJson<Cursor>;
  created_at: Date;
  paused_at: Date | null;
  removed_at: Date | null;
  last_heard_at: Date | null;
  last_tried_at: Date | null;
  next_try_at: Date | null;
  lag_seconds: number | null;
  quota: NullableJson<Channel['health']['quota']>;
  fault: NullableJson<Fault>;
  failures: Generated<number>;
  stored: Generated<number>;
  claimed_until: Date | null;
}

interface ChannelHourTable {
  organization_id: string;
  channel_id: string;
  hour: Date;
  stored: number;
}

export interface StreamTable {
  name: string;
  cursor: NullableJson<Cursor>;
  last_heard_at: Date | null;
  last_tried_at: Date | null;
  next_try_at: Date | null;
  lag_seconds: number | null;
  fault: NullableJson<Fault>;
  failures: Generated<number>;
  read_per_minute: number | null;
  connected_at: Date | null;
  checked_at: Date | null;
  skipped: Generated<number>;
}

export type ImportStateName = 'uploaded' | 'dry_run' | 'queued' | 'running' | 'stopped' | 'finished' | 'failed';

export interface ImportTable {
  organization_id: string;
  id: string;
  file_id: string | null;
  file_name: string;
  network: string;
  channel_id: string | null;
  facility_id: string | null;
  state: ImportStateName;
  dry_run: Generated<boolean>;
  encoding: string;
  format: 'csv' | 'ndjson';
  shape: Json<unknown>;
  columns: Json<{ name: string; samples: string[] }[]>;
  dates: Generated<'day-first' | 'month-first'>;
  header_digest: string;
  mapping: Json<Mapping>;
  bytes: number;
  bytes_read: Generated<number>;
  rows: Generated<number>;
  stored: Generated<number>;
  known: Generated<number>;
  refused: Generated<number>;
  runs: Generated<number>;
  run_rows: Generated<number>;
  run_bytes: Generated<number>;
  progress_at: Date | null;
  claimed_until: Date | null;
  sample: ColumnType<SampleRow[], string | undefined, string>;
  fault: NullableJson<Fault>;
  created_at: Date;
  created_by: string | null;
  started_at: Date | null;
  finished_at: Date | null;
}

export interface SampleRow {
  text: string;
  author: string | null;
  at: string | null;
  rating: number | null;
  kind: string | null;
}

interface RefusalTable {
  organization_id: string;
  import_id: string;
  line: number;
  fault: Json<Fault>;
  row: string;
}

interface MappingTable {
  organization_id: string;
  header_digest: string;
  mapping: Json<Mapping>;
  network: string;
  used_at: Date;
}

declare module '../core/database.ts' {
  interface Tables {
    'connect.channel': ChannelTable;
    'connect.channel_hour': ChannelHourTable;
    'connect.stream': StreamTable;
    'connect.import': ImportTable;
    'connect.import_refusal': RefusalTable;
    'connect.import_mapping': MappingTable;
  }
}
