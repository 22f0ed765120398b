// Bluesky: the public stream or one server's own firehose, and public look-ups. No account is needed.
import type { Connector } from '../../connect/connector.ts';
import { profiles, thread } from './look-up.ts';
import { network } from './record.ts';
import { stream } from './stream.ts';

export const bluesky: Connector<'bluesky'> = {
  name: 'bluesky',
  network: () => network,
  verified: [
    { how: 'stand_in', note: 'bluesky_jetstream', on: null },
    { how: 'real_server', note: 'bluesky_firehose', on: null },
  ],
  async prepare(settings, { outgoing, config }) {
    if (settings.source === 'jetstream') {
      const fault = await outgoing.refuses(config.jetstreamUrl);
      return fault ? { ok: false, fault } : { ok: true, settings: { ...settings, server: undefined }, name: 'Bluesky' };
    }
    const server = URL.parse(settings.server ?? '');
    if (!server || (server.protocol !== 'https:' && server.protocol !== 'http:'))
      return { ok: false, fault: { code: 'address', values: {} } };
    const answer = await outgoing.ask(new URL('/xrpc/com.atproto.server.describeServer', server).href, {
      most: 100_000,
      within: 10_000,
    });
    if (!answer.ok) return answer;
    return { ok: true, settings: { ...settings, server: server.origin }, name: `Bluesky (${server.host})` };
  },
  stream,
  streamKey: (settings, config) =>
    settings.source === 'firehose' ? `bluesky ${settings.server}` : `bluesky ${config.jetstreamUrl}`,
  thread,
  profiles,
};
