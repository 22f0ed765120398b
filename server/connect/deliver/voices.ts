// Which channels of ours can answer somebody now, and whom.
import type { Context } from '../../core/context.ts';
import { type ChannelRow, findChannels } from '../channels/store.ts';
import { type Connector, connectorOf } from '../connector.ts';

/** A channel that can answer a post. */
export interface Voice {
  channelId: string;
  name: string;
  network: string;
  facilityId: string | null;
  /** It answers everything on its network; another one answers what came to it. */
  anywhere: boolean;
  /** Signed in and not paused. */
  ready: boolean;
  /** The longest text it takes; Infinity where the network sets no limit. */
  most: number;
}

/** On these networks an account can answer any post it is given the address of. */
const open = new Set<ChannelRow['connector']>(['bluesky', 'mastodon']);

export async function findVoices(
  { db, organization, clock }: Context,
  connectors: readonly Connector[],
): Promise<Voice[]> {
  const rows = await findChannels(db, organization, clock.now());
  return (
    rows
      .filter(({ connector }) => connectorOf(connectors, connector)?.speaking?.can.includes('reply'))
      // A public stream hears without an account, and says nothing.
      .filter(({ signed_in_at, signed_out_at }) => signed_in_at !== null || signed_out_at !== null)
      .map((row) => ({
        channelId: row.id,
        name: row.name,
        network: row.network,
        facilityId: row.facility_id,
        anywhere: open.has(row.connector),
        ready: row.signed_out_at === null && row.paused_at === null,
        most: connectorOf(connectors, row.connector)!.speaking!.most(row.settings as never),
      }))
  );
}
