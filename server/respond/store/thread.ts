// SQL of conversations in the inbox: follow what was heard, lock, change.
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { Heard } from '../rules.ts';
import type { ChangeTable, ThreadTable } from '../tables.ts';

/** One after the other in an organization, so that no conversation is opened twice. */
export const inTurn = (db: Transaction, organization: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`inbox ${organization}`}, 0))`.execute(db);

/** The conversations of these posts, and of what these were joined with. */
export async function findConversationsOf(
  db: Transaction,
  organization: string,
  postIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct conversation_id as id from listen.post
    where organization_id = ${organization} and id = any (${postIds}::uuid[])`.execute(db);
  return rows.map(({ id }) => id);
}

/** Every post of these conversations that has words, with what was understood of it. */
export async function findHeard(
  db: Transaction,
  organization: string,
  conversations: readonly string[],
): Promise<(Heard & { conversationId: string })[]> {
  const { rows } = await sql<Heard & { conversationId: string }>`
    with found as (
      select id from listen.post
        where organization_id = ${organization} and id = any (${conversations}::uuid[]) and conversation_id = id
      union all
      select id from listen.post
        where organization_id = ${organization} and conversation_id = any (${conversations}::uuid[])
          and conversation_id <> id)
    select p.id, p.conversation_id as "conversationId", p.author_id as "authorId", p.facility_id as "facilityId",
      p.network, p.kind, p.at, coalesce(a.urgency, 0) as urgency, coalesce(a.life_risk, false) as "lifeRisk",
      coalesce(a.flags, '{}') as flags,
      p.fold_under is not null or p.muted is not null or p.deleted_at is not null or p.expired_at is not null as aside,
      exists (select from connect.delivery d where d.organization_id = p.organization_id
        and d.external_id = p.external_id and d.kind in ('post', 'reply')) as ours,
      coalesce(c.signed_in_at is not null, false) or (p.reply_to is not null and exists (select from connect.delivery d
        where d.organization_id = p.organization_id and d.external_id = p.reply_to)) as "toUs"
    from found f join listen.post p on p.organization_id = ${organization} and p.id = f.id
    left join learn.analysis a on a.organization_id = p.organization_id and a.post_id = p.id
    left join connect.channel c on c.organization_id = p.organization_id and c.id = p.channel_id`.execute(db);
  return rows;
}

/** When we last answered in each of these conversations, on the network or by hand. */
export async function findAnsweredAt(
  db: Transaction,
  organization: string,
  conversations: readonly string[],
): Promise<Map<string, Date>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select p.conversation_id as id, max(d.created_at) as at
    from listen.post p join connect.delivery d on d.organization_id = p.organization_id and d.post_id = p.id
    where p.organization_id = ${organization}
      and (p.id = any (${conversations}::uuid[])
        or (p.conversation_id = any (${conversations}::uuid[]) and p.conversation_id <> p.id))
      and p.conversation_id = any (${conversations}::uuid[])
      and d.kind = 'reply' and d.state not in ('refused', 'taken_back')
    group by p.conversation_id`.execute(db);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Conversations that turned out to be part of another keep their place in the inbox, unless that one has its own. */
export async function followJoined(db: Transaction, organization: string, conversations: readonly string[]) {
  await sql`update respond.thread t set conversation_id = c.joined_into from listen.conversation c
    where t.organization_id = ${organization} and c.organization_id = t.organization_id and c.id = t.conversation_id
      and c.joined_into = any (${conversations}::uuid[])
      and not exists (select from respond.thread o where o.organization_id = t.organization_id
        and o.conversation_id = c.joined_into)`.execute(db);
  await sql`update respond.thread t set aside = true from listen.conversation c
    where t.organization_id = ${organization} and c.organization_id = t.organization_id and c.id = t.conversation_id
      and c.joined_into = any (${conversations}::uuid[])`.execute(db);
}

export async function lockThreadsOf(db: Transaction, organization: string, conversations: readonly string[]) {
  return db
    .selectFrom('respond.thread')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`conversation_id = any (${conversations}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function lockThreads(
  db: Transaction,
  organization: string,
  ids: readonly string[],
): Promise<Selectable<ThreadTable>[]> {
  return db
    .selectFrom('respond.thread')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function insertThreads(db: Transaction, rows: Insertable<ThreadTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('respond.thread').values(rows).execute();
}

export async function saveThread(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<ThreadTable>,
): Promise<void> {
  await db
    .updateTable('respond.thread')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

export async function insertChanges(db: Transaction, rows: Insertable<ChangeTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('respond.change').values(rows).execute();
}

/** With whether another change has followed that stands. */
export async function lockChanges(db: Transaction, organization: string, ids: readonly string[]) {
  const { rows } = await sql<Selectable<ChangeTable> & { followed: boolean }>`
    select c.*, exists (select from respond.change l where l.organization_id = c.organization_id
      and l.thread_id = c.thread_id and l.id > c.id and l.undone_at is null) as followed
    from respond.change c where c.organization_id = ${organization} and c.id = any (${ids}::uuid[])
    order by c.id for update of c`.execute(db);
  return rows;
}

export async function markUndone(
  db: Transaction,
  organization: string,
  id: string,
  at: Date,
  by: string | null,
): Promise<void> {
  await db
    .updateTable('respond.change')
    .set({ undone_at: at, undone_by: by })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}
