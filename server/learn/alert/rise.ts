// Looks every few minutes whether many more people than usual speak of something, looks again, and opens an alert.
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import type { Job } from '../../core/jobs.ts';
import { findOrganizations } from '../../govern/index.ts';
import { findTimeZone } from '../../listen/index.ts';
import { findAlert, insertAlert, joinPosts, lockAlerts } from '../store/alert.ts';
import {
  countHour,
  countPast,
  countWeeks,
  findHour,
  findLooking,
  findRules,
  lockRule,
  type RuleRow,
  saveRule,
} from '../store/alert-rule.ts';
import { judge, lookEvery, measures, rest, secondLookAfter, weeksCompared } from './rules.ts';
import { emitChange, tellOfAlert } from './told.ts';

/** Posts of the hour that an alert keeps to show. */
const mostPosts = 1000;

export const lookForRises: Job = {
  name: 'learn.look_for_rises',
  retries: 1,
  seconds: 240,
  every: `*/${lookEvery} * * * *`,
  async run(core, _payload, signal) {
    for (const { id } of await findOrganizations(core.database.kysely)) {
      if (signal.aborted) return;
      await act(core, id, program, firstLook);
    }
  },
};

export const lookAgain: Job<{ organizationId: string; ruleId: string }> = {
  name: 'learn.look_again',
  retries: 3,
  seconds: 60,
  run: (core, { organizationId, ruleId }) =>
    act(core, organizationId, program, (context) => secondLook(context, core, ruleId)),
};

async function firstLook(context: Context): Promise<void> {
  const { db, organization, clock, jobs } = context;
  const now = clock.now();
  for (const rule of await findLooking(db, organization, now)) {
    // A second look that is due was not lost: it comes again by its job.
    if (rule.suspected_at && now.getTime() - rule.suspected_at.getTime() < 15 * 60_000) continue;
    if (!(await look(context, rule))) continue;
    await saveRule(db, organization, rule.id, { suspected_at: now });
    const at = new Date(now.getTime() + secondLookAfter * 60_000);
    await jobs.later(db, lookAgain, { organizationId: organization, ruleId: rule.id }, { at });
  }
}

/** By now copies are folded and the mistaken is gone: only what still stands out fires. */
async function secondLook(context: Context, core: Core, ruleId: string): Promise<void> {
  const { db, organization, clock } = context;
  await lockAlerts(db, organization);
  await lockRule(db, organization, ruleId);
  const [rule] = await findRules(db, organization, { id: ruleId });
  if (!rule?.suspected_at || rule.removed_at || rule.paused_at) return;
  const now = clock.now();
  const found = await look(context, rule);
  const rests_until = found ? new Date(now.getTime() + rest * 60_000) : rule.rests_until;
  await saveRule(db, organization, rule.id, { suspected_at: null, rests_until });
  if (!found) return;
  const id = newId(clock);
  await insertAlert(db, {
    organization_id: organization,
    id,
    kind: 'rise',
    rule_id: rule.id,
    facility_id: rule.place,
    flags: [],
    opened_at: now,
    joined_at: now,
    posts: found.posts,
    people: found.people,
    from_at: new Date(now.getTime() - 3_600_000),
    to_at: now,
    usual: found.usual,
    weeks: found.weeks,
  });
  await joinPosts(db, organization, id, await findHour(db, organization, rule, now, mostPosts));
  const alert = (await findAlert(db, organization, id))!;
  await tellOfAlert(context, alert, rule.calls);
  await emitChange(context, core, alert, 'opened');
}

/** What stands out, or undefined. */
async function look({ db, organization, clock }: Context, rule: RuleRow) {
  const now = clock.now();
  const counted = await countHour(db, organization, rule, now);
  // Most hours are calm: the past is not even counted then.
  if (counted.people < measures[rule.sensitivity].people) return undefined;
  const weeks = await countWeeks(db, organization, now, weeksCompared);
  const timeZone = await findTimeZone(db, organization);
  const past = (await countPast(db, organization, rule, now, timeZone)).slice(0, weeks * 3);
  const { stands, usual } = judge(counted.people, past, weeks, rule.sensitivity);
  return stands ? { ...counted, usual, weeks } : undefined;
}
