// Takes what another program tells us: the signature is checked over the raw body, the rest is worked off later.
import { sql } from 'kysely';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { isId } from '../../core/ids.ts';
import { credentialsOf } from '../credentials/credentials.ts';
import { check, type Signed } from './signature.ts';

/**
 * Stores the message once, however often it comes; answers before anything is done with it.
 * @throws Refusal `not_found` for a channel that is not there, `webhook.signature` for what is unsigned, forged or late
 */
export async function takeWebhook(core: Core, channelId: string, signed: Signed, body: Buffer): Promise<void> {
  const organization = isId(channelId) ? await organizationOf(core, channelId) : undefined;
  if (!organization) throw notFound();
  const secret = (await credentialsOf(core, organization, channelId).read())?.secret;
  const now = core.clock.now();
  const checked = typeof secret === 'string' && check(secret, signed, body, now);
  if (!checked || checked.ok === false) throw new Refusal('webhook.signature', checked ? { why: checked.why } : {});
  await act(core, organization, program, async ({ db, wake }) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('connect.webhook_arrival')
      .values({
        organization_id: organization,
        channel_id: channelId,
        message_id: signed.id,
        sent_at: checked.sentAt,
        received_at: now,
        body,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) await wake('channels');
  });
}

async function organizationOf(core: Core, channelId: string): Promise<string | undefined> {
  const { rows } = await inInstallation(core.database, (db) =>
    sql<{ id: string }>`select organization_id as id from connect.webhook_channel(${channelId})`.execute(db),
  );
  return rows[0]?.id;
}
