// SQL of the search: candidate ids come from the one function that may use the index of words under every policy.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

export interface Sought {
  /** A tsquery; null: every word. */
  words: string | null;
  /** Or by one of these authors. */
  authors: readonly string[] | null;
  watch: string | null;
  /** Facilities that may be seen, beside posts of none; null: all. */
  visible: readonly string[] | null;
  wanted: { facility?: string; network?: string; lang?: string; kind?: string };
  also: readonly ('folded' | 'muted' | 'withheld')[];
  since: Date | null;
}

/** A place in the order newest first; without id: before everything of that time. */
export interface Place {
  at: Date;
  id: string | null;
}

export interface Candidates {
  found: { id: string; at: Date }[];
  /** Where to go on when the search stopped before the beginning of the archive. */
  reached: Date | null;
}

export async function findCandidates(
  db: Transaction,
  organization: string,
  sought: Sought,
  before: Place | null,
  most: number,
  reach: number,
): Promise<Candidates> {
  const { rows } = await sql<{ id: string | null; at: Date }>`
    select id, at from listen.candidates(${organization}, ${sought.words}::tsquery, ${sought.authors}::uuid[],
      ${sought.watch}::uuid, ${sought.visible}::uuid[], ${JSON.stringify(sought.wanted)}::jsonb, ${sought.also}::text[],
      ${sought.since}::timestamptz, ${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid,
      ${most}::int, ${reach}::int)`.execute(db);
  const found = rows.flatMap(({ id, at }) => (id ? [{ id, at }] : []));
  return { found, reached: rows.at(-1)?.id === null ? rows.at(-1)!.at : null };
}
