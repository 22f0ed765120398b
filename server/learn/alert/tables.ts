// The rows of alerts, as Kysely reads and writes them.

import type { ColumnType } from 'kysely';
import type { alertKinds, outcomes } from '../../../contract/learn/alerts.ts';
import type { Sensitivity } from './rules.ts';

type Left<T> = ColumnType<T | null, T | null | undefined, T | null>;

export type AlertKind = (typeof alertKinds)[number];

export interface AlertTable {
  organization_id: string;
  id: string;
  kind: AlertKind;
  rule_id: Left<string>;
  facility_id: Left<string>;
  network: Left<string>;
  flags: string[];
  opened_at: Date;
  joined_at: Date;
  posts: number;
  people: number;
  from_at: Left<Date>;
  to_at: Left<Date>;
  usual: Left<number>;
  weeks: Left<number>;
  accepted_at: Left<Date>;
  accepted_by: Left<string>;
  closed_at: Left<Date>;
  closed_by: Left<string>;
  outcome: Left<(typeof outcomes)[number]>;
}

export interface AlertRuleTable {
  organization_id: string;
  id: string;
  name: string;
  about: 'watch' | 'topic' | 'flag' | 'urgency';
  watch_id: Left<string>;
  value: Left<string>;
  facility_id: string | null;
  sensitivity: Sensitivity;
  calls: boolean;
  created_at: Date;
  created_by: string | null;
  suspected_at: Left<Date>;
  rests_until: Left<Date>;
  paused_at: Left<Date>;
  removed_at: Left<Date>;
}

interface AlertPostTable {
  organization_id: string;
  alert_id: string;
  post_id: string;
  at: Date;
  author_id: string | null;
}

declare module '../../core/database.ts' {
  interface Tables {
    'learn.alert': AlertTable;
    'learn.alert_rule': AlertRuleTable;
    'learn.alert_post': AlertPostTable;
  }
}
