// Renames a channel, or changes its facility or settings.
import type { Channel } from '../../../contract/connect.ts';
import type { Actor } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { record } from '../../govern/index.ts';
import { type Connector, connectorOf, type Settings } from '../connector.ts';
import { accessChannel, showChannel } from './access.ts';
import { changed, prepared } from './add.ts';
import { findByKey, isFacility, updateChannel } from './store.ts';

export interface ChannelChange {
  name?: string;
  facilityId?: string | null;
  settings?: Settings;
}

/** New settings are tried on the network, outside of a transaction; another address begins from nothing. */
export async function editChannel(
  core: Core,
  connectors: readonly Connector[],
  { organization, actor }: { organization: string; actor: Actor },
  id: string,
  change: ChannelChange,
): Promise<Channel> {
  const before = await act(core, organization, actor, (context) => accessChannel(context, id));
  if (change.settings && change.settings.connector !== before.connector) throw new Refusal('request.invalid');
  if (change.settings && !isSamePlace(connectors, before.settings, change.settings))
    throw new Refusal('sign_in.refused', { fault: 'sign_in_elsewhere' });
  const settings = change.settings && (await prepared(core, connectors, change.settings)).settings;
  return act(core, organization, actor, async (context) => {
    const { db } = context;
    if (change.facilityId && !(await isFacility(db, organization, change.facilityId))) throw notFound();
    const key = settings && (connectorOf(connectors, settings.connector)?.streamKey?.(settings, core.config) ?? null);
    const elsewhere = key !== undefined && key !== before.key;
    if (elsewhere && key) {
      const other = await findByKey(db, organization, before.connector, key);
      if (other && other.id !== id) throw new Refusal('channel.exists');
    }
    const found = await updateChannel(db, organization, id, {
      name: change.name ?? before.name,
      ...(change.facilityId !== undefined ? { facility_id: change.facilityId } : {}),
      ...(settings ? { settings: JSON.stringify(settings), key } : {}),
      ...(elsewhere ? { cursor: null, fault: null, failures: 0, next_try_at: null } : {}),
    });
    if (!found) throw notFound();
    const fields = Object.keys(change).filter((name) => change[name as keyof ChannelChange] !== undefined);
    await record(context, 'channel.changed', { kind: 'channel', id }, { fields });
    await changed(context, id);
    return showChannel(context, connectors, id);
  });
}

/** What a channel signs in with never follows settings to another server: who gives those must give that, too. */
function isSamePlace(connectors: readonly Connector[], before: Settings, after: Settings): boolean {
  const place = connectorOf(connectors, before.connector)?.signIn?.place;
  return !place || JSON.stringify(place(before)) === JSON.stringify(place(after));
}
