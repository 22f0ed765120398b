// SQL of what an organization waits for: the revision, and what has changed since one.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

export interface StandingRow {
  revision: number;
  postDays: number | null;
  /** JSON: `{ id, name, otherNames }[]` of the open facilities; equal text means nothing has changed. */
  facilities: string;
}

export async function findStanding(db: Transaction, organization: string): Promise<StandingRow> {
  const { rows } = await sql<StandingRow>`
    select coalesce((select number from listen.revision where organization_id = ${organization}), 0) as revision,
      o.post_days as "postDays",
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'otherNames', f.other_names) order by f.id)
        from govern.facility f where f.organization_id = ${organization} and f.closed_at is null), '[]')::text as facilities
    from govern.organization o where o.organization_id = ${organization}`.execute(db);
  return rows[0] ?? { revision: 0, postDays: null, facilities: '[]' };
}

export async function findRevision(db: Transaction, organization: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select number from listen.revision where organization_id = ${organization}`.execute(db);
  return rows[0]?.number ?? 0;
}

/** Counts a change; the number it has from now on. */
export async function nextRevision(db: Transaction, organization: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into listen.revision (organization_id, number) values (${organization}, 1)
    on conflict (organization_id) do update set number = listen.revision.number + 1 returning number`.execute(db);
  return rows[0]!.number;
}

export async function findChangedWatches(db: Transaction, organization: string, since: number) {
  const { rows } = await sql<{ id: string; query: string; archived: boolean }>`
    select id, query, archived_at is not null as archived from listen.watch
    where organization_id = ${organization} and version > ${since} order by id`.execute(db);
  return rows;
}

export async function findMutes(db: Transaction, organization: string) {
  const { rows } = await sql<{
    id: string;
    kind: 'author' | 'word' | 'thread';
    author_id: string | null;
    conversation_id: string | null;
    query: string | null;
  }>`select id, kind, author_id, conversation_id, query from listen.mute
    where organization_id = ${organization} and ended_at is null`.execute(db);
  return rows;
}
