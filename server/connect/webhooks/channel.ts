// A channel that another program speaks through: its address, and the secret that its messages are signed with.
import type { Channel } from '../../../contract/connect.ts';
import type { Context, Core } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { record } from '../../govern/index.ts';
import { accessChannel, showChannel } from '../channels/access.ts';
import { insert } from '../channels/add.ts';
import type { Connector } from '../connector.ts';
import { saveCredentials } from '../credentials/credentials.ts';
import { newSecret } from './signature.ts';

export async function addWebhookChannel(
  context: Context,
  core: Core,
  connectors: readonly Connector[],
  { name, network, facilityId }: { name: string; network: string; facilityId: string | null },
): Promise<{ channel: Channel; address: string; secret: string }> {
  const settings = { connector: 'webhook' as const, network: network.toLowerCase() };
  const id = await insert(context, core, connectors, { name, facilityId, settings });
  const secret = newSecret();
  await saveCredentials(context, core.keys, id, { secret });
  return { channel: await showChannel(context, connectors, id), address: `${core.config.url}/hooks/${id}`, secret };
}

export async function changeWebhookSecret(context: Context, core: Core, id: string): Promise<{ secret: string }> {
  const channel = await accessChannel(context, id);
  if (channel.connector !== 'webhook') throw notFound();
  const secret = newSecret();
  await saveCredentials(context, core.keys, id, { secret });
  await record(context, 'channel.secret_changed', { kind: 'channel', id });
  return { secret };
}
