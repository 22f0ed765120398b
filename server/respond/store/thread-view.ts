// SQL that reads what a page shows: conversations with names, answers, changes, notes, who is present.
import { sql } from 'kysely';
import type { Fault } from '../../../contract/connect.ts';
import type { Transaction } from '../../core/database.ts';
import type { ThreadRow } from '../access.ts';
import type { ChangeDetails, ChangeKind } from '../tables.ts';

export type NamedThread = ThreadRow & {
  assignee: string | null;
  facility: string | null;
  words: string | null;
  lang: string | null;
  handle: string | null;
  drafted: boolean;
};

/** Of these conversations, with how the post that waits begins. */
export async function findNamed(db: Transaction, organization: string, ids: readonly string[]): Promise<NamedThread[]> {
  const { rows } = await sql<NamedThread>`select t.*, a.name as assignee, f.name as facility,
      left(case when p.deleted_at is null then coalesce(p.title || ': ', '') || p.text end, 300) as words, p.lang,
      coalesce(w.handle, w.name) as handle,
      exists (select from respond.draft d where d.organization_id = t.organization_id and d.thread_id = t.id
        and d.text <> '') as drafted
    from respond.thread t
    left join govern.person a on a.organization_id = t.organization_id and a.id = t.assignee_id
    left join govern.facility f on f.organization_id = t.organization_id and f.id = t.facility_id
    left join listen.post p on p.organization_id = t.organization_id and p.id = t.post_id
    left join listen.author w on w.organization_id = t.organization_id and w.id = p.author_id and p.deleted_at is null
    where t.organization_id = ${organization} and t.id = any (${ids}::uuid[])`.execute(db);
  return rows;
}

export interface AnswerRow {
  id: string;
  post_id: string;
  content: { text: string } | null;
  state: 'queued' | 'sending' | 'posted' | 'refused' | 'unknown' | 'taken_back';
  fault: Fault | null;
  url: string | null;
  by_hand: boolean;
  created_at: Date;
  posted_at: Date | null;
  seen_at: Date | null;
  next_at: Date | null;
  tries: number;
  by_name: string | null;
  reply_id: string | null;
}

/** What we answered to these posts, oldest first, from wherever it was said. */
export async function findAnswers(db: Transaction, organization: string, conversation: string): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`select d.id, d.post_id, d.content, d.state, d.fault, d.url, d.by_hand,
      d.created_at, d.posted_at, d.seen_at, d.next_at, d.tries, b.name as by_name, r.id as reply_id
    from (select id from listen.post where organization_id = ${organization} and id = ${conversation}
        and conversation_id = id
      union all select id from listen.post where organization_id = ${organization}
        and conversation_id = ${conversation} and conversation_id <> id) as p
    join connect.delivery d on d.organization_id = ${organization} and d.post_id = p.id and d.kind = 'reply'
      and d.state <> 'taken_back'
    left join respond.reply r on r.organization_id = d.organization_id and r.delivery_id = d.id
    left join govern.person b on b.organization_id = d.organization_id and b.id = coalesce(r.by_person, d.created_by)
    where not exists (select from connect.delivery x where x.organization_id = d.organization_id
      and x.channel_id = d.channel_id and x.key = 'delete ' || d.id and x.state = 'posted')
    order by d.id`.execute(db);
  return rows;
}

/** Which of these posts we said ourselves: they are shown as answers. */
export async function findOurs(db: Transaction, organization: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select p.id from listen.post p
    where p.organization_id = ${organization} and p.id = any (${ids}::uuid[])
      and exists (select from connect.delivery d where d.organization_id = p.organization_id
        and d.external_id = p.external_id and d.kind in ('post', 'reply'))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export interface NamedChange {
  id: string;
  at: Date;
  what: ChangeKind;
  details: ChangeDetails;
  reason: string | null;
  undone_at: Date | null;
  by_name: string | null;
  to_name: string | null;
}

export async function findChanges(db: Transaction, organization: string, thread: string): Promise<NamedChange[]> {
  const { rows } = await sql<NamedChange>`select c.id, c.at, c.what, c.details, c.reason, c.undone_at,
      b.name as by_name, w.name as to_name
    from respond.change c
    left join govern.person b on b.organization_id = c.organization_id and b.id = c.by_person
    left join govern.person w on w.organization_id = c.organization_id and w.id = (c.details ->> 'toId')::uuid
    where c.organization_id = ${organization} and c.thread_id = ${thread} order by c.id desc limit 200`.execute(db);
  return rows.reverse();
}

export async function findNotes(db: Transaction, organization: string, thread: string, id: string | null = null) {
  const { rows } = await sql<{
    id: string;
    at: Date;
    text: string;
    by_name: string | null;
    mentions: { id: string; name: string }[];
  }>`select n.id, n.at, n.text, b.name as by_name,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name), '[]')
        from govern.person m where m.organization_id = n.organization_id and m.id = any (n.mentions)) as mentions
    from respond.note n left join govern.person b on b.organization_id = n.organization_id and b.id = n.by_person
    where n.organization_id = ${organization} and n.thread_id = ${thread} and n.removed_at is null
      and (${id}::uuid is null or n.id = ${id}) order by n.id limit 500`.execute(db);
  return rows;
}

/** The posts an author wrote here beside those of one conversation, newest first. */
export async function findBefore(
  db: Transaction,
  organization: string,
  author: string,
  conversation: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from listen.post where organization_id = ${organization}
    and author_id = ${author} and conversation_id <> ${conversation} and text is not null and deleted_at is null
    order by at desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The last post of others that has arrived, and our last answer: what somebody who reads now has read. */
export async function findNewest(
  db: Transaction,
  organization: string,
  { conversation_id: conversation, last_post_id }: Pick<ThreadRow, 'conversation_id' | 'last_post_id'>,
): Promise<{ postId: string; answerId: string | null }> {
  const { rows } = await sql<{ post: string | null; answer: string | null }>`
    with p as (select id, external_id from listen.post where organization_id = ${organization}
        and id = ${conversation} and conversation_id = id
      union all select id, external_id from listen.post where organization_id = ${organization}
        and conversation_id = ${conversation} and conversation_id <> id)
    select (select p.id from p where not exists (select from connect.delivery d where d.organization_id = ${organization}
        and d.external_id = p.external_id and d.kind in ('post', 'reply')) order by p.id desc limit 1) as post,
      (select d.id from p join connect.delivery d on d.organization_id = ${organization} and d.post_id = p.id
        where d.kind = 'reply' and d.state not in ('refused', 'taken_back') order by d.id desc limit 1) as answer
    `.execute(db);
  return { postId: rows[0]!.post ?? last_post_id, answerId: rows[0]!.answer };
}
