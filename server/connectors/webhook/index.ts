// Any other program that tells us, signed, what people say: nothing is asked of it.
import type { Connector } from '../../connect/connector.ts';

export const webhook: Connector<'webhook'> = {
  name: 'webhook',
  network: ({ network }) => network,
  verified: [{ how: 'real_server', note: 'webhook', on: null }],
};
