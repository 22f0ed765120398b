// Signs a channel in on the network's own page: where to go, and what comes back from there.
import { createHash, randomBytes } from 'node:crypto';
import type { Channel } from '../../../contract/connect.ts';
import { act, type Core } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { SealError, seal, unseal } from '../../core/seal.ts';
import { accessChannel } from '../channels/access.ts';
import { refusalOf } from '../channels/add.ts';
import type { Connector } from '../connector.ts';
import type { Outside } from '../outside.ts';
import { registeredAs } from './registered.ts';
import { type Account, type Caller, inTime, keepSignedIn, signInOf } from './sign-in.ts';

const goodFor = 15 * 60_000;

const digestOf = (state: string) => createHash('sha256').update(state).digest();
const about = (organization: string, id: string) => `sign-in ${organization} ${id}`;

export const redirectOf = ({ config }: Pick<Core, 'config'>): string => `${config.url}/connect/back`;

export async function beginSignIn(
  core: Core,
  connectors: readonly Connector[],
  { organization, actor }: Caller,
  { settings, channelId, name, facilityId }: Account,
): Promise<{ address: string }> {
  const { begin } = signInOf(connectors, settings);
  // Who comes back must be who left, so a key can't be the one who leaves.
  if (!begin || actor.kind !== 'person' || !actor.id) throw new Refusal('request.invalid');
  const person = actor.id;
  const state = randomBytes(24).toString('base64url');
  const redirect = redirectOf(core);
  const registered = registeredAs(core, organization, redirect);
  const begun = await begin({ settings, redirect, state, registered, signal: inTime() }, core);
  if (!begun.ok) throw refusalOf(begun.fault);
  return act(core, organization, actor, async (context) => {
    const { db, clock } = context;
    if (channelId) await accessChannel(context, channelId);
    const id = newId(clock);
    await db
      .deleteFrom('connect.sign_in')
      .where('organization_id', '=', organization)
      .where('expires_at', '<', clock.now())
      .execute();
    await db
      .insertInto('connect.sign_in')
      .values({
        organization_id: organization,
        id,
        state_digest: digestOf(begun.state ?? state),
        person_id: person,
        connector: settings.connector,
        settings: JSON.stringify(settings),
        channel_id: channelId ?? null,
        name: name ?? null,
        facility_id: facilityId,
        kept: await seal(core.keys, JSON.stringify(begun.kept), about(organization, id)),
        expires_at: new Date(clock.now().getTime() + goodFor),
      })
      .execute();
    return { address: begun.address };
  });
}

/** @param query what stood behind the question mark; its state is good once, for the person who left */
export async function finishSignIn(
  core: Core,
  connectors: readonly Connector[],
  caller: Caller,
  query: string,
): Promise<Channel> {
  const answer = new URLSearchParams(query);
  const row = await act(core, caller.organization, caller.actor, async ({ db, organization, clock }) => {
    return db
      .deleteFrom('connect.sign_in')
      .where('organization_id', '=', organization)
      .where('state_digest', '=', digestOf(answer.get('state') ?? ''))
      .where('person_id', '=', caller.actor.id)
      .where('expires_at', '>', clock.now())
      .returningAll()
      .executeTakeFirst();
  });
  if (!row) throw new Refusal('sign_in.expired');
  const { finish } = signInOf(connectors, row.settings);
  if (!finish) throw new Refusal('sign_in.expired');
  const sealed = await unseal(core.keys, row.kept, about(caller.organization, row.id)).catch((error) => {
    // The key was changed while the person was away.
    throw error instanceof SealError ? new Refusal('sign_in.expired') : error;
  });
  const kept = JSON.parse(sealed) as Outside;
  const redirect = redirectOf(core);
  const registered = registeredAs(core, caller.organization, redirect);
  const given = { settings: row.settings, kept, query: answer, redirect, registered, signal: inTime() };
  const account = { channelId: row.channel_id ?? undefined, name: row.name ?? undefined, facilityId: row.facility_id };
  return keepSignedIn(core, connectors, caller, account, await finish(given, core));
}
