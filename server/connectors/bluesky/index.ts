// Bluesky: the public stream or one server's own firehose, for which no account is needed; and an account of ours, which speaks.
import type { Connector } from '../../connect/connector.ts';
import { poll } from './account/poll.ts';
import { signIn } from './account/sign-in.ts';
import { speaking } from './account/speaking.ts';
import { byAddress } from './by-address.ts';
import { profiles, thread } from './look-up.ts';
import { network } from './record.ts';
import { stream } from './stream.ts';

export const bluesky: Connector<'bluesky'> = {
  name: 'bluesky',
  network: () => network,
  verified: [
    { how: 'stand_in', note: 'bluesky_jetstream', on: null },
    { how: 'real_server', note: 'bluesky_firehose', on: null },
    { how: 'real_server', note: 'bluesky_account', on: null },
  ],
  async prepare(settings, { outgoing, config }) {
    if (settings.source === 'account') {
      // Only who has signed in knows it; what was known stays so.
      if (!settings.did) return { ok: false, fault: { code: 'signed_out', values: { host: 'Bluesky' } } };
      return { ok: true, settings, name: settings.handle ? `@${settings.handle}` : settings.did };
    }
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
  poll,
  signIn,
  speaking,
  streamKey: (settings, config) =>
    settings.source === 'account'
      ? `bluesky account ${settings.did}`
      : `bluesky ${settings.source === 'firehose' ? settings.server : config.jetstreamUrl}`,
  thread,
  profiles,
  byAddress,
};
