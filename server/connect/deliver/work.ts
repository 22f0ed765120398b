// One step with one delivery: the claim is written before the network is told, the answer after it.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { kindOf } from '../../core/jobs.ts';
import type { Connector } from '../connector.ts';
import type { Told } from '../speaking.ts';
import { type Claimed, claimDelivery, type Due } from './claim.ts';
import { endDelivery } from './end.ts';
import { lookForDelivery } from './look.ts';
import { afterTelling, closedUntil, doubt, isTrouble, restsUntil } from './rules.ts';
import { speechOf } from './speech.ts';
import { noteDestination } from './store.ts';

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
  await afterTold(core, claimed, told);
}

async function afterTold(core: Core, claimed: Claimed, told: Told): Promise<void> {
  const now = core.clock.now();
  const { row, memory } = claimed;
  const failed = told.was !== 'posted' && isTrouble(told.fault);
  await inInstallation(core.database, (db) =>
    noteDestination(db, row.destination, failed, (failures) => closedUntil(failures, now), now),
  );
  await endDelivery(core, claimed, afterTelling(told, row, memory, now), {
    ...(told.was === 'posted' ? { found: told } : {}),
    signedOut: told.was === 'refused' && told.signedOut === true,
    restsUntil: restsUntil(told, now),
  });
}
