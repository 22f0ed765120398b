// SQL of authors: who said it, as a network names them, stored once.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import { bareArray, textArray } from './literal.ts';

export interface AuthorRow {
  id: string;
  network: string;
  external_id: string;
  handle: string | null;
  name: string | null;
  followers: number | null;
  place: string | null;
}

export interface AuthorValues {
  id: string;
  network: string;
  externalId: string;
  handle: string | null;
  handleKey: string | null;
  name: string | null;
  followers: number | null;
  place: string | null;
}

export async function findAuthors(
  db: Transaction,
  organization: string,
  authors: readonly { network: string; externalId: string }[],
): Promise<AuthorRow[]> {
  const { rows } = await sql<AuthorRow>`
    select a.*
    from unnest(${textArray(authors.map((author) => author.network))}::text[],
      ${textArray(authors.map((author) => author.externalId))}::text[]) as u (network, external_id)
    cross join lateral (select a.id, a.network, a.external_id, a.handle, a.name, a.followers, a.place
      from listen.author a where a.organization_id = ${organization}
        and a.network = u.network and a.external_id = u.external_id limit 1) as a`.execute(db);
  return rows;
}

const columns = (authors: readonly AuthorValues[]) => sql`unnest(
  ${bareArray(authors.map((author) => author.id))}::uuid[], ${textArray(authors.map((author) => author.network))}::text[],
  ${textArray(authors.map((author) => author.externalId))}::text[],
  ${textArray(authors.map((author) => author.handle))}::text[],
  ${textArray(authors.map((author) => author.handleKey))}::text[],
  ${textArray(authors.map((author) => author.name))}::text[],
  ${bareArray(authors.map((author) => author.followers))}::int[],
  ${textArray(authors.map((author) => author.place))}::text[])
  as u (id, network, external_id, handle, handle_key, name, followers, place)`;

export async function insertAuthors(
  db: Transaction,
  organization: string,
  authors: readonly AuthorValues[],
  seenAt: Date,
): Promise<void> {
  await sql`insert into listen.author
      (organization_id, id, network, external_id, handle, handle_key, name, followers, place, seen_at)
    select ${organization}::uuid, id, network, external_id, handle, handle_key, name, followers, place, ${seenAt}
    from ${columns(authors)} on conflict (organization_id, network, external_id) do nothing`.execute(db);
}

export async function updateAuthors(
  db: Transaction,
  organization: string,
  authors: readonly AuthorValues[],
  seenAt: Date,
): Promise<void> {
  await sql`update listen.author a set handle = u.handle, handle_key = u.handle_key, name = u.name,
      followers = u.followers, place = u.place, seen_at = ${seenAt}
    from ${columns(authors)} where a.organization_id = ${organization} and a.id = u.id`.execute(db);
}

/** Authors by the name in their handle, on whatever server and network. */
export async function findAuthorsNamed(
  db: Transaction,
  organization: string,
  handleKeys: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from listen.author
    where organization_id = ${organization} and handle_key = any (${handleKeys}::text[]) limit 10000`.execute(db);
  return rows.map(({ id }) => id);
}

/** Their accounts are gone. */
export async function markLeft(db: Transaction, organization: string, ids: readonly string[], at: Date): Promise<void> {
  await sql`update listen.author set left_at = ${at}
    where organization_id = ${organization} and id = any (${ids}::uuid[]) and left_at is null`.execute(db);
}

/** Who they were is forgotten once no words of theirs are left; what tells people apart in counts stays. */
export async function forgetAuthors(
  db: Transaction,
  organization: string,
  ids: readonly string[],
  at: Date,
  { onlyLeft = false } = {},
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update listen.author a set external_id = 'gone:' || a.id, handle = null, handle_key = null, name = null,
      followers = null, place = null, forgotten_at = ${at}
    where a.organization_id = ${organization} and a.id = any (${ids}::uuid[]) and a.forgotten_at is null
      and (a.left_at is not null or not ${onlyLeft})
      and not exists (select from listen.post p where p.organization_id = a.organization_id
        and p.author_id = a.id and p.text is not null)`.execute(db);
}
