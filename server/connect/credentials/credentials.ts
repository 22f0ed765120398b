// What a channel signs in with: sealed where it lies, opened for its connector alone.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import type { Transaction } from '../../core/database.ts';
import type { Keys } from '../../core/keys.ts';
import { seal, unseal } from '../../core/seal.ts';
import type { Outside } from '../outside.ts';
import type { Credentials } from '../speaking.ts';
import '../tables.ts';

/** A secret opens for the channel it was sealed for and for no other. */
const about = (organization: string, channelId: string) => `channel ${organization} ${channelId}`;

export async function saveCredentials(
  { db, organization, clock }: Pick<Context, 'db' | 'organization' | 'clock'>,
  keys: Keys,
  channelId: string,
  value: Outside,
): Promise<void> {
  const sealed = await seal(keys, JSON.stringify(value), about(organization, channelId));
  const row = { sealed, saved_at: clock.now() };
  await db
    .insertInto('connect.secret')
    .values({ organization_id: organization, channel_id: channelId, ...row })
    .onConflict((conflict) => conflict.columns(['organization_id', 'channel_id']).doUpdateSet(row))
    .execute();
}

/** @throws SealError where the key is not here */
export async function readCredentials(db: Transaction, keys: Keys, organization: string, channelId: string) {
  const row = await db
    .selectFrom('connect.secret')
    .select('sealed')
    .where('organization_id', '=', organization)
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return row && (JSON.parse(await unseal(keys, row.sealed, about(organization, channelId))) as Outside);
}

export async function forgetCredentials(db: Transaction, organization: string, channelId: string): Promise<void> {
  await db
    .deleteFrom('connect.secret')
    .where('organization_id', '=', organization)
    .where('channel_id', '=', channelId)
    .execute();
}

/** Forgets what channels signed in with that were removed before `before`. */
export async function forgetRemoved(db: Transaction, organization: string, before: Date): Promise<void> {
  await sql`delete from connect.secret s using connect.channel c
    where s.organization_id = ${organization} and c.organization_id = ${organization}
      and c.id = s.channel_id and c.removed_at < ${before}`.execute(db);
}

/** The credentials of one channel as its connector uses them. */
export function credentialsOf(core: Core, organization: string, channelId: string): Credentials {
  const within = <T>(run: (context: Context) => Promise<T>) => act(core, organization, program, run);
  return {
    read: () => within(({ db }) => readCredentials(db, core.keys, organization, channelId)),
    save: (value) => within((context) => saveCredentials(context, core.keys, channelId, value)),
    alone: (run) => alone(core, about(organization, channelId), run),
  };
}

/** A session's lock on a connection of its own, so that it ends when the process does. */
async function alone<T>({ database }: Core, name: string, run: () => Promise<T>): Promise<T> {
  const number = createHash('sha256').update(name).digest().readBigInt64BE().toString();
  const connection = await database.pool.connect();
  try {
    await connection.query('select pg_advisory_lock($1)', [number]);
    return await run();
  } finally {
    await connection.query('select pg_advisory_unlock($1)', [number]).then(
      () => connection.release(),
      (error) => connection.release(error as Error),
    );
  }
}
