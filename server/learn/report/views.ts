// From rows of reports to the contract's shapes: the only way out.
import { type Report, type ReportPlan, reportFiles } from '../../../contract/learn/reports.ts';
import type { PlanRow, ReportRow } from '../store/report.ts';

export const viewReport = (row: ReportRow): Report => ({
  id: row.id,
  kind: row.kind,
  language: row.language,
  facilityId: row.facility_id,
  watchId: row.watch_id,
  watchName: row.watch_name,
  planId: row.plan_id,
  from: row.from_day,
  to: row.to_day,
  state: row.state,
  fault: row.fault,
  askedAt: row.asked_at.toISOString(),
  askedBy: row.asked_by_name,
  madeAt: row.made_at?.toISOString() ?? null,
  files: reportFiles.filter((as) => row[`${as}_file`] !== null),
});

export const viewPlan = (row: PlanRow): ReportPlan => ({
  id: row.id,
  kind: row.kind,
  language: row.language,
  facilityId: row.facility_id,
  watchId: row.watch_id,
  watchName: row.watch_name,
  day: row.day,
  hour: row.hour,
  nextAt: row.next_at.toISOString(),
});
