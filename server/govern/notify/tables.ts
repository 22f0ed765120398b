// The rows of this part's tables, as Kysely reads and writes them.
import type { ColumnType } from 'kysely';
import type { Fault } from '../../../contract/connect.ts';
import type { NoticeEvent, Way } from '../../../contract/notify.ts';

type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** Ids, places and figures alone. */
export interface NoticeDetails {
  facilityId?: string | null;
  network?: string | null;
  posts?: number;
  people?: number;
  usual?: number | null;
  byId?: string | null;
  /** Not only told: called to accept it. */
  called?: boolean;
}

export interface NoticeTable {
  organization_id: string;
  id: string;
  person_id: string;
  event: NoticeEvent;
  urgent: boolean;
  subject_kind: string;
  subject_id: string | null;
  details: Json<NoticeDetails>;
  once: string;
  at: Date;
  read_at: Date | null;
}

export interface DeviceTable {
  organization_id: string;
  id: string;
  person_id: string;
  name: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  created_at: Date;
  reached_at: Date | null;
  fault: NullableJson<Fault>;
}

export interface SendingTable {
  organization_id: string;
  id: string;
  notice_id: string;
  way: Exclude<Way, 'app'>;
  device_id: string | null;
  state: 'waiting' | 'sent' | 'failed' | 'dropped';
  tries: ColumnType<number, number | undefined, number>;
  due_at: Date;
  fault: NullableJson<Fault>;
  done_at: Date | null;
}

interface ChoiceTable {
  organization_id: string;
  person_id: string;
  event: NoticeEvent;
  ways: Way[];
}

interface QuietTable {
  organization_id: string;
  person_id: string;
  from_minute: number;
  to_minute: number;
  urgent_breaks: boolean;
}

export interface RotaTable {
  organization_id: string;
  person_ids: string[];
  begins: string;
  begins_minute: number;
  minutes: number;
}

export interface StandInTable {
  organization_id: string;
  id: string;
  person_id: string;
  from_at: Date;
  to_at: Date;
  created_at: Date;
  created_by: string | null;
  removed_at: Date | null;
}

export interface CallTable {
  organization_id: string;
  id: string;
  event: NoticeEvent;
  subject_kind: string;
  subject_id: string;
  facility_id: string | null;
  details: Json<NoticeDetails>;
  begun_at: Date;
  step: number;
  next_at: Date | null;
  accepted_at: Date | null;
  accepted_by: string | null;
  ended_at: Date | null;
}

export type Whom = 'on_call' | 'next' | 'everybody' | 'nobody';

interface CallStepTable {
  organization_id: string;
  call_id: string;
  number: number;
  at: Date;
  whom: Whom;
  person_ids: string[];
}

declare module '../../core/database.ts' {
  interface Tables {
    'govern.notice': NoticeTable;
    'govern.device': DeviceTable;
    'govern.notice_sending': SendingTable;
    'govern.notify_choice': ChoiceTable;
    'govern.quiet_hours': QuietTable;
    'govern.rota': RotaTable;
    'govern.stand_in': StandInTable;
    'govern.call': CallTable;
    'govern.call_step': CallStepTable;
  }
}
