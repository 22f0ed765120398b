// SQL of mutes, and of which post each of them hides.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

export interface MuteRow {
  id: string;
  kind: 'author' | 'word' | 'thread';
  label: string;
  author_id: string | null;
  conversation_id: string | null;
  query: string | null;
  created_at: Date;
  created_by: string | null;
  by_name: string | null;
  ended_at: Date | null;
  hidden: number;
}

export interface MuteValues {
  id: string;
  kind: MuteRow['kind'];
  label: string;
  authorId: string | null;
  conversationId: string | null;
  query: string | null;
  at: Date;
  by: string | null;
}

/** Whose it is, or how the thread begins, is read where it stands: what is deleted there is gone here too. */
const label = `case m.kind when 'word' then m.label
  when 'author' then (select coalesce(a.handle, a.name) from listen.author a
    where a.organization_id = m.organization_id and a.id = m.author_id)
  else (select left(coalesce(p.title, regexp_replace(p.text, '\\s+', ' ', 'g')), 60) from listen.post p
    where p.organization_id = m.organization_id and p.conversation_id = m.conversation_id
      and (p.id = m.conversation_id or p.conversation_id <> p.id) and p.text is not null and p.deleted_at is null
    order by p.at, p.id limit 1) end`;

const columns =
  sql.raw(`m.id, m.kind, coalesce(${label}, '') as label, m.author_id, m.conversation_id, m.query, m.created_at, m.created_by,
  m.ended_at, (select name from govern.person b where b.organization_id = m.organization_id and b.id = m.created_by) as by_name,
  (select count(*) from listen.muted_post h where h.organization_id = m.organization_id and h.mute_id = m.id) as hidden`);

/** Open ones first, each newest first; of the ended ones the last 100. */
export async function findAllMutes(db: Transaction, organization: string): Promise<MuteRow[]> {
  const { rows } = await sql<MuteRow>`
    (select ${columns} from listen.mute m where m.organization_id = ${organization} and m.ended_at is null
      order by m.created_at desc, m.id desc)
    union all
    (select ${columns} from listen.mute m where m.organization_id = ${organization} and m.ended_at is not null
      order by m.ended_at desc, m.id desc limit 100)`.execute(db);
  return rows;
}

export async function findMute(db: Transaction, organization: string, id: string): Promise<MuteRow | undefined> {
  const { rows } = await sql<MuteRow>`select ${columns} from listen.mute m
    where m.organization_id = ${organization} and m.id = ${id}`.execute(db);
  return rows[0];
}

/** The open mute of the same thing, if there is one. */
export async function findSameMute(
  db: Transaction,
  organization: string,
  { kind, authorId, conversationId, query }: MuteValues,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from listen.mute
    where organization_id = ${organization} and ended_at is null and kind = ${kind}
      and author_id is not distinct from ${authorId}::uuid
      and conversation_id is not distinct from ${conversationId}::uuid
      and query is not distinct from ${query}::text`.execute(db);
  return rows[0]?.id;
}

export async function insertMute(db: Transaction, organization: string, mute: MuteValues): Promise<void> {
  await sql`insert into listen.mute
      (organization_id, id, kind, label, author_id, conversation_id, query, created_at, created_by)
    values (${organization}, ${mute.id}, ${mute.kind}, ${mute.label}, ${mute.authorId}, ${mute.conversationId},
      ${mute.query}, ${mute.at}, ${mute.by})`.execute(db);
}

export async function endMuteRow(db: Transaction, organization: string, id: string, at: Date): Promise<void> {
  await sql`update listen.mute set ended_at = ${at}
    where organization_id = ${organization} and id = ${id}`.execute(db);
}

export async function insertMuted(
  db: Transaction,
  organization: string,
  muted: readonly { mute: string; post: string }[],
): Promise<void> {
  if (muted.length === 0) return;
  await sql`insert into listen.muted_post (organization_id, mute_id, post_id)
    select ${organization}::uuid, mute, post
    from unnest(${muted.map(({ mute }) => mute)}::uuid[], ${muted.map(({ post }) => post)}::uuid[]) as u (mute, post)
    on conflict do nothing`.execute(db);
}

/** Reposts are hidden with what they pass on; those that are hidden now. */
export async function copyMutesToReposts(
  db: Transaction,
  organization: string,
  heads: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`insert into listen.muted_post (organization_id, mute_id, post_id)
    select m.organization_id, m.mute_id, r.id
    from listen.muted_post m
    join listen.post o on o.organization_id = m.organization_id and o.id = m.post_id
    join listen.post r on r.organization_id = m.organization_id and r.network = o.network and r.repost_of = o.external_id
      and r.repost_of is not null and r.words_digest is null
    where m.organization_id = ${organization} and m.post_id = any (${heads}::uuid[])
    on conflict do nothing returning post_id`.execute(db);
  if (rows.length === 0) return [];
  return markMuted(db, organization, [...new Set(rows.map(({ post_id }) => post_id))]);
}

/** Says on posts, and on their hits, whether something mutes them, and what; those that changed. */
export async function markMuted(db: Transaction, organization: string, posts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with now as (
      select p.id, (select m.kind from listen.muted_post h
          join listen.mute m on m.organization_id = h.organization_id and m.id = h.mute_id
          where h.organization_id = ${organization} and h.post_id = p.id
          order by array_position(array['author', 'thread', 'word'], m.kind) limit 1) as kind
      from unnest(${posts}::uuid[]) as p (id))
    update listen.post p set muted = now.kind from now
    where p.organization_id = ${organization} and p.id = now.id and p.muted is distinct from now.kind
    returning p.id`.execute(db);
  const changed = rows.map(({ id }) => id);
  await sql`update listen.hit h set muted = p.muted is not null from listen.post p
    where p.organization_id = ${organization} and p.id = any (${changed}::uuid[])
      and h.organization_id = p.organization_id and h.post_id = p.id`.execute(db);
  return changed;
}

/** Which word mutes hide these posts, anew. */
export async function replaceWordMutes(
  db: Transaction,
  organization: string,
  posts: readonly string[],
  muted: readonly { mute: string; post: string }[],
): Promise<void> {
  await sql`delete from listen.muted_post h using listen.mute m
    where h.organization_id = ${organization} and h.post_id = any (${posts}::uuid[])
      and m.organization_id = h.organization_id and m.id = h.mute_id and m.kind = 'word'`.execute(db);
  await insertMuted(db, organization, muted);
  await markMuted(db, organization, posts);
}

/** Mutes every post of an author or a thread, and their reposts; the posts that it hides. */
export async function muteAll(
  db: Transaction,
  organization: string,
  mute: string,
  of: { authorId: string | null; conversationId: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`insert into listen.muted_post (organization_id, mute_id, post_id)
    select ${organization}::uuid, ${mute}::uuid, id from listen.post
    where organization_id = ${organization} and ${
      of.authorId
        ? sql`author_id = ${of.authorId}`
        : sql`(id = ${of.conversationId} or (conversation_id = ${of.conversationId} and conversation_id <> id))
            and conversation_id = ${of.conversationId}`
    } on conflict do nothing returning post_id`.execute(db);
  return rows.map(({ post_id }) => post_id);
}

/** Takes at most so many posts from a mute that has ended. */
export async function releaseMuted(
  db: Transaction,
  organization: string,
  mute: string,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`delete from listen.muted_post
    where organization_id = ${organization} and mute_id = ${mute} and post_id in (
      select post_id from listen.muted_post where organization_id = ${organization} and mute_id = ${mute} limit ${most})
    returning post_id`.execute(db);
  return rows.map(({ post_id }) => post_id);
}
