// Tells people something: in their list at once, and on the ways each chose, or after their quiet hours.
import type { NoticeEvent } from '../../../contract/notify.ts';
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { findTimeZone } from './house.ts';
import { localTime } from './local-time.ts';
import { minutesToWait, type Reach } from './quiet.ts';
import { sendNotice } from './send.ts';
import { findChoices, findDevices, findQuiet, insertNotices, insertSendings, overtake } from './store.ts';
import type { NoticeDetails } from './tables.ts';
import { choicesOf, waysFor } from './ways.ts';

export interface Telling {
  event: NoticeEvent;
  /** The fact and its turn: told once, however often. */
  once: string;
  subject: { kind: string; id: string };
  /** Ids, places and figures; never a word, a name or a handle of the public. */
  details: NoticeDetails;
  reach: Reach;
  /** Called by name: reached on every way there is. */
  called?: boolean;
}

export async function tell(context: Context, personIds: readonly string[], telling: Telling): Promise<void> {
  if (personIds.length === 0) return;
  const { db, organization, clock, jobs } = context;
  const { event, once, subject, reach, called = false } = telling;
  const now = clock.now();
  const chosen = Map.groupBy(await findChoices(db, organization, personIds), (row) => row.person_id);
  const waysOf = (person: string) => waysFor(choicesOf(chosen.get(person) ?? []), event, called);
  const written = await insertNotices(
    db,
    personIds.map((person) => ({
      organization_id: organization,
      id: newId(clock),
      person_id: person,
      event,
      urgent: reach !== 'patient',
      subject_kind: subject.kind,
      subject_id: subject.id,
      details: JSON.stringify(called ? { ...telling.details, called } : telling.details),
      once,
      at: now,
      // Whoever does not want it in the list has it there as read.
      read_at: waysOf(person).includes('app') ? null : now,
    })),
  );
  if (written.length === 0) return;
  await overtake(db, organization, subject, written, now);
  const people = written.map(({ person_id }) => person_id);
  const quiet = await findQuiet(db, organization, people);
  const devices = Map.groupBy(await findDevices(db, organization, people), (row) => row.person_id);
  const { minute } = localTime(await findTimeZone(db, organization))(now);
  const sendings = written.flatMap(({ id, person_id: person }) => {
    const ways = waysOf(person);
    const wait = minutesToWait(quiet.get(person) ?? null, minute, reach);
    const of = {
      organization_id: organization,
      notice_id: id,
      due_at: new Date(now.getTime() + wait * 60_000),
    };
    return [
      ...(ways.includes('mail') ? [{ ...of, id: newId(clock), way: 'mail' as const, device_id: null }] : []),
      ...(ways.includes('push') ? (devices.get(person) ?? []) : []).map((device) => ({
        ...of,
        id: newId(clock),
        way: 'push' as const,
        device_id: device.id,
      })),
    ];
  });
  if (sendings.length > 0) await insertSendings(db, sendings);
  for (const { id, due_at } of sendings) {
    const when = due_at > now ? { at: due_at } : {};
    await jobs.later(db, sendNotice, { organizationId: organization, sendingId: id }, when);
  }
  await context.wake('notices');
}
