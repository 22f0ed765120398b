// Listens to a channel as its worker does, and stores nothing: has what we said come back to us?
import type { Fault } from '../../../contract/connect.ts';
import type { Core } from '../../core/context.ts';
import { pause } from '../../core/lease.ts';
import type { ChannelRow } from '../channels/store.ts';
import type { Connector, Heard } from '../connector.ts';
import { credentialsOf } from '../credentials/credentials.ts';

export interface Listening {
  /** Undefined once it is heard; else why not. */
  hear(externalId: string, within: number): Promise<Fault | undefined>;
  stop(): Promise<void>;
}

const notHeard = (host: string): Fault => ({ code: 'certify_not_heard', values: { host } });

export function listenTo(core: Core, connector: Connector, channel: ChannelRow, host: string): Listening {
  const stopped = new AbortController();
  const heard = new Set<string>();
  let ended: Fault | undefined;
  let woken = () => {};
  const take = async ({ posts }: Pick<Heard, 'posts'>) => {
    for (const { externalId } of posts) heard.add(externalId);
    woken();
  };
  const given = {
    settings: channel.settings,
    credentials: credentialsOf(core, channel.organization_id, channel.id),
    signal: stopped.signal,
  };
  const attending = connector
    .attend?.({ ...given, cursor: channel.cursor, store: take, sift: take, connected: () => {} }, core)
    .then((fault) => {
      ended = fault;
      woken();
    })
    .catch(() => {
      ended = { code: 'connector', values: {} };
      woken();
    });
  return {
    async hear(externalId, within) {
      const late = AbortSignal.any([AbortSignal.timeout(within), stopped.signal]);
      while (!heard.has(externalId) && !late.aborted) {
        if (ended) return ended;
        if (attending) {
          const come = new Promise<void>((wake) => {
            woken = wake;
          });
          if (!heard.has(externalId)) await Promise.race([come, pause(within, late)]);
          continue;
        }
        const polled = await connector.poll!({ ...given, cursor: null }, core);
        if (!polled.ok) return polled.fault;
        await take(polled);
        if (!heard.has(externalId)) await pause(2000, late);
      }
      return heard.has(externalId) ? undefined : notHeard(host);
    },
    async stop() {
      stopped.abort();
      await attending;
    },
  };
}
