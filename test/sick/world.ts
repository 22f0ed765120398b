// Mercy Valley on the clock that the test moves: channels that have signed in on the networks, and what is said on them.
import { after } from 'node:test';
import { insertChannel } from '../../server/connect/channels/store.ts';
import type { Connector } from '../../server/connect/connector.ts';
import { saveCredentials } from '../../server/connect/credentials/credentials.ts';
import { deliver, type Wanted } from '../../server/connect/deliver/ask.ts';
import { editor, openWorld as openRoom } from '../../server/connect/testing/world.ts';
import type { FixedClock } from '../../server/core/clock.ts';
import { act, type Context } from '../../server/core/context.ts';
import { newId } from '../../server/core/ids.ts';
import type { Outgoing } from '../../server/core/outgoing.ts';
import { clockwork, timed } from './clockwork.ts';

interface Account {
  name: string;
  server: string;
  /** Its id on the server. */
  account: string;
  token: string;
}

/** Closed when the file ends. @param outgoing where names lead, if not where they always do */
export async function openWorld(
  networks: Parameters<typeof clockwork>[0],
  connectors: readonly Connector[],
  outgoing?: (clock: FixedClock) => Outgoing,
) {
  const time = clockwork(networks, '2026-03-01T12:00:00Z');
  const { clock } = time;
  const room = await openRoom({ clock });
  after(() => room.close());
  const calls = timed(outgoing?.(clock) ?? room.core.outgoing, clock);
  const core = { ...room.core, outgoing: calls.outgoing };
  const { id: organization } = await room.found('Mercy Valley');
  const run = <T>(work: (context: Context) => Promise<T>): Promise<T> => act(core, organization, editor, work);
  return {
    time,
    clock,
    calls,
    core,
    act: run,
    /** A channel of that account; its id. */
    async channel(
      { name, server, account: id, token }: Account,
      connector: Connector['name'] = 'mastodon',
    ): Promise<string> {
      const channelId = newId(clock);
      const account = { id, handle: `${name}@stand-in.example` };
      await run(async (context) => {
        await insertChannel(context.db, {
          organization_id: organization,
          id: channelId,
          connector,
          network: 'mastodon',
          name,
          settings: JSON.stringify({ connector: 'mastodon', server, account, hashtags: [], public: 'none' }),
          created_at: clock.now(),
        });
        await saveCredentials(context, core.keys, channelId, { server, token });
      });
      return channelId;
    },
    /** Asked for, so that the worker says it; the delivery's id. */
    async say(channelId: string, text: string, answering?: Wanted['target']): Promise<string> {
      const what = answering ? { kind: 'reply' as const, target: answering } : { kind: 'post' as const, target: null };
      const wanted = { channelId, ...what, content: { text, images: [] }, key: text };
      return (await run((context) => deliver(context, connectors, wanted))).id;
    },
  };
}
