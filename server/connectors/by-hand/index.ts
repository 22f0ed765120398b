// What people of ours bring in themselves: nothing is asked of the network, but for a post's address that they give.
import type { Connector } from '../../connect/connector.ts';

export const byHand: Connector<'by_hand'> = {
  name: 'by_hand',
  network: ({ network }) => network,
  verified: [{ how: 'stand_in', note: 'by_hand', on: null }],
};
