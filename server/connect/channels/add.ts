// Adds a channel: what a person typed is tried on the network first, so that it is heard or the reason is said at once.
import type { Channel, Fault } from '../../../contract/connect.ts';
import type { ErrorCode } from '../../../contract/errors.ts';
import type { Actor } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { type Connector, connectorOf, type Settings } from '../connector.ts';
import { showChannel } from './access.ts';
import { insertChannel, isFacility } from './store.ts';

export interface NewChannel {
  name?: string;
  facilityId: string | null;
  settings: Settings;
}

type Connectors = readonly Connector[];

export async function addChannel(
  core: Core,
  connectors: Connectors,
  caller: { organization: string; actor: Actor },
  given: NewChannel,
): Promise<Channel> {
  const { settings, name } = await prepared(core, connectors, given.settings);
  return act(core, caller.organization, caller.actor, async (context) => {
    const id = await insert(context, core, connectors, { ...given, settings, name: given.name ?? name });
    return showChannel(context, connectors, id);
  });
}

/** Settings as the connector completes them, and the name it proposes. Throws the refusal that a fault is. */
export async function prepared(core: Core, connectors: Connectors, settings: Settings) {
  const connector = connectorOf(connectors, settings.connector);
  if (!connector || !hears(connector)) throw new Refusal('request.invalid');
  if (!connector.prepare) return { settings, name: connector.network(settings) };
  const ready = await connector.prepare(settings, core);
  if (!ready.ok) throw refusalOf(ready.fault);
  return { settings: ready.settings as Settings, name: ready.name };
}

const hears = ({ stream, poll, attend, mention }: Connector) => Boolean(stream ?? poll ?? attend ?? mention);

/** @throws Refusal `channel.exists`, `not_found` for a facility that is not there */
export async function insert(
  context: Context,
  core: Core,
  connectors: Connectors,
  given: NewChannel & { name: string },
) {
  const { db, organization, clock } = context;
  const { settings } = given;
  const connector = connectorOf(connectors, settings.connector)!;
  if (given.facilityId && !(await isFacility(db, organization, given.facilityId))) throw notFound();
  const id = newId(clock);
  const inserted = await insertChannel(db, {
    organization_id: organization,
    id,
    connector: settings.connector,
    network: connector.network(settings),
    name: given.name.slice(0, 160),
    settings: JSON.stringify(settings),
    key: connector.streamKey?.(settings, core.config) ?? null,
    facility_id: given.facilityId,
    created_at: clock.now(),
  });
  if (!inserted) throw new Refusal('channel.exists');
  await record(context, 'channel.added', { kind: 'channel', id }, { connector: settings.connector });
  await changed(context, id);
  return id;
}

/** A channel that stands for a network of the demonstration: nothing is asked for it. */
export async function addDemonstrationChannel(
  { db, organization, clock }: Context,
  { network, name, stored }: { network: string; name: string; stored: number },
): Promise<string> {
  const id = newId(clock);
  await insertChannel(db, {
    organization_id: organization,
    id,
    connector: 'demonstration',
    network,
    name,
    stored,
    settings: JSON.stringify({ connector: 'demonstration' }),
    created_at: clock.now(),
    last_heard_at: clock.now(),
  });
  return id;
}

/** Those who hear channels, and the pages that show them, look again. */
export async function changed(context: Context, channelId: string): Promise<void> {
  await context.events.emit(context.db, 'channel.changed', { organizationId: context.organization, channelId });
  await context.wake('channels');
}

/** What a network said when it was tried, as a refusal of the act. */
export function refusalOf({ code, values }: Fault): Refusal {
  const codes: Record<string, ErrorCode> = {
    address: 'channel.address',
    private_address: 'channel.private_address',
    signed_out: 'sign_in.refused',
  };
  return new Refusal(codes[code] ?? 'channel.unreachable', { ...values, fault: code });
}
