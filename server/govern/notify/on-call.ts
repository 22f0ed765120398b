// Who is on call: a list of people, a week each, and who stands in.
import type { z } from 'zod';
import type { notifyRoutes, Rota } from '../../../contract/notify.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../audit/record.ts';
import { findAble } from './able.ts';
import { endStandIn, findRota, findStandIns, insertStandIn, saveRota } from './call-store.ts';
import { findTimeZone } from './house.ts';
import { localTime } from './local-time.ts';
import { callingOrder, lastChange, shifts, standInAt } from './rota.ts';
import { usualMinutes } from './turn.ts';

/** This week and the coming seven. */
const shown = 8;
const usualChange = 8 * 60;

export async function getRota({ db, organization, clock }: Context): Promise<Rota> {
  const now = clock.now();
  const local = localTime(await findTimeZone(db, organization))(now);
  const kept = await findRota(db, organization);
  const able = await findAble(db, organization, 'alerts.accept', null);
  const names = new Map(able.map(({ id, name }) => [id, name]));
  const named = (id: string) => ({ id, name: names.get(id)! });
  // Who has left, or may accept nothing any more, is passed over.
  const people = (kept?.person_ids ?? []).filter((id) => names.has(id));
  const standIns = (await findStandIns(db, organization, now))
    .filter(({ person_id }) => names.has(person_id))
    .map(({ id, person_id, from_at, to_at }) => ({ id, personId: person_id, from: from_at, to: to_at }));
  const rota = kept && { people, begins: kept.begins, beginsMinute: kept.begins_minute };
  const first = callingOrder(rota, standIns, now, local)[0];
  return {
    people: people.map(named),
    begins: kept?.begins ?? null,
    beginsMinute: kept?.begins_minute ?? usualChange,
    minutes: kept?.minutes ?? usualMinutes,
    now: first ? { ...named(first), standIn: standInAt(standIns, now)?.personId === first } : null,
    shifts: rota
      ? shifts(rota, local, shown).map(({ personId, from, to }) => ({ person: named(personId), from, to }))
      : [],
    standIns: standIns.map(({ id, personId, from, to }) => ({
      id,
      person: named(personId),
      from: from.toISOString(),
      to: to.toISOString(),
    })),
    able,
  };
}

export async function setRota(context: Context, input: z.output<typeof notifyRoutes.setRota.body>): Promise<Rota> {
  const { db, organization, clock } = context;
  const people = [...new Set(input.personIds)];
  await demandAble(context, people);
  const local = localTime(await findTimeZone(db, organization))(clock.now());
  await saveRota(db, {
    organization_id: organization,
    person_ids: people,
    begins: lastChange(input.weekday, input.beginsMinute, local),
    begins_minute: input.beginsMinute,
    minutes: input.minutes,
  });
  await record(context, 'rota.changed', { kind: 'organization', id: organization }, { people: people.length });
  await context.wake('people');
  return getRota(context);
}

export async function addStandIn(
  context: Context,
  { personId, from, to }: z.output<typeof notifyRoutes.addStandIn.body>,
): Promise<Rota> {
  const { db, organization, actor, clock } = context;
  await demandAble(context, [personId]);
  const [from_at, to_at] = [new Date(from), new Date(to)];
  if (to_at <= from_at || to_at <= clock.now())
    throw new Refusal('request.invalid', {}, [{ path: 'body.to', code: 'order', message: 'Ends before it begins' }]);
  const id = newId(clock);
  await insertStandIn(db, {
    organization_id: organization,
    id,
    person_id: personId,
    from_at,
    to_at,
    created_at: clock.now(),
    created_by: actor.id,
    removed_at: null,
  });
  await record(context, 'rota.stand_in_added', { kind: 'person', id: personId });
  await context.wake('people');
  return getRota(context);
}

export async function removeStandIn(context: Context, id: string): Promise<Rota> {
  const { db, organization, clock } = context;
  if (!(await endStandIn(db, organization, id, clock.now()))) throw notFound();
  await record(context, 'rota.stand_in_removed', { kind: 'organization', id: organization });
  await context.wake('people');
  return getRota(context);
}

/** Throws `not_found` for whoever is not here or may accept nothing. */
async function demandAble({ db, organization }: Context, ids: readonly string[]): Promise<void> {
  const able = new Set((await findAble(db, organization, 'alerts.accept', null)).map(({ id }) => id));
  if (!ids.every((id) => able.has(id))) throw notFound();
}
