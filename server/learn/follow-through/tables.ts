// The rows of follow-through, as Kysely reads and writes them.
import type { ColumnType } from 'kysely';
import type { EvidenceScope, stepKinds } from '../../../contract/learn/insights.ts';
import type { Counted } from '../../../language/numbers/index.ts';

export type StepKind = (typeof stepKinds)[number];

interface InsightTable {
  organization_id: string;
  id: string;
  claim: string;
  objective: string | null;
  facility_id: string | null;
  scope: ColumnType<EvidenceScope | null, string | null, string | null>;
  counted: ColumnType<Counted, string, string>;
  counted_on: string;
  quote_post_id: string | null;
  created_at: Date;
  created_by: string | null;
}

interface EvidenceTable {
  organization_id: string;
  insight_id: string;
  post_id: string;
  contributor: string;
  added_at: Date;
  added_by: string | null;
  removed_at: Date | null;
  removed_by: string | null;
}

interface StepTable {
  organization_id: string;
  id: string;
  insight_id: string;
  kind: StepKind;
  at: Date;
  by_person: string | null;
  text: string | null;
  person_id: string | null;
  due_on: string | null;
  on_day: string | null;
  lang: 'en' | 'es' | null;
  url: string | null;
  undone_at: Date | null;
  undone_by: string | null;
}

interface TellingTable {
  organization_id: string;
  id: string;
  insight_id: string;
  contributor: string;
  post_id: string;
  delivery_id: string;
  at: Date;
  by_person: string | null;
  by_hand: boolean;
  undone_at: Date | null;
  undone_by: string | null;
}

declare module '../../core/database.ts' {
  interface Tables {
    'learn.insight': InsightTable;
    'learn.insight_evidence': EvidenceTable;
    'learn.insight_step': StepTable;
    'learn.telling': TellingTable;
  }
}
