// SQL of conversations: threads that have been answered.
import { sql } from 'kysely';
import type { Fault } from '../../../contract/connect.ts';
import type { Transaction } from '../../core/database.ts';

export interface ThreadKey {
  network: string;
  externalId: string;
}

/** Where posts that are stored stand; `thread` is their conversation. */
export interface Placed {
  network: string;
  external_id: string;
  id: string;
  thread: string;
}

export async function findPlaced(db: Transaction, organization: string, keys: readonly ThreadKey[]): Promise<Placed[]> {
  const { rows } = await sql<Placed>`
    select p.network, p.external_id, p.id, p.conversation_id as thread
    from unnest(${keys.map((key) => key.network)}::text[], ${keys.map((key) => key.externalId)}::text[])
      as u (network, external_id)
    join listen.post p on p.organization_id = ${organization}
      and p.network = u.network and p.external_id = u.external_id`.execute(db);
  return rows;
}

export interface ThreadRow {
  id: string;
  network: string;
  root_external_id: string;
  joined_into: string | null;
}

export async function findThreads(
  db: Transaction,
  organization: string,
  keys: readonly ThreadKey[],
): Promise<ThreadRow[]> {
  const { rows } = await sql<ThreadRow>`
    select c.id, c.network, c.root_external_id, c.joined_into
    from unnest(${keys.map((key) => key.network)}::text[], ${keys.map((key) => key.externalId)}::text[])
      as u (network, external_id)
    join listen.conversation c on c.organization_id = ${organization}
      and c.network = u.network and c.root_external_id = u.external_id`.execute(db);
  return rows;
}

export async function insertThreads(
  db: Transaction,
  organization: string,
  threads: readonly { id: string; network: string; root: string }[],
  at: Date,
): Promise<void> {
  await sql`insert into listen.conversation (organization_id, id, network, root_external_id, created_at)
    select ${organization}::uuid, id, network, root, ${at}
    from unnest(${threads.map((thread) => thread.id)}::uuid[], ${threads.map((thread) => thread.network)}::text[],
      ${threads.map((thread) => thread.root)}::text[]) as u (id, network, root)
    on conflict do nothing`.execute(db);
}

/** The posts of one thread go over to another, and so do the mutes that wait for it. Its name stays, as another name. */
export async function joinThread(db: Transaction, organization: string, from: string, into: string): Promise<void> {
  await sql`update listen.post set conversation_id = ${into}
    where organization_id = ${organization} and conversation_id = ${from}`.execute(db);
  await sql`update listen.conversation set joined_into = ${into}
    where organization_id = ${organization} and (id = ${from} or joined_into = ${from})`.execute(db);
  await sql`update listen.mute set conversation_id = ${into}
    where organization_id = ${organization} and conversation_id = ${from}`.execute(db);
}

/** The conversation that goes by this id now; undefined when it has no row (a lone post, or nothing). */
export async function findThread(db: Transaction, organization: string, id: string) {
  const { rows } = await sql<{
    id: string;
    network: string;
    root_external_id: string;
    fetched_at: Date | null;
    failed: boolean;
  }>`select c.id, c.network, c.root_external_id, c.fetched_at, c.fetch_fault is not null as failed from listen.conversation c
    where c.organization_id = ${organization} and c.id = coalesce(
      (select joined_into from listen.conversation where organization_id = ${organization} and id = ${id}), ${id}::uuid)
    `.execute(db);
  return rows[0];
}

/** Its posts in the order they were said, at most so many. */
export async function findPostsOfThread(
  db: Transaction,
  organization: string,
  id: string,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id, at from listen.post
        where organization_id = ${organization} and id = ${id} and conversation_id = ${id}
      union all
      (select id, at from listen.post
        where organization_id = ${organization} and conversation_id = ${id} and conversation_id <> id
        order by at, id limit ${most})
    ) as posts order by at, id limit ${most}`.execute(db);
  return rows.map((row) => row.id);
}

/** When the network was asked for the rest, and what went wrong; a lone post's conversation gets its row now. */
export async function markFetched(
  db: Transaction,
  organization: string,
  thread: { id: string; network: string; root: string },
  at: Date,
  fault: Fault | null,
): Promise<void> {
  const fetchFault = fault && JSON.stringify(fault);
  await sql`insert into listen.conversation
      (organization_id, id, network, root_external_id, created_at, fetched_at, fetch_fault)
    values (${organization}, ${thread.id}, ${thread.network}, ${thread.root}, ${at}, ${at}, ${fetchFault}::jsonb)
    on conflict (organization_id, network, root_external_id)
      do update set fetched_at = excluded.fetched_at, fetch_fault = excluded.fetch_fault`.execute(db);
}

/** Other names of conversations: those that were joined into another. */
export async function findJoined(
  db: Transaction,
  organization: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; joined_into: string }>`select id, joined_into from listen.conversation
    where organization_id = ${organization} and id = any (${ids}::uuid[]) and joined_into is not null`.execute(db);
  return new Map(rows.map((row) => [row.id, row.joined_into]));
}
