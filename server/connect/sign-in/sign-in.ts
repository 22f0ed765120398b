// Connects a channel with an account: what a person typed is tried at once; what it signs in with is sealed.
import type { Channel } from '../../../contract/connect.ts';
import type { Actor } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { SealError } from '../../core/seal.ts';
import { record } from '../../govern/index.ts';
import { accessChannel, showChannel } from '../channels/access.ts';
import { changed, insert, refusalOf } from '../channels/add.ts';
import { updateChannel } from '../channels/store.ts';
import { type Connector, connectorOf, type Settings, type SignedIn, type SignIn } from '../connector.ts';
import { readCredentials, saveCredentials } from '../credentials/credentials.ts';
import { queueAgain } from '../deliver/store.ts';
import { type Former, revoke } from './revoke.ts';

const longest = 45_000;

export interface Caller {
  organization: string;
  actor: Actor;
}

export interface Account {
  /** The channel that is signed in anew; undefined for a new one. */
  channelId?: string | undefined;
  name?: string | undefined;
  facilityId: string | null;
  settings: Settings;
}

export function signInOf(connectors: readonly Connector[], settings: Settings): SignIn<Settings['connector']> {
  const signIn = connectorOf(connectors, settings.connector)?.signIn;
  if (!signIn) throw new Refusal('request.invalid');
  return signIn;
}

export const inTime = () => AbortSignal.timeout(longest);

export async function signIn(
  core: Core,
  connectors: readonly Connector[],
  caller: Caller,
  { fields, ...account }: Account & { fields: Record<string, string> },
): Promise<Channel> {
  const { password } = signInOf(connectors, account.settings);
  if (!password) throw new Refusal('request.invalid');
  await act(core, caller.organization, caller.actor, async (context) => {
    if (account.channelId) await accessChannel(context, account.channelId);
  });
  return keepSignedIn(
    core,
    connectors,
    caller,
    account,
    await password({ settings: account.settings, fields, signal: inTime() }, core),
  );
}

/** Stores the account as a new channel, or as what the channel signs in with from now on. Throws the refusal that a fault is. */
export async function keepSignedIn(
  core: Core,
  connectors: readonly Connector[],
  { organization, actor }: Caller,
  { channelId, name, facilityId }: Omit<Account, 'settings'>,
  answer: SignedIn<Settings['connector']>,
): Promise<Channel> {
  if (!answer.ok) throw refusalOf(answer.fault);
  const { settings, credentials } = answer;
  const connector = connectorOf(connectors, settings.connector)!;
  let former: Former | undefined;
  const channel = await act(core, organization, actor, async (context) => {
    const { db, clock } = context;
    const now = clock.now();
    const id =
      channelId ?? (await insert(context, core, connectors, { facilityId, settings, name: name ?? answer.name }));
    const before = await accessChannel(context, id);
    const key = connector.streamKey?.(settings, core.config) ?? null;
    // Another account would mix two people's words under one name.
    if (channelId && (before.connector !== settings.connector || before.key !== key))
      throw new Refusal('sign_in.refused', { fault: 'other_account' });
    const value = await readCredentials(db, core.keys, organization, id).catch(unreadable);
    former = value && { organization, channelId: id, settings: before.settings, credentials: value };
    await saveCredentials(context, core.keys, id, credentials);
    const found = await updateChannel(db, organization, id, {
      settings: JSON.stringify(settings),
      signed_in_at: now,
      signed_out_at: null,
      fault: null,
      failures: 0,
      next_try_at: null,
    });
    if (!found) throw notFound();
    await queueAgain(db, organization, id, now);
    await record(context, 'channel.signed_in', { kind: 'channel', id });
    await changed(context, id);
    await context.wake('deliveries');
    return showChannel(context, connectors, id);
  });
  if (!former || !(await revoke(core, connectors, former))) return channel;
  return act(core, organization, actor, (context) => showChannel(context, connectors, channel.id));
}

/** Sealed with a key that is gone: that is mended just now. */
function unreadable(error: unknown): undefined {
  if (!(error instanceof SealError)) throw error;
}
