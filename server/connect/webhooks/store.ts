// All SQL of the webhooks that go out.
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { WebhookMessageTable, WebhookTable } from '../tables.ts';

export type WebhookRow = Selectable<WebhookTable> & { taken: number; waiting: number; given_up: number };
export type MessageRow = Selectable<WebhookMessageTable>;

export async function findWebhooks(
  db: Transaction,
  organization: string,
  since: Date,
  id?: string,
): Promise<WebhookRow[]> {
  const { rows } = await sql<WebhookRow>`select w.*, m.taken, m.waiting, m.given_up
    from connect.webhook w, lateral (select
      count(*) filter (where state = 'taken') as taken, count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'given_up') as given_up
      from connect.webhook_message where organization_id = ${organization} and webhook_id = w.id
        and (created_at > ${since} or state = 'waiting')) m
    where w.organization_id = ${organization} and w.removed_at is null
      and (${id ?? null}::uuid is null or w.id = ${id ?? null}::uuid) order by w.id`.execute(db);
  return rows;
}

export const insertWebhook = (db: Transaction, values: Insertable<WebhookTable>) =>
  db.insertInto('connect.webhook').values(values).execute();

export async function updateWebhook(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<WebhookTable>,
) {
  await db
    .updateTable('connect.webhook')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** Those that want to know of an event. */
export function findWanting(db: Transaction, organization: string, event: string) {
  return db
    .selectFrom('connect.webhook')
    .select('id')
    .where('organization_id', '=', organization)
    .where('paused_at', 'is', null)
    .where('removed_at', 'is', null)
    .where(sql<boolean>`${event} = any(events)`)
    .execute();
}

export const insertMessages = (db: Transaction, values: Insertable<WebhookMessageTable>[]) =>
  db
    .insertInto('connect.webhook_message')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();

export async function findMessages(
  db: Transaction,
  organization: string,
  { id, webhookId, before, limit }: { id?: string; webhookId?: string; before?: string; limit: number },
): Promise<MessageRow[]> {
  return db
    .selectFrom('connect.webhook_message')
    .selectAll()
    .where('organization_id', '=', organization)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .$if(webhookId !== undefined, (query) => query.where('webhook_id', '=', webhookId!))
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function findDueMessages(db: Transaction, at: Date, each: number) {
  const { rows } = await sql<{ organization: string; id: string; webhook: string }>`
    select organization_id as organization, id, webhook_id as webhook from connect.due_webhook_messages(${at}, ${each})`.execute(
    db,
  );
  return rows;
}

/** Takes a message that is due for oneself; undefined when another process has it. */
export async function claimMessage(db: Transaction, organization: string, id: string, now: Date, until: Date) {
  return db
    .updateTable('connect.webhook_message')
    .set({ claimed_until: until, tries: sql<number>`tries + 1` })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('next_at', '<=', now)
    .where((where) => where.or([where('claimed_until', 'is', null), where('claimed_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst();
}

export async function saveMessage(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<WebhookMessageTable>,
): Promise<void> {
  await db
    .updateTable('connect.webhook_message')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** What waited while nothing was told is due now. */
export async function dueAgain(db: Transaction, organization: string, webhookId: string, now: Date): Promise<void> {
  await db
    .updateTable('connect.webhook_message')
    .set({ next_at: now })
    .where('organization_id', '=', organization)
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .where('next_at', 'is', null)
    .execute();
}

/** Lets go of the ids of messages that were worked off before that time: nobody sends one again for so long. */
export async function forgetArrivals(db: Transaction, organization: string, before: Date): Promise<void> {
  await sql`delete from connect.webhook_arrival
    where organization_id = ${organization} and done_at < ${before}`.execute(db);
}

/** Lets go of what programs were told before that time. */
export async function forgetMessages(db: Transaction, organization: string, before: Date): Promise<void> {
  await sql`delete from connect.webhook_message
    where organization_id = ${organization} and state <> 'waiting' and created_at < ${before}`.execute(db);
}
