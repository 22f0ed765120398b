// The rows of this room's tables, as Kysely reads and writes them.
import type { ColumnType, Generated } from 'kysely';
import type { changeKinds, threadOutcomes, threadStates } from '../../contract/respond.ts';

type Json<T> = ColumnType<T, string, string>;

export type State = (typeof threadStates)[number];
export type Outcome = (typeof threadOutcomes)[number];
export type ChangeKind = (typeof changeKinds)[number];

export interface ThreadTable {
  organization_id: string;
  id: string;
  conversation_id: string;
  state: State;
  outcome: Outcome | null;
  urgency: number;
  life_risk: boolean;
  rank: ColumnType<number, never, never>;
  flags: string[];
  tags: Generated<string[]>;
  assignee_id: string | null;
  taken_at: Date | null;
  facility_id: string | null;
  network: string;
  post_id: string;
  author_id: string | null;
  last_post_id: string;
  last_at: Date;
  waits_since: Date;
  snoozed_until: Date | null;
  opened_at: Date;
  changed_at: Date;
  aside: Generated<boolean>;
}

/** What acts change, and what is kept to take them back. */
export type Standing = Pick<ThreadTable, 'state' | 'outcome' | 'assignee_id' | 'taken_at' | 'snoozed_until'> & {
  tags: string[];
};

export interface ChangeDetails {
  toId?: string | null;
  outcome?: Outcome;
  until?: string;
  tag?: string;
}

export interface ChangeTable {
  organization_id: string;
  id: string;
  thread_id: string;
  at: Date;
  by_person: string | null;
  what: ChangeKind;
  details: Json<ChangeDetails>;
  reason: string | null;
  before: Json<Partial<Standing>>;
  undone_at: Date | null;
  undone_by: string | null;
}

interface NoteTable {
  organization_id: string;
  id: string;
  thread_id: string;
  at: Date;
  by_person: string | null;
  text: string;
  mentions: string[];
  removed_at: Date | null;
}

interface DraftTable {
  organization_id: string;
  thread_id: string;
  text: string;
  lang: string | null;
  version: number;
  saved_at: Date;
  saved_by: string | null;
}

export interface ReplyTable {
  organization_id: string;
  id: string;
  thread_id: string;
  post_id: string;
  delivery_id: string;
  at: Date;
  by_person: string | null;
  verdict: 'allow' | 'review' | 'block';
  rules: string[];
  confirmation: string | null;
  lift_id: string | null;
  change_id: string;
}

interface LiftTable {
  organization_id: string;
  id: string;
  thread_id: string;
  post_id: string;
  words_digest: Buffer;
  rules: string[];
  reason: string;
  at: Date;
  by_person: string | null;
}

declare module '../core/database.ts' {
  interface Tables {
    'respond.thread': ThreadTable;
    'respond.change': ChangeTable;
    'respond.note': NoteTable;
    'respond.draft': DraftTable;
    'respond.reply': ReplyTable;
    'respond.lift': LiftTable;
  }
}
