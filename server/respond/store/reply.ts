// SQL of replies and lifted blocks, and of the deliveries that carry the words.
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Tables, Transaction } from '../../core/database.ts';
import type { ReplyTable } from '../tables.ts';

export const insertReply = (db: Transaction, values: Insertable<ReplyTable>) =>
  db.insertInto('respond.reply').values(values).execute();

export async function findReply(db: Transaction, organization: string, id: string) {
  const { rows } = await sql<Selectable<ReplyTable> & { words: string | null; lang: string | null }>`
    select r.*, d.content ->> 'text' as words, d.content ->> 'lang' as lang
    from respond.reply r join connect.delivery d on d.organization_id = r.organization_id and d.id = r.delivery_id
    where r.organization_id = ${organization} and r.id = ${id}`.execute(db);
  return rows[0];
}

export const insertLift = (db: Transaction, values: Insertable<Tables['respond.lift']>) =>
  db.insertInto('respond.lift').values(values).execute();

/** Lifted blocks of these very words as the answer to this very post. */
export async function findLifts(
  db: Transaction,
  organization: string,
  of: { thread: string; post: string; digest: Buffer },
): Promise<{ id: string; rules: string[] }[]> {
  return db
    .selectFrom('respond.lift')
    .select(['id', 'rules'])
    .where('organization_id', '=', organization)
    .where('thread_id', '=', of.thread)
    .where('post_id', '=', of.post)
    .where('words_digest', '=', of.digest)
    .orderBy('id', 'desc')
    .execute();
}

/** Of a delivery that answers: which conversation, and whether it was sent from the inbox. */
export async function findAnswered(db: Transaction, organization: string, deliveryId: string) {
  const { rows } = await sql<{ thread_id: string; created_at: Date; ours: boolean; state: string }>`
    select t.id as thread_id, d.created_at, d.state, exists (select from respond.reply r
      where r.organization_id = d.organization_id and r.delivery_id = d.id) as ours
    from connect.delivery d join listen.post p on p.organization_id = d.organization_id and p.id = d.post_id
    join respond.thread t on t.organization_id = d.organization_id and t.conversation_id = p.conversation_id
    where d.organization_id = ${organization} and d.id = ${deliveryId} and d.kind = 'reply'`.execute(db);
  return rows[0];
}

export async function findKind(db: Transaction, organization: string) {
  const { rows } = await sql<{ kind: 'charity' | 'charity_h' | 'public_district' | 'for_profit' }>`
    select kind from govern.organization where organization_id = ${organization}`.execute(db);
  return rows[0]!.kind;
}
