// Ends at the network what a channel signed in with: after it was removed, and after it was signed in anew. What became of it is
// kept in plain words; it holds nothing up.
import { sql } from 'kysely';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { kindOf } from '../../core/jobs.ts';
import { record } from '../../govern/index.ts';
import { findChannels, updateChannel } from '../channels/store.ts';
import { type Connector, connectorOf, type Revoked, type Settings } from '../connector.ts';
import { credentialsOf, forgetCredentials, readCredentials } from '../credentials/credentials.ts';
import { watchful } from '../hear/watchful.ts';
import type { Outside } from '../outside.ts';

const longest = 15_000;
const minute = 60_000;
/** A removal can be taken back whole for so long. */
const undoFor = 10 * minute;
/** Where the network could not be reached. */
const again = 60 * minute;

export interface Former {
  organization: string;
  channelId: string;
  settings: Settings;
  credentials: Outside;
}

/** Throws nothing. @returns undefined where the network knows no such thing */
export async function revoke(
  core: Core,
  connectors: readonly Connector[],
  { organization, channelId, settings, credentials }: Former,
): Promise<Revoked | undefined> {
  const end = connectorOf(connectors, settings.connector)?.signIn?.revoke;
  if (!end) return undefined;
  try {
    const inUse = await act(core, organization, program, (context) => credentialsInUse(context, core, settings));
    const revoked = await end({ settings, credentials, inUse, signal: AbortSignal.timeout(longest) }, core);
    await act(core, organization, program, (context) => note(context, channelId, revoked));
    return revoked;
  } catch (error) {
    core.log.warn({ connector: settings.connector, kind: kindOf(error) }, 'A former sign-in could not be ended.');
    return { was: 'not_ended', fault: { code: 'connector', values: {} } };
  }
}

/** What the organization's channels on that network sign in with now: two may share a token or a password. */
async function credentialsInUse({ db, organization, clock }: Context, core: Core, { connector }: Settings) {
  const channels = await findChannels(db, organization, clock.now());
  const all: Outside[] = [];
  for (const { id } of channels.filter((each) => each.connector === connector)) {
    const value = await readCredentials(db, core.keys, organization, id);
    if (value) all.push(value);
  }
  return all;
}

async function note(context: Context, channelId: string, revoked: Revoked): Promise<void> {
  const { db, organization, clock } = context;
  const { was } = revoked;
  const fault = revoked.was === 'not_ended' ? revoked.fault : null;
  const value = JSON.stringify({ at: clock.now().toISOString(), was, fault });
  for (const removed of [false, true]) await updateChannel(db, organization, channelId, { revoked: value }, removed);
  await record(context, 'channel.sign_in_ended', { kind: 'channel', id: channelId }, { was, why: fault?.code ?? null });
  await context.wake('channels');
}

/** Ends the sign-ins of removed channels, once the removal can no longer be taken back whole, and forgets them here. */
export async function revokeRemoved(core: Core, connectors: readonly Connector[]): Promise<void> {
  const now = core.clock.now().getTime();
  const before = new Date(now - undoFor);
  const { rows } = await inInstallation(core.database, (db) =>
    sql<{ organization: string; id: string }>`select organization_id as organization, id
      from connect.removed_with_secrets(${before})`.execute(db),
  );
  for (const { organization, id } of rows) {
    await credentialsOf(core, organization, id).alone(async () => {
      const found = await act(core, organization, program, async ({ db }) => {
        const [channel] = await findChannels(db, organization, before, { id, removed: true });
        const value = channel && (await readCredentials(db, core.keys, organization, id));
        return channel && value && { channel, value };
      });
      if (!found) return;
      const { settings, removed_at, revoked: last } = found.channel;
      const since = last && Date.parse(last.at) > removed_at!.getTime() ? Date.parse(last.at) : 0;
      if (now - since < again) return;
      const revoked = await revoke(core, connectors, {
        organization,
        channelId: id,
        settings,
        credentials: found.value,
      });
      // Where it was not ended it is tried again, for a day; after that it is forgotten here all the same.
      if (revoked?.was !== 'not_ended')
        await act(core, organization, program, ({ db }) => forgetCredentials(db, organization, id));
    });
  }
}

export async function startRevoking(core: Core, connectors: readonly Connector[]) {
  return watchful(core, () => revokeRemoved(core, connectors), minute);
}
