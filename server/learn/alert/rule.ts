// The rules people set: add, change, let rest, take away; and what one would have done over the archive.
import type { z } from 'zod';
import type { AlertRule, alertRoutes, RuleAbout, RulePreview } from '../../../contract/learn/alerts.ts';
import { findTopic, flags } from '../../../language/analysis/index.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { accessWatch } from '../../listen/index.ts';
import {
  type Counted,
  countWeeks,
  findRules,
  findSaid,
  insertRule,
  isFacility,
  type RuleRow,
  saveRule,
} from '../store/alert-rule.ts';
import { lookEvery, measures, peopleByHour, replay, type Sensitivity, sensitivities, weeksCompared } from './rules.ts';

type Fields = z.output<typeof alertRoutes.addAlertRule.body>;

export async function findAlertRules(context: Context): Promise<AlertRule[]> {
  const visible = facilitiesFor(context.actor, 'posts.read');
  return (await findRules(context.db, context.organization, { visible })).map(viewRule);
}

export async function addAlertRule(context: Context, fields: Fields): Promise<AlertRule> {
  const { db, organization, actor, clock } = context;
  await check(context, fields);
  const id = newId(clock);
  await insertRule(db, {
    organization_id: organization,
    id,
    ...columnsOf(fields),
    created_at: clock.now(),
    created_by: actor.id,
  } as Parameters<typeof insertRule>[1]);
  await record(context, 'alert_rule.added', { kind: 'alert_rule', id });
  return shown(context, id);
}

export async function updateAlertRule(context: Context, id: string, fields: Partial<Fields>): Promise<AlertRule> {
  await getRule(context, id);
  await check(context, fields);
  const columns = columnsOf(fields);
  if (Object.keys(columns).length > 0)
    // What it counts is another thing now: what was suspected of the former means nothing.
    await saveRule(context.db, context.organization, id, { ...columns, suspected_at: null, rests_until: null });
  await record(context, 'alert_rule.changed', { kind: 'alert_rule', id }, { fields: Object.keys(fields) });
  return shown(context, id);
}

export async function setPaused(context: Context, id: string, paused: boolean): Promise<AlertRule> {
  await getRule(context, id);
  const paused_at = paused ? context.clock.now() : null;
  await saveRule(context.db, context.organization, id, { paused_at, suspected_at: null });
  await record(context, paused ? 'alert_rule.paused' : 'alert_rule.resumed', { kind: 'alert_rule', id });
  return shown(context, id);
}

export async function setRemoved(context: Context, id: string, removed: boolean): Promise<AlertRule> {
  await getRule(context, id, true);
  const removed_at = removed ? context.clock.now() : null;
  await saveRule(context.db, context.organization, id, { removed_at, suspected_at: null });
  await record(context, removed ? 'alert_rule.removed' : 'alert_rule.restored', { kind: 'alert_rule', id });
  return shown(context, id);
}

/** At most so many words of people are gone through. */
const mostSaid = 400_000;
const days = 30;

/** When such a rule would have fired in the last 30 days, for each sensitivity. */
export async function previewAlertRule(
  context: Context,
  { counts, facilityId }: z.output<typeof alertRoutes.previewAlertRule.body>,
): Promise<RulePreview> {
  const { db, organization, clock } = context;
  await check(context, { counts, facilityId });
  const now = clock.now();
  const step = lookEvery * 60_000;
  const length = (days + weeksCompared * 7) * 86_400_000 + 2 * 3_600_000;
  const since = new Date(now.getTime() - length);
  const steps = Math.ceil(length / step);
  const rule = { ...columnsOf({ counts, facilityId }) } as Counted;
  const said = await findSaid(db, organization, rule, { since, now, most: mostSaid });
  const partly = said.length === mostSaid;
  const heard = await countWeeks(db, organization, now, Math.ceil(length / (7 * 86_400_000)));
  const firstSaid = partly ? said.at(-1)!.step : 0;
  const begins = Math.max(steps - ((heard + 1) * 7 * 86_400_000) / step, firstSaid, 0);
  const from = Math.max(steps - (days * 86_400_000) / step, firstSaid);
  const counted = peopleByHour(said, steps);
  const fired = (sensitivity: Sensitivity) =>
    replay(counted, from, begins, sensitivity).map((at) => new Date(since.getTime() + (at + 1) * step).toISOString());
  return {
    weeks: Math.min(heard, weeksCompared),
    peopleWithoutPast: measures.middle.peopleWithoutPast,
    partly,
    fired: Object.fromEntries(sensitivities.map((each) => [each, fired(each)])) as RulePreview['fired'],
  };
}

async function getRule(context: Context, id: string, removed = false): Promise<RuleRow> {
  const [rule] = await findRules(context.db, context.organization, { id });
  if (!rule || (rule.removed_at !== null && !removed)) throw notFound();
  return rule;
}

const shown = async (context: Context, id: string): Promise<AlertRule> => {
  const [rule] = await findRules(context.db, context.organization, { id });
  await context.wake('alerts');
  return viewRule(rule!);
};

/** Throws `not_found` for a watch or place that is not here, `request.invalid` for a topic or flag there is none of. */
async function check(context: Context, { counts, facilityId }: Partial<Fields>): Promise<void> {
  if (facilityId && !(await isFacility(context.db, context.organization, facilityId))) throw notFound();
  if (!counts) return;
  if (counts.about === 'watch') return void (await accessWatch(context, counts.watchId));
  const known = {
    topic: (value: string) => findTopic(value) !== undefined,
    flag: (value: string) => flags.some((flag) => flag === value),
    urgency: () => true,
  }[counts.about];
  if (!known(counts.value))
    throw new Refusal('request.invalid', {}, [{ path: 'body.counts', code: 'unknown', message: 'There is none' }]);
}

function columnsOf({ name, counts, facilityId, sensitivity, calls }: Partial<Fields>) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(counts
      ? {
          about: counts.about,
          ...(counts.about === 'watch' ? watching(counts.watchId) : { watch_id: null, value: counts.value }),
        }
      : {}),
    ...(facilityId === undefined ? {} : { facility_id: facilityId }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(calls === undefined ? {} : { calls }),
  };
}
const watching = (watchId: string) => ({ watch_id: watchId, value: null });

function viewRule(row: RuleRow): AlertRule {
  const counts = (
    row.about === 'watch' ? { about: 'watch', watchId: row.watch_id } : { about: row.about, value: row.value }
  ) as RuleAbout;
  return {
    id: row.id,
    name: row.name,
    counts,
    facilityId: row.facility_id,
    sensitivity: row.sensitivity,
    calls: row.calls,
    watch: row.watch,
    facility: row.facility,
    firedAt: row.fired_at?.toISOString() ?? null,
    restsUntil: row.rests_until?.toISOString() ?? null,
    pausedAt: row.paused_at?.toISOString() ?? null,
  };
}
