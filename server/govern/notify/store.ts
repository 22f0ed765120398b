// SQL of notices, of what people chose, of devices, and of messages on their way.
import { type Selectable, sql, type Updateable } from 'kysely';
import type { NoticeEvent, QuietHours, Way } from '../../../contract/notify.ts';
import type { Transaction } from '../../core/database.ts';
import type { DeviceTable, NoticeTable, SendingTable } from './tables.ts';

export type NoticeRow = Selectable<NoticeTable>;
export type DeviceRow = Selectable<DeviceTable>;

/** Writes those that were not told before; returns the new ones. */
export async function insertNotices(
  db: Transaction,
  rows: readonly (Omit<NoticeRow, 'details'> & { details: string })[],
): Promise<{ id: string; person_id: string }[]> {
  if (rows.length === 0) return [];
  return db
    .insertInto('govern.notice')
    .values(rows)
    .onConflict((at) => at.columns(['organization_id', 'person_id', 'once']).doNothing())
    .returning(['id', 'person_id'])
    .execute();
}

/** What they were told of the same thing before is overtaken. */
export async function overtake(
  db: Transaction,
  organization: string,
  subject: { kind: string; id: string },
  written: readonly { id: string; person_id: string }[],
  now: Date,
): Promise<void> {
  await sql`update govern.notice set read_at = ${now}
    where organization_id = ${organization} and read_at is null and subject_kind = ${subject.kind}
      and subject_id = ${subject.id} and person_id = any (${written.map(({ person_id }) => person_id)}::uuid[])
      and not id = any (${written.map(({ id }) => id)}::uuid[])`.execute(db);
}

export type Listed = NoticeRow & { facility: string | null; by_name: string | null };

