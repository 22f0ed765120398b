// The only way from an id to a channel, and to all of them.
import type { Channel } from '../../../contract/connect.ts';
import { facilitiesFor, may } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import type { Connector } from '../connector.ts';
import { type ChannelRow, findChannels } from './store.ts';
import { channelView } from './views.ts';

const day = 86_400_000;

export async function accessChannel(context: Context, id: string, removed = false): Promise<ChannelRow> {
  const [row] = await readChannels(context, { id, removed });
  if (!row) throw notFound();
  return row;
}

async function readChannels({ db, organization, actor, clock }: Context, which: { id?: string; removed?: boolean }) {
  const since = new Date(clock.now().getTime() - day);
  // Who may change channels, which is a right for all of them, finds those to change.
  const facilities = may(actor, 'channels.write') ? null : facilitiesFor(actor, 'channels.read');
  return findChannels(db, organization, since, { ...which, facilities });
}

export async function showChannel(context: Context, connectors: readonly Connector[], id: string): Promise<Channel> {
  return channelView(await accessChannel(context, id), connectors, context.clock.now());
}

export async function showChannels(context: Context, connectors: readonly Connector[]): Promise<Channel[]> {
  const now = context.clock.now();
  return (await readChannels(context, {})).map((row) => channelView(row, connectors, now));
}
