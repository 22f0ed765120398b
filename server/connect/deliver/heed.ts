// What an answer says of its server, and of how long it wants to be left alone, is heeded by whoever would call it next.
import type { Fault } from '../../../contract/connect.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import type { Patience } from '../speaking.ts';
import type { Claimed } from './claim.ts';
import { closedUntil, isTrouble, restsUntil } from './rules.ts';
import { noteDestination, restChannel } from './store.ts';

/** @param fault null when it answered as it should */
export async function heed(
  core: Core,
  { row, channel }: Pick<Claimed, 'row' | 'channel'>,
  patience: Patience,
  fault: Fault | null,
): Promise<void> {
  if (patience.elsewhere) return;
  const now = core.clock.now();
  const failed = fault !== null && isTrouble(fault);
  await inInstallation(core.database, (db) =>
    noteDestination(db, row.destination, failed, (failures) => closedUntil(failures, now), now),
  );
  const until = restsUntil(patience, now);
  if (until)
    await act(core, row.organization_id, program, ({ db, organization }) =>
      restChannel(db, organization, channel.id, until),
    );
}
