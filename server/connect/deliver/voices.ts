// Which channels of ours can answer somebody now, and whom.
import type { Context } from '../../core/context.ts';
import { type ChannelRow, findChannels } from '../channels/store.ts';
import { type Connector, connectorOf } from '../connector.ts';

/** A channel that can answer a post. */
export interface Answering {
  channelId: string;
  name: string;
  network: string;
  facilityId: string | null;
  /** It answers everything on its network; another one answers what came to it. */
  anywhere: boolean;
  /** Signed in and not paused. */
  ready: boolean;
}

export interface Voice extends Answering {
  /** The longest text it takes; Infinity where the network sets no limit. */
  most: number;
}

/** Whom each connector that speaks can answer: whoever is on its network, or what came to the channel itself. */
export const answering: Partial<Record<ChannelRow['connector'], 'anyone' | 'its own'>> = {
  bluesky: 'anyone',
  mastodon: 'anyone',
  mail: 'its own',
  wordpress: 'its own',
};

async function findRows({ db, organization, clock }: Context): Promise<ChannelRow[]> {
  const rows = await findChannels(db, organization, clock.now());
  return (
    rows
      .filter(({ connector }) => answering[connector] !== undefined)
      // A public stream hears without an account, and says nothing.
      .filter(({ signed_in_at, signed_out_at }) => signed_in_at !== null || signed_out_at !== null)
  );
}

const view = (row: ChannelRow): Answering => ({
  channelId: row.id,
  name: row.name,
  network: row.network,
  facilityId: row.facility_id,
  anywhere: answering[row.connector] === 'anyone',
  ready: row.signed_out_at === null && row.paused_at === null,
});

/** For whoever has no connectors at hand, as jobs. */
export const findAnswering = async (context: Context): Promise<Answering[]> => (await findRows(context)).map(view);

export async function findVoices(context: Context, connectors: readonly Connector[]): Promise<Voice[]> {
  return (await findRows(context)).flatMap((row) => {
    const speaking = connectorOf(connectors, row.connector)?.speaking;
    return speaking ? [{ ...view(row), most: speaking.most(row.settings as never) }] : [];
  });
}
