// Calls people until one accepts: whoever is on call, after some minutes the next, then everybody with the right.
import type { NoticeEvent } from '../../../contract/notify.ts';
import { program } from '../../core/actor.ts';
import { act, type Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import type { Job } from '../../core/jobs.ts';
import { findAble } from './able.ts';
import {
  type CallRow,
  findCallsOf,
  findRota,
  findStandIns,
  findSteps,
  insertCall,
  insertStep,
  lockCall,
  lockCallOf,
  saveCall,
} from './call-store.ts';
import { findTimeZone } from './house.ts';
import { localTime } from './local-time.ts';
import { callingOrder } from './rota.ts';
import { dropWaiting } from './store.ts';
import type { NoticeDetails, Whom } from './tables.ts';
import { tell } from './tell.ts';
import { usualMinutes, whoIsNext } from './turn.ts';

export interface Subject {
  kind: string;
  id: string;
}

export interface Calling {
  event: NoticeEvent;
  subject: Subject;
  facilityId: string | null;
  details: NoticeDetails;
}

export const nextTurn: Job<{ organizationId: string; callId: string; number: number }> = {
  name: 'govern.next_turn',
  retries: 20,
  seconds: 60,
  prompt: true,
  run: (core, { organizationId, callId, number }) =>
    act(core, organizationId, program, async (context) => {
      const call = await lockCall(context.db, organizationId, callId);
      if (call && !call.ended_at && call.step === number) await takeTurn(context, call);
    }),
};

/** Begins at once, and once for each thing. Returns who is called first. */
export async function callOut(context: Context, { event, subject, facilityId, details }: Calling): Promise<string[]> {
  const { db, organization, clock } = context;
  const call = await insertCall(db, {
    organization_id: organization,
    id: newId(clock),
    event,
    subject_kind: subject.kind,
    subject_id: subject.id,
    facility_id: facilityId,
    details: JSON.stringify(details),
    begun_at: clock.now(),
    step: 0,
    next_at: null,
    accepted_at: null,
    accepted_by: null,
    ended_at: null,
  });
  return call ? takeTurn(context, call) : [];
}

async function takeTurn(context: Context, call: CallRow): Promise<string[]> {
  const { db, organization, clock, jobs } = context;
  const now = clock.now();
  const rota = await findRota(db, organization);
  const able = await findAble(db, organization, 'alerts.accept', call.facility_id);
  const order = callingOrder(
    rota && { people: rota.person_ids, begins: rota.begins, beginsMinute: rota.begins_minute },
    (await findStandIns(db, organization, now)).map(({ person_id, from_at, to_at }) => ({
      personId: person_id,
      from: from_at,
      to: to_at,
    })),
    now,
    localTime(await findTimeZone(db, organization))(now),
  );
  const steps = await findSteps(db, organization, call.id);
  const { whom, personIds, wait } = whoIsNext({
    order,
    able: able.map(({ id }) => id),
    before: steps.map(({ whom, person_ids }) => ({ whom, personIds: person_ids })),
    minutes: rota?.minutes ?? usualMinutes,
  });
  const number = call.step;
  const next_at = wait === null ? null : new Date(now.getTime() + wait * 60_000);
  await insertStep(db, {
    organization_id: organization,
    call_id: call.id,
    number,
    at: now,
    whom,
    person_ids: personIds,
  });
  await saveCall(db, organization, call.id, { step: number + 1, next_at });
  await tell(context, personIds, {
    event: call.event,
    once: `call ${call.id} ${number}`,
    subject: { kind: call.subject_kind, id: call.subject_id },
    details: call.details,
    // Who is on call has agreed to be woken; of all others only those who let urgent messages through.
    reach: whom === 'everybody' ? 'urgent' : 'always',
    called: true,
  });
  if (next_at)
    await jobs.later(
      db,
      nextTurn,
      { organizationId: organization, callId: call.id, number: number + 1 },
      { at: next_at },
    );
  await context.wake('alerts');
  return personIds;
}

/** The first who accepts has it; everybody who was called is told. Returns whose it is now. */
export async function acceptCall(context: Context, subject: Subject): Promise<{ at: Date; by: string | null }> {
  const { db, organization, actor, clock } = context;
  const call = await lockCallOf(db, organization, subject);
  const now = clock.now();
  if (!call) return { at: now, by: actor.id };
  if (call.accepted_at) return { at: call.accepted_at, by: call.accepted_by };
  await saveCall(db, organization, call.id, { accepted_at: now, accepted_by: actor.id, ended_at: now, next_at: null });
  await dropWaiting(db, organization, subject, now);
  const called = new Set((await findSteps(db, organization, call.id)).flatMap(({ person_ids }) => person_ids));
  called.delete(actor.id ?? '');
  await tell(context, [...called], {
    event: 'accepted',
    once: `accepted ${call.id} ${now.getTime()}`,
    subject,
    details: { ...call.details, byId: actor.id },
    reach: 'patient',
  });
  return { at: now, by: actor.id };
}

/** Whoever accepted it gives it back: those not yet called come next. */
export async function handBackCall(context: Context, subject: Subject): Promise<void> {
  const call = await lockCallOf(context.db, context.organization, subject);
  if (!call?.accepted_at) return;
  const open = { accepted_at: null, accepted_by: null, ended_at: null };
  await saveCall(context.db, context.organization, call.id, open);
  await takeTurn(context, { ...call, ...open });
}

/** Nobody needs to accept it any more. */
export async function endCall({ db, organization, clock }: Context, subject: Subject): Promise<void> {
  const call = await lockCallOf(db, organization, subject);
  if (!call || call.ended_at) return;
  await saveCall(db, organization, call.id, { ended_at: clock.now(), next_at: null });
  await dropWaiting(db, organization, subject, clock.now());
}

export interface CallShown {
  steps: { at: string; whom: Whom; names: string[] }[];
  nextAt: string | null;
  acceptedAt: string | null;
  acceptedByName: string | null;
}

/** Who was called for these things, and who comes when. */
export async function callsOf(
  { db, organization }: Pick<Context, 'db' | 'organization'>,
  kind: string,
  ids: readonly string[],
): Promise<Map<string, CallShown>> {
  const rows = await findCallsOf(db, organization, kind, ids);
  return new Map(
    rows.map((row) => [
      row.subject_id,
      {
        steps: row.steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
        nextAt: row.next_at?.toISOString() ?? null,
        acceptedAt: row.accepted_at?.toISOString() ?? null,
        acceptedByName: row.accepted_name,
      },
    ]),
  );
}

/** More has come of it: those called from now on are told of all. */
export async function widenCall(
  { db, organization }: Context,
  subject: Subject,
  details: NoticeDetails,
): Promise<void> {
  const call = await lockCallOf(db, organization, subject);
  if (call) await saveCall(db, organization, call.id, { details: JSON.stringify(details) });
}
