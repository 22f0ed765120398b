// Reports that write themselves: on a day of the week or month, at an hour in the organization's time zone.
import type { ReportPlan, reportRoutes } from '../../../contract/learn/reports.ts';
import type { BodyOf } from '../../../contract/route.ts';
import { facilitiesFor, program } from '../../core/actor.ts';
import { act, type Context } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { notFound } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Job } from '../../core/jobs.ts';
import { record } from '../../govern/index.ts';
import { dayIn, findTimeZone } from '../../listen/index.ts';
import {
  findDuePlans,
  findMoment,
  findPlanRows,
  insertPlan,
  lockDuePlan,
  type PlanRow,
  updatePlan,
} from '../store/report.ts';
import { askForReport, checkAbout } from './make.ts';
import { nextDay } from './rules.ts';
import { viewPlan } from './views.ts';

/** The next moment it is that day and hour there. */
async function nextMoment(
  { db, organization, clock }: Context,
  plan: Pick<PlanRow, 'kind' | 'day' | 'hour'>,
): Promise<Date> {
  const timeZone = await findTimeZone(db, organization);
  const now = clock.now();
  const today = dayIn(timeZone)(now);
  const first = await findMoment(db, timeZone, nextDay(plan, today, true), plan.hour);
  return first > now ? first : findMoment(db, timeZone, nextDay(plan, today, false), plan.hour);
}

export async function planReport(context: Context, given: BodyOf<typeof reportRoutes.planReport>): Promise<ReportPlan> {
  const { db, organization, actor, clock } = context;
  await checkAbout(context, given);
  const id = newId(clock);
  await insertPlan(db, {
    organization_id: organization,
    id,
    kind: given.kind,
    language: given.language,
    facility_id: given.facilityId,
    watch_id: given.watchId,
    day: given.day,
    hour: given.hour,
    next_at: await nextMoment(context, given),
    created_at: clock.now(),
    created_by: actor.id,
    ended_at: null,
  });
  await record(context, 'report.planned', { kind: 'report_plan', id }, { kind: given.kind });
  await context.wake('reports');
  return viewPlan(await accessPlan(context, id));
}

async function accessPlan({ db, organization, actor }: Context, id: string, ended = false): Promise<PlanRow> {
  const [row] = await findPlanRows(db, organization, facilitiesFor(actor, 'posts.read'), { id, ended });
  if (!row) throw notFound();
  return row;
}

export async function findPlans({ db, organization, actor }: Context): Promise<ReportPlan[]> {
  return (await findPlanRows(db, organization, facilitiesFor(actor, 'posts.read'))).map(viewPlan);
}

export async function endPlan(context: Context, id: string): Promise<void> {
  await accessPlan(context, id);
  await updatePlan(context.db, context.organization, id, { ended_at: context.clock.now() });
  await record(context, 'report.plan_ended', { kind: 'report_plan', id });
  await context.wake('reports');
}

export async function resumePlan(context: Context, id: string): Promise<ReportPlan> {
  const row = await accessPlan(context, id, true);
  const next_at = await nextMoment(context, row);
  await updatePlan(context.db, context.organization, id, { ended_at: null, next_at });
  await record(context, 'report.planned', { kind: 'report_plan', id }, { kind: row.kind });
  await context.wake('reports');
  return viewPlan(await accessPlan(context, id));
}

/** Looks every five minutes for plans that are due; each asks for one report, however many processes look. */
export const seeToPlans: Job = {
  name: 'learn.see_to_report_plans',
  retries: 0,
  seconds: 300,
  every: '*/5 * * * *',
  async run(core) {
    const due = await inInstallation(core.database, (db) => findDuePlans(db, core.clock.now()));
    for (const { organization, id } of due)
      await act(core, organization, program, async (context) => {
        const plan = await lockDuePlan(context.db, organization, id, context.clock.now());
        if (!plan) return;
        await updatePlan(context.db, organization, id, { next_at: await nextMoment(context, plan) });
        const about = {
          kind: plan.kind,
          language: plan.language,
          facilityId: plan.facility_id,
          watchId: plan.watch_id,
        };
        await askForReport(context, about, id);
      });
  },
};
