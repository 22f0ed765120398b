// The rows of reports, as Kysely reads and writes them.
import type { ColumnType } from 'kysely';
import type { ReportContent, ReportKind } from '../../../contract/learn/reports.ts';

interface PlanTable {
  organization_id: string;
  id: string;
  kind: ReportKind;
  language: 'en' | 'es';
  facility_id: string | null;
  watch_id: string | null;
  day: number;
  hour: number;
  next_at: Date;
  created_at: Date;
  created_by: string | null;
  ended_at: Date | null;
}

interface ReportTable {
  organization_id: string;
  id: string;
  plan_id: string | null;
  kind: ReportKind;
  language: 'en' | 'es';
  facility_id: string | null;
  watch_id: string | null;
  from_day: string;
  to_day: string;
  state: 'waiting' | 'made' | 'failed';
  fault: string | null;
  asked_at: Date;
  asked_by: string | null;
  made_at: Date | null;
  content: ColumnType<ReportContent | null, string | null | undefined, string | null>;
  html_file: string | null;
  pptx_file: string | null;
  csv_file: string | null;
  pdf_file: string | null;
}

declare module '../../core/database.ts' {
  interface Tables {
    'learn.report_plan': PlanTable;
    'learn.report': ReportTable;
  }
}
