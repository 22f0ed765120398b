// Whether the first run is finished, and who may do it: whoever holds the link that the program printed.
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Ground } from '../../core/context.ts';
import type { Transaction } from '../../core/database.ts';
import { linkTo } from '../people/invite.ts';
import { digestOf, newSecret } from '../sign-in/secrets.ts';

/** Links of the last few starts stay good: several processes may start at once. */
const mostLinks = 5;

async function read<T>(ground: Ground, name: string): Promise<T | undefined> {
  const { rows } = await ground.database.pool.query<{ value: T }>(
    'select value from core.installation where name = $1',
    [name],
  );
  return rows[0]?.value;
}

export const isSetUp = async (ground: Ground): Promise<boolean> => (await read(ground, 'set_up')) !== undefined;

/** The link that opens the start page, new with each start; null once the first run is finished. */
export async function startLink(ground: Ground): Promise<string | null> {
  if (await isSetUp(ground)) return null;
  const token = newSecret();
  await ground.database.pool.query(
    `insert into core.installation as i (name, value) values ('start', jsonb_build_array($1::text))
     on conflict (name) do update set value = (
       select jsonb_agg(link order by place) from (
         select link, place from jsonb_array_elements(excluded.value || i.value) with ordinality as links (link, place)
         order by place limit $2) as newest)`,
    [digestOf(token).toString('hex'), mostLinks],
  );
  return linkTo(ground.config, 'start', token);
}

export async function isStartToken(ground: Ground, token: string | undefined | null): Promise<boolean> {
  if (!token) return false;
  const digest = digestOf(token);
  const links = (await read<string[]>(ground, 'start')) ?? [];
  return links.some((link) => timingSafeEqual(Buffer.from(link, 'hex'), digest));
}

/** True for the one transaction that finishes the first run; a second one waits for it, and is told no. */
export async function finishFirstRun(db: Transaction, at: Date): Promise<boolean> {
  const value = JSON.stringify({ at: at.toISOString() });
  const { rows } = await sql`insert into core.installation (name, value) values ('set_up', ${value}::jsonb)
    on conflict (name) do nothing returning name`.execute(db);
  if (rows.length === 0) return false;
  await sql`delete from core.installation where name = 'start'`.execute(db);
  return true;
}
