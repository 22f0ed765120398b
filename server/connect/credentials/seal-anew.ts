// Seals with the key in use what an older one sealed, while everything goes on.
import { sql } from 'kysely';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import type { Keys } from '../../core/keys.ts';
import { markOf, seal, unseal } from '../../core/seal.ts';
import { sealRegistered } from '../sign-in/registered.ts';
import { aboutWebhook } from '../webhooks/out.ts';
import { readCredentials, saveCredentials } from './credentials.ts';

interface Place {
  organization: string;
  id: string;
}

/** @returns how many secrets were sealed anew */
export async function sealAnew(core: Core): Promise<number> {
  const keys = await core.keys.again();
  const mark = markOf(keys.encryption);
  const channels = () =>
    sql<Place>`select organization_id as organization, channel_id as id
    from connect.secrets_sealed_otherwise(${mark})`.execute(core.database.kysely);
  const webhooks = () =>
    sql<Place>`select organization_id as organization, id
    from connect.webhooks_sealed_otherwise(${mark})`.execute(core.database.kysely);
  const registrations = () =>
    sql<Place & { redirect: string }>`select organization_id as organization, server as id, redirect
    from connect.registrations_sealed_otherwise(${mark})`.execute(core.database.kysely);
  return (
    (await all(core, keys, channels, sealChannel)) +
    (await all(core, keys, webhooks, sealWebhook)) +
    (await all(core, keys, registrations, (context, of, server, { redirect }) =>
      sealRegistered(context, of, { server, redirect }),
    ))
  );
}

async function all<P extends Place>(
  core: Core,
  keys: Keys,
  find: () => Promise<{ rows: P[] }>,
  one: (context: Context, keys: Keys, id: string, place: P) => Promise<void>,
): Promise<number> {
  for (let changed = 0; ; ) {
    const { rows } = await find();
    if (rows.length === 0) return changed;
    for (const row of rows) {
      await act(core, row.organization, program, (context) => one(context, keys, row.id, row));
      changed++;
    }
  }
}

async function sealChannel(context: Context, keys: Keys, id: string): Promise<void> {
  const { db, organization } = context;
  // The row is held, so that a token that is refreshed at this moment isn't lost.
  await sql`select from connect.secret where organization_id = ${organization} and channel_id = ${id} for update`.execute(
    db,
  );
  const value = await readCredentials(db, keys, organization, id);
  if (value) await saveCredentials(context, keys, id, value);
}

async function sealWebhook({ db, organization }: Context, keys: Keys, id: string): Promise<void> {
  const { sealed } = await db
    .selectFrom('connect.webhook')
    .select('sealed')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const secret = await unseal(keys, sealed, aboutWebhook(organization, id));
  await db
    .updateTable('connect.webhook')
    .set({ sealed: await seal(keys, secret, aboutWebhook(organization, id)) })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}
