// The rows of this room's tables, as Kysely reads and writes them.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Channel, Delivery, Fault, Webhook } from '../../contract/connect.ts';
import type { Cursor, Settings } from './connector.ts';
import type { Mapping } from './file-reading.ts';
import type { Content, DeliveryKind, Target } from './speaking.ts';

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
  signed_in_at: Date | null;
  signed_out_at: Date | null;
  certified: NullableJson<Channel['certified'] & object>;
  revoked: NullableJson<Channel['revoked'] & object>;
  rests_until: Date | null;
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

type DeliveryState = Delivery['state'];

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

interface SecretTable {
  organization_id: string;
  channel_id: string;
  sealed: Buffer;
  saved_at: Date;
}

interface RegistrationTable {
  organization_id: string;
  server: string;
  redirect: string;
  sealed: Buffer;
  saved_at: Date;
}

interface SignInTable {
  organization_id: string;
  id: string;
  state_digest: Buffer;
  person_id: string;
  connector: string;
  settings: Json<Settings>;
  channel_id: string | null;
  name: string | null;
  facility_id: string | null;
  kept: Buffer;
  expires_at: Date;
}

interface ArrivalTable {
  organization_id: string;
  channel_id: string;
  message_id: string;
  sent_at: Date;
  received_at: Date;
  body: Buffer | null;
  done_at: Date | null;
  fault: NullableJson<Fault>;
}

export interface MentionTable {
  organization_id: string;
  channel_id: string;
  source_digest: Buffer;
  target_digest: Buffer;
  source: string;
  target: string;
  host: string;
  way: 'webmention' | 'pingback';
  state: 'waiting' | 'shown' | 'gone' | 'refused';
  received_at: Date;
  due_at: Date | null;
  claimed_until: Date | null;
  looked_at: Date | null;
  tries: Generated<number>;
  fault: NullableJson<Fault>;
  network: string | null;
  external_id: string | null;
  words: Buffer | null;
}

export interface WebhookTable {
  organization_id: string;
  id: string;
  name: string;
  address: string;
  events: Webhook['events'];
  sealed: Buffer;
  created_at: Date;
  paused_at: Date | null;
  removed_at: Date | null;
}

export interface WebhookMessageTable {
  organization_id: string;
  id: string;
  webhook_id: string;
  event: string;
  payload: Json<object>;
  state: 'waiting' | 'taken' | 'given_up';
  tries: Generated<number>;
  next_at: Date | null;
  claimed_until: Date | null;
  status: number | null;
  fault: NullableJson<Fault>;
  created_at: Date;
  done_at: Date | null;
}

export interface DeliveryTable {
  organization_id: string;
  id: string;
  channel_id: string;
  kind: DeliveryKind;
  target: NullableJson<Target>;
  content: NullableJson<Content>;
  key: string;
  state: DeliveryState;
  destination: string;
  tries: Generated<number>;
  first_tried_at: Date | null;
  posted_at: Date | null;
  seen_at: Date | null;
  looks: Generated<number>;
  next_at: Date | null;
  claimed_until: Date | null;
  external_id: string | null;
  url: string | null;
  fault: NullableJson<Fault>;
  by_hand: Generated<boolean>;
  decided_by: string | null;
  created_at: Date;
  created_by: string | null;
  post_id: GeneratedAlways<string | null>;
}

interface DestinationTable {
  name: string;
  failures: Generated<number>;
  closed_until: Date | null;
  changed_at: Date;
}

declare module '../core/database.ts' {
  interface Tables {
    'connect.channel': ChannelTable;
    'connect.channel_hour': ChannelHourTable;
    'connect.stream': StreamTable;
    'connect.secret': SecretTable;
    'connect.mention': MentionTable;
    'connect.webhook_arrival': ArrivalTable;
    'connect.webhook': WebhookTable;
    'connect.webhook_message': WebhookMessageTable;
    'connect.registration': RegistrationTable;
    'connect.sign_in': SignInTable;
    'connect.delivery': DeliveryTable;
    'connect.destination': DestinationTable;
    'connect.import': ImportTable;
    'connect.import_refusal': RefusalTable;
    'connect.import_mapping': MappingTable;
  }
}
