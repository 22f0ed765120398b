// SQL of who is looking at what, or writing: rows that end by themselves.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

export interface Present {
  thread_id: string;
  person_id: string;
  name: string;
  doing: 'looking' | 'writing';
}

/** Whether anything about it is new to others. */
export async function setPresent(
  db: Transaction,
  organization: string,
  {
    thread,
    person,
    doing,
    now,
    until,
  }: { thread: string; person: string; doing: Present['doing']; now: Date; until: Date },
): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    with before as (select doing, until from respond.presence
      where organization_id = ${organization} and thread_id = ${thread} and person_id = ${person})
    insert into respond.presence (organization_id, thread_id, person_id, doing, until)
    values (${organization}, ${thread}, ${person}, ${doing}, ${until})
    on conflict (organization_id, thread_id, person_id) do update set doing = excluded.doing, until = excluded.until
    returning not exists (select from before where doing = ${doing} and until > ${now}) as fresh`.execute(db);
  return rows[0]!.fresh;
}

export async function removePresent(db: Transaction, organization: string, thread: string, person: string) {
  await sql`delete from respond.presence
    where organization_id = ${organization} and thread_id = ${thread} and person_id = ${person}`.execute(db);
}

export async function findPresent(
  db: Transaction,
  organization: string,
  threads: readonly string[],
  now: Date,
): Promise<Present[]> {
  const { rows } = await sql<Present>`select s.thread_id, s.person_id, p.name, s.doing from respond.presence s
    join govern.person p on p.organization_id = s.organization_id and p.id = s.person_id
    where s.organization_id = ${organization} and s.thread_id = any (${threads}::uuid[]) and s.until > ${now}
    order by s.person_id`.execute(db);
  return rows;
}
