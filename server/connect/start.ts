// The worker's half of this room: streams held open, channels asked, imports run, until stopped.
import type { Core } from '../core/context.ts';
import { startDeliveries } from './deliver/works.ts';
import { startAttending } from './hear/attends.ts';
import { startPolls } from './hear/polls.ts';
import { startStreams } from './hear/streams.ts';
import { startImports } from './imports/works.ts';
import type { Around } from './mentions/look.ts';
import { startMentions } from './mentions/work-off.ts';
import './tables.ts';
import { startRevoking } from './sign-in/revoke.ts';
import { startSending } from './webhooks/send.ts';
import { startWorkingOff } from './webhooks/work-off.ts';

export type { Around };

export async function startConnect(core: Core, { connectors, receiver }: Around): Promise<{ stop(): Promise<void> }> {
  const reader = connectors.find((connector) => connector.file)?.file;
  const running = [
    await startStreams(core, connectors, receiver),
    await startAttending(core, connectors, receiver),
    await startPolls(core, connectors, receiver),
    await startDeliveries(core, connectors),
    await startRevoking(core, connectors),
    await startWorkingOff(core, receiver),
    await startMentions(core, { connectors, receiver }),
    await startSending(core),
    ...(reader ? [await startImports(core, { reader, receiver })] : []),
  ];
  return {
    async stop() {
      await Promise.all(running.map((each) => each.stop()));
    },
  };
}
