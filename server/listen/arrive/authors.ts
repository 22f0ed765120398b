// Stores who said it, once each; what a network tells anew replaces what it told before.
import { readPost } from '../../../language/query/index.ts';
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { type AuthorRow, type AuthorValues, findAuthors, insertAuthors, updateAuthors } from '../store/author.ts';
import type { CleanAuthor } from './clean.ts';

export type ArrivedAuthor = CleanAuthor & { network: string };

export const authorKey = (network: string, externalId: string) => `${network}\n${externalId}`;

/** Authors as they are known from now on, by network and external id. */
export async function storeAuthors(
  { db, organization, clock }: Context,
  arrived: readonly ArrivedAuthor[],
): Promise<Map<string, AuthorValues>> {
  const given = new Map(arrived.map((author) => [authorKey(author.network, author.externalId), author]));
  const known = new Map<string, AuthorValues>();
  if (given.size === 0) return known;
  const changed: AuthorValues[] = [];
  for (const row of await findAuthors(db, organization, [...given.values()])) {
    const key = authorKey(row.network, row.external_id);
    const now = merge(row, given.get(key)!);
    if (differs(row, now)) changed.push({ ...now, handleKey: handleKey(now.handle) });
    known.set(key, now);
  }
  const fresh: AuthorValues[] = [];
  for (const [key, author] of given) {
    if (known.has(key)) continue;
    const row = { ...author, id: newId(clock), handleKey: handleKey(author.handle) };
    known.set(key, row);
    fresh.push(row);
  }
  if (fresh.length) await insertAuthors(db, organization, fresh, clock.now());
  if (changed.length) await updateAuthors(db, organization, changed, clock.now());
  return known;
}

/** The name in a handle as `from:` compares it. */
export const handleKey = (handle: string | null): string | null =>
  (handle && readPost({ text: '', author: handle }).from?.name) || null;

/** What was not told this time stays as it was. */
function merge(row: AuthorRow, author: ArrivedAuthor): AuthorValues {
  const handle = author.handle ?? row.handle;
  return {
    id: row.id,
    network: row.network,
    externalId: row.external_id,
    handle,
    handleKey: null,
    name: author.name ?? row.name,
    followers: author.followers ?? row.followers,
    place: author.place ?? row.place,
  };
}

const differs = (row: AuthorRow, now: AuthorValues): boolean =>
  row.handle !== now.handle || row.name !== now.name || row.followers !== now.followers || row.place !== now.place;
