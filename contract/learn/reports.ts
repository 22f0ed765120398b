// Reports that write themselves: sentences with figures made by rules, on a schedule or now; kept as files.
import { z } from 'zod';
import { day, done, id, language, time } from '../common.ts';
import { post } from '../post.ts';
import { route } from '../route.ts';
import { share } from './numbers.ts';
import { scope } from './scope.ts';

export const reportKinds = ['weekly', 'monthly', 'board'] as const;
export type ReportKind = (typeof reportKinds)[number];
export const reportFiles = ['html', 'pptx', 'csv', 'pdf'] as const;
export type ReportFile = (typeof reportFiles)[number];

const about = {
  kind: z.enum(reportKinds),
  language,
  /** One place, one watch, or null: the whole organization. A board report is never of a watch. */
  facilityId: id.nullable().default(null),
  watchId: id.nullable().default(null),
};

/** One sentence: a key of words/*\/report.json with its values, and where the posts under its figures stand. */
export const sentence = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** A topic of the framework that the sentence names. */
  topic: z.string().nullable(),
  /** A path of ours, with the scope. */
  link: z.string().nullable(),
});
export type Sentence = z.output<typeof sentence>;

/** One row of a chart or table. */
export const reportRow = z.object({
  topic: z.string(),
  posts: z.number().int().nullable(),
  people: z.number().int(),
  share,
  /** The share in the period before, 0 to 1; null where too few were heard then. */
  before: z.number().nullable(),
  link: z.string().nullable(),
});
export type ReportRow = z.output<typeof reportRow>;

export const insightLine = z.object({
  id,
  claim: z.string(),
  stage: z.string(),
  owner: z.string().nullable(),
  dueOn: day.nullable(),
  lateDays: z.number().int().nullable(),
  /** What we say we did, in the report’s language. */
  said: z.string().nullable(),
  told: z.number().int().nullable(),
  all: z.number().int().nullable(),
});

export const reportContent = z.object({
  organization: z.string(),
  /** Of the place or watch it is about. */
  about: z.string().nullable(),
  sections: z.array(
    z.object({
      key: z.enum(['heard', 'moved', 'topics', 'urgent', 'questions', 'follow', 'told_back', 'note']),
      sentences: z.array(sentence),
      rows: z.array(reportRow),
      insights: z.array(insightLine),
    }),
  ),
});
export type ReportContent = z.output<typeof reportContent>;

export const report = z.object({
  id,
  ...about,
  facilityId: id.nullable(),
  watchId: id.nullable(),
  watchName: z.string().nullable(),
  planId: id.nullable(),
  from: day,
  to: day,
  state: z.enum(['waiting', 'made', 'failed']),
  /** A refusal’s code. */
  fault: z.string().nullable(),
  askedAt: time,
  askedBy: z.string().nullable(),
  madeAt: time.nullable(),
  files: z.array(z.enum(reportFiles)),
});
export type Report = z.output<typeof report>;

export const reportPlan = z.object({
  id,
  ...about,
  facilityId: id.nullable(),
  watchId: id.nullable(),
  watchName: z.string().nullable(),
  /** 1 Monday to 7 Sunday; of a monthly or board report the day of the month. */
  day: z.number().int().min(1).max(28),
  /** In the organization’s time zone. */
  hour: z.number().int().min(0).max(23),
  nextAt: time,
});
export type ReportPlan = z.output<typeof reportPlan>;

/** What a figure of a report counts; `urgent waiting`: urgent posts about waiting. */
export const counted = z
  .string()
  .regex(/^(all|unread|negative|urgent|critical|question|(topic|urgent|question) [a-z_]{1,40})$/)
  .catch('all');

const byId = z.object({ id });

export const reportRoutes = {
  findReports: route({
    method: 'GET',
    path: '/reports',
    access: 'posts.read',
    summary: 'Reports, newest first',
    query: z.object({ before: id.optional() }),
    answer: z.object({ reports: z.array(report), next: id.nullable() }),
  }),
  makeReport: route({
    method: 'POST',
    path: '/reports',
    access: 'reports.write',
    summary: 'Make a report of the last week or month that is over',
    body: z.object(about),
    answer: report,
  }),
  findCountedPosts: route({
    method: 'GET',
    path: '/reports/counted',
    access: 'posts.read',
    summary: 'The posts under a figure of a report, newest first',
    query: scope.extend({ what: counted, before: id.optional() }),
    answer: z.object({ posts: z.array(post), next: id.nullable() }),
  }),
  getReport: route({
    method: 'GET',
    path: '/reports/:id',
    access: 'posts.read',
    summary: 'One report, in sentences and figures',
    params: byId,
    answer: report.extend({ content: reportContent.nullable() }),
  }),
  downloadReport: route({
    method: 'GET',
    path: '/reports/:id/file',
    access: 'posts.read',
    summary: 'A report as a page, a deck, a table or a PDF',
    params: byId,
    query: z.object({ as: z.enum(reportFiles).default('html') }),
    sends: 'file',
    long: true,
  }),
  findReportPlans: route({
    method: 'GET',
    path: '/report-plans',
    access: 'posts.read',
    summary: 'Reports that write themselves, by day and hour',
    answer: z.object({ plans: z.array(reportPlan) }),
  }),
  planReport: route({
    method: 'POST',
    path: '/report-plans',
    access: 'reports.write',
    summary: 'Let a report write itself',
    body: z.object({
      ...about,
      day: z.number().int().min(1).max(28),
      hour: z.number().int().min(0).max(23),
    }),
    answer: reportPlan,
  }),
  endReportPlan: route({
    method: 'DELETE',
    path: '/report-plans/:id',
    access: 'reports.write',
    summary: 'Let it write itself no more; what it wrote stays',
    params: byId,
    answer: done,
  }),
  resumeReportPlan: route({
    method: 'POST',
    path: '/report-plans/:id/resumption',
    access: 'reports.write',
    summary: 'Let it write itself again',
    params: byId,
    answer: reportPlan,
  }),
};
