// One step with one delivery: the claim is written before the network is told, the answer after it.
import type { Core } from '../../core/context.ts';
import { kindOf } from '../../core/jobs.ts';
import type { Connector } from '../connector.ts';
import { patiently } from '../patiently.ts';
import { doubt, type Told } from '../speaking.ts';
import { type Claimed, claimDelivery, type Due } from './claim.ts';
import { endDelivery } from './end.ts';
import { heed } from './heed.ts';
import { lookForDelivery } from './look.ts';
import { afterTelling } from './rules.ts';
import { speechOf } from './speech.ts';

/** The time was over before anything was said. */
const tooLate: Told = { was: 'not_sent', fault: { code: 'stopped', values: {} } };

/** Does nothing when another process is at it, or nothing is to be done. A fault outside is stored, never thrown. */
export async function workDelivery(
  core: Core,
  connectors: readonly Connector[],
  due: Due,
  signal: AbortSignal,
): Promise<void> {
  const claimed = await claimDelivery(core, connectors, due);
  if (!claimed) return;
  const { step, row, channel, speaking } = claimed;
  if (step === 'too-late')
    return endDelivery(core, claimed, { state: 'refused', fault: { code: 'delivery_late', values: {} }, nextAt: null });
  if (step === 'ask-a-person')
    return endDelivery(core, claimed, { state: 'unknown', fault: row.fault ?? doubt, nextAt: null });
  const speech = await speechOf(core, claimed, signal);
  if (step === 'look') return lookForDelivery(core, claimed, speech);
  const tell = () =>
    speaking.tell(speech, core).catch((error): Told => {
      core.log.error({ connector: channel.connector, kind: kindOf(error) }, 'A connector failed to speak.');
      return { was: 'doubtful', fault: { code: 'connector', values: {} } };
    });
  await keepTold(core, claimed, speech.signal.aborted ? tooLate : await tell(), signal);
}

async function keepTold(core: Core, claimed: Claimed, told: Told, signal: AbortSignal): Promise<void> {
  const { row, memory } = claimed;
  const now = core.clock.now();
  // A database that is away just now must not make a doubt of what the network has answered: it waits as long as the claim does.
  const left = Math.max(0, (row.claimed_until?.getTime() ?? 0) - now.getTime());
  const patience = AbortSignal.any([signal, AbortSignal.timeout(left)]);
  await patiently(() => heed(core, claimed, told, told.was === 'posted' ? null : told.fault), patience);
  const after = afterTelling(told, row, memory, now);
  const ending = {
    ...(told.was === 'posted' ? { found: told } : {}),
    signedOut: told.was === 'refused' && told.signedOut === true,
  };
  await patiently(() => endDelivery(core, claimed, after, ending), patience);
}
