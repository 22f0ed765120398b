// What the program is known by at a server: registered there once for each organization, sealed, and used for every sign-in.
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import type { Keys } from '../../core/keys.ts';
import { seal, unseal } from '../../core/seal.ts';
import type { Registered } from '../connector.ts';
import type { Outside } from '../outside.ts';

const about = (organization: string, server: string) => `registration ${organization} ${server}`;

/** @param redirect where servers send people back to; at another address the program registers anew */
export function registeredAs(core: Core, organization: string, redirect: string): Registered {
  const within = <T>(run: (context: Context) => Promise<T>) => act(core, organization, program, run);
  return {
    read: (server) =>
      within(async ({ db }) => {
        const row = await db
          .selectFrom('connect.registration')
          .select('sealed')
          .where('organization_id', '=', organization)
          .where('server', '=', server)
          .where('redirect', '=', redirect)
          .executeTakeFirst();
        return row && (JSON.parse(await unseal(core.keys, row.sealed, about(organization, server))) as Outside);
      }),
    save: (server, value) => within((context) => saveRegistered(context, core.keys, { server, redirect }, value)),
    forget: (server) =>
      within(async ({ db }) => {
        await db
          .deleteFrom('connect.registration')
          .where('organization_id', '=', organization)
          .where('server', '=', server)
          .execute();
      }),
  };
}

async function saveRegistered(
  { db, organization, clock }: Context,
  keys: Keys,
  place: { server: string; redirect: string },
  value: Outside,
): Promise<void> {
  const sealed = await seal(keys, JSON.stringify(value), about(organization, place.server));
  const row = { sealed, saved_at: clock.now() };
  await db
    .insertInto('connect.registration')
    .values({ organization_id: organization, ...place, ...row })
    .onConflict((conflict) => conflict.columns(['organization_id', 'server', 'redirect']).doUpdateSet(row))
    .execute();
}

/** Seals one anew with the key in use. */
export async function sealRegistered(
  context: Context,
  keys: Keys,
  place: { server: string; redirect: string },
): Promise<void> {
  const { db, organization } = context;
  const { sealed } = await db
    .selectFrom('connect.registration')
    .select('sealed')
    .where('organization_id', '=', organization)
    .where('server', '=', place.server)
    .where('redirect', '=', place.redirect)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const value = JSON.parse(await unseal(keys, sealed, about(organization, place.server))) as Outside;
  await saveRegistered(context, keys, place, value);
}
