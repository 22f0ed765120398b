// Says one thing of a certification the way everything is said: queued as a delivery, worked on, and looked at afterwards.
import { operator, program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import type { Connector } from '../connector.ts';
import { accessDelivery } from '../deliver/access.ts';
import { deliver, type Wanted } from '../deliver/ask.ts';
import type { DeliveryRow } from '../deliver/store.ts';
import { takeBack } from '../deliver/take-back.ts';
import { workDelivery } from '../deliver/work.ts';

export interface Speaker {
  core: Core;
  connectors: readonly Connector[];
  organization: string;
  channelId: string;
  /** Waits so many ms, or less when `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** How long one thing may take, ms. */
  patience: number;
}

const often = 250;
/** Once posted, how long it is looked for. */
const lookedFor = 45_000;

/** Until it is posted and seen, or will not be, or patience ends. Never throws for what a network does. */
export async function say(
  speaker: Speaker,
  wanted: Omit<Wanted, 'channelId'>,
  signal: AbortSignal,
): Promise<DeliveryRow> {
  const { core, connectors, organization, channelId } = speaker;
  const { id } = await act(core, organization, operator, (context) =>
    deliver(context, connectors, { channelId, ...wanted }),
  );
  return settle(speaker, id, signal);
}

export async function settle(speaker: Speaker, id: string, signal: AbortSignal): Promise<DeliveryRow> {
  const { core, connectors, organization } = speaker;
  const begun = core.clock.now().getTime();
  for (;;) {
    // A server that runs beside has the same worker: whoever claims it first tells the network.
    await workDelivery(core, connectors, { organization, id }, signal);
    const row = await act(core, organization, program, (context) => accessDelivery(context, id));
    const now = core.clock.now().getTime();
    const late = now - (row.posted_at?.getTime() ?? begun) > (row.posted_at ? lookedFor : speaker.patience);
    if (isSettled(row) || late || signal.aborted) return row;
    await speaker.wait(often, signal);
  }
}

const isSettled = ({ state, seen_at, next_at }: DeliveryRow): boolean =>
  (state !== 'posted' && state !== 'queued' && state !== 'sending') || seen_at !== null || next_at === null;

/** What still waits is never sent. */
export async function dropQueued({ core, connectors, organization }: Speaker, id: string): Promise<boolean> {
  return act(core, organization, operator, (context) => takeBack(context, connectors, id)).then(
    ({ state }) => state === 'taken_back',
    () => false,
  );
}
