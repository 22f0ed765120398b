// What this room does later, and which facts it wants to know.
import type { Subscribers } from '../core/events.ts';
import type { Job } from '../core/jobs.ts';
import { alertOfCritical } from './alert/critical.ts';
import { alertJobs } from './alert/jobs.ts';
import { follow } from './analyse/follow.ts';
import { reanalyze } from './reanalyze/reanalyze.ts';
import { makeReport } from './report/make.ts';
import { seeToPlans } from './report/plan.ts';
import { rebuildRollups } from './rollup/rebuild.ts';
import { labelAnalysed, labelArchive } from './taxonomy/label.ts';
import { trainTaxonomyJob } from './taxonomy/train.ts';
import { ageReadings, makeReading } from './theme/jobs.ts';

export const learnJobs: readonly Job<never>[] = [
  follow,
  rebuildRollups,
  reanalyze,
  ...alertJobs,
  makeReport,
  seeToPlans,
  labelAnalysed,
  labelArchive,
  trainTaxonomyJob,
  makeReading,
  ageReadings,
];

export const learnSubscribers: Subscribers = {
  'posts.arrived': [follow],
  'posts.changed': [follow, ageReadings],
  'posts.moved': [follow, ageReadings],
  'posts.analysed': [alertOfCritical, labelAnalysed, ageReadings],
  'organization.changed': [rebuildRollups],
};
