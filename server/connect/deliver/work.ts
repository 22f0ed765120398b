// One step with one delivery: the claim is written before the network is told, the answer after it.
import type { Core } from '../../core/context.ts';
import { kindOf } from '../../core/jobs.ts';
import type { Connector } from '../connector.ts';
import type { Told } from '../speaking.ts';
import { claimDelivery, type Due } from './claim.ts';
import { endDelivery } from './end.ts';
import { heed } from './heed.ts';
import { lookForDelivery } from './look.ts';
import { afterTelling, doubt } from './rules.ts';
import { speechOf } from './speech.ts';

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
  const told = await speaking.tell(speech, core).catch((error): Told => {
    core.log.error({ connector: channel.connector, kind: kindOf(error) }, 'A connector failed to speak.');
    return { was: 'doubtful', fault: { code: 'connector', values: {} } };
  });
  await heed(core, claimed, told, told.was === 'posted' ? null : told.fault);
  await endDelivery(core, claimed, afterTelling(told, row, claimed.memory, core.clock.now()), {
    ...(told.was === 'posted' ? { found: told } : {}),
    signedOut: told.was === 'refused' && told.signedOut === true,
  });
}