/** A person's notices, newest first, with the names of places and colleagues. */
export async function findNotices(
  db: Transaction,
  organization: string,
  personId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Listed[]> {
  const { rows } = await sql<Listed>`select n.*, f.name as facility, b.name as by_name
    from govern.notice n
    left join govern.facility f on f.organization_id = n.organization_id and f.id = (n.details->>'facilityId')::uuid
    left join govern.person b on b.organization_id = n.organization_id and b.id = (n.details->>'byId')::uuid
    where n.organization_id = ${organization} and n.person_id = ${personId}
      and (${before ?? null}::uuid is null or n.id < ${before ?? null}::uuid)
    order by n.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function countUnread(db: Transaction, organization: string, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from govern.notice
    where organization_id = ${organization} and person_id = ${personId} and read_at is null`.execute(db);
  return rows[0]!.count;
}

export async function markRead(
  db: Transaction,
  organization: string,
  personId: string,
  now: Date,
  ids: readonly string[] | null,
): Promise<void> {
  await sql`update govern.notice set read_at = ${now}
    where organization_id = ${organization} and person_id = ${personId} and read_at is null
      and (${ids}::uuid[] is null or id = any (${ids}::uuid[]))`.execute(db);
}

export const findChoices = (db: Transaction, organization: string, personIds: readonly string[]) =>
  db
    .selectFrom('govern.notify_choice')
    .select(['person_id', 'event', 'ways'])
    .where('organization_id', '=', organization)
    .where('person_id', 'in', [...personIds])
    .execute();

export async function findQuiet(db: Transaction, organization: string, personIds: readonly string[]) {
  const rows = await db
    .selectFrom('govern.quiet_hours')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('person_id', 'in', [...personIds])
    .execute();
  return new Map(
    rows.map((row): [string, QuietHours] => [
      row.person_id,
      { from: row.from_minute, to: row.to_minute, urgentBreaks: row.urgent_breaks },
    ]),
  );
}

export const findDevices = (db: Transaction, organization: string, personIds: readonly string[]) =>
  db
    .selectFrom('govern.device')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('person_id', 'in', [...personIds])
    .orderBy('id')
    .execute();

export async function saveChoices(
  db: Transaction,
  organization: string,
  personId: string,
  choices: Record<NoticeEvent, Way[]>,
  quiet: QuietHours | null,
): Promise<void> {
  const own = { organization_id: organization, person_id: personId };
  for (const [event, ways] of Object.entries(choices) as [NoticeEvent, Way[]][]) {
    await db
      .insertInto('govern.notify_choice')
      .values({ ...own, event, ways })
      .onConflict((at) => at.columns(['organization_id', 'person_id', 'event']).doUpdateSet({ ways }))
      .execute();
  }
  if (!quiet) {
    await db
      .deleteFrom('govern.quiet_hours')
      .where('organization_id', '=', organization)
      .where('person_id', '=', personId)
      .execute();
    return;
  }
  const row = { from_minute: quiet.from, to_minute: quiet.to, urgent_breaks: quiet.urgentBreaks };
  await db
    .insertInto('govern.quiet_hours')
    .values({ ...own, ...row })
    .onConflict((at) => at.columns(['organization_id', 'person_id']).doUpdateSet(row))
    .execute();
}

export const insertSendings = (
  db: Transaction,
  rows: readonly Pick<SendingTable, 'organization_id' | 'id' | 'notice_id' | 'way' | 'device_id' | 'due_at'>[],
) =>
  db
    .insertInto('govern.notice_sending')
    .values(rows.map((row) => ({ ...row, state: 'waiting' as const })))
    .execute();

/** A message that still waits, with whom it is for; locked until the transaction ends. */
export async function findWaiting(db: Transaction, organization: string, id: string) {
  const { rows } = await sql<
    Selectable<SendingTable> &
      Pick<Listed, 'event' | 'subject_kind' | 'subject_id' | 'details' | 'at' | 'read_at' | 'facility' | 'by_name'> & {
        email: string;
        language: 'en' | 'es';
        removed_at: Date | null;
        time_zone: string;
        demonstration: boolean;
      }
  >`select s.*, n.event, n.subject_kind, n.subject_id, n.details, n.at, n.read_at, f.name as facility, b.name as by_name,
      p.email, coalesce(p.language, o.language) as language, p.removed_at, o.time_zone, o.demonstration
    from govern.notice_sending s
    join govern.notice n on n.organization_id = s.organization_id and n.id = s.notice_id
    join govern.person p on p.organization_id = n.organization_id and p.id = n.person_id
    join govern.organization o on o.organization_id = n.organization_id
    left join govern.facility f on f.organization_id = n.organization_id and f.id = (n.details->>'facilityId')::uuid
    left join govern.person b on b.organization_id = n.organization_id and b.id = (n.details->>'byId')::uuid
    where s.organization_id = ${organization} and s.id = ${id} and s.state = 'waiting' for update of s`.execute(db);
  return rows[0];
}
export type Waiting = NonNullable<Awaited<ReturnType<typeof findWaiting>>>;

export async function saveSending(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<SendingTable>,
): Promise<void> {
  await db
    .updateTable('govern.notice_sending')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** What waits about a thing that somebody has accepted needs not be sent any more. */
export async function dropWaiting(
  db: Transaction,
  organization: string,
  subject: { kind: string; id: string },
  now: Date,
): Promise<void> {
  await sql`update govern.notice_sending s set state = 'dropped', done_at = ${now}
    from govern.notice n where s.organization_id = ${organization} and n.organization_id = ${organization}
      and n.id = s.notice_id and s.state = 'waiting' and n.subject_kind = ${subject.kind} and n.subject_id = ${subject.id}
      and n.event <> 'accepted'`.execute(db);
}

export const findDevice = (db: Transaction, organization: string, id: string) =>
  db
    .selectFrom('govern.device')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();

export async function saveDevice(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<DeviceTable>,
): Promise<void> {
  await db
    .updateTable('govern.device')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

export async function deleteDevice(db: Transaction, organization: string, id: string): Promise<void> {
  await db.deleteFrom('govern.device').where('organization_id', '=', organization).where('id', '=', id).execute();
}
