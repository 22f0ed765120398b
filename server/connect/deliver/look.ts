// Reads back from the network. After a doubt: is it there? After it was posted: can it be seen?
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { kindOf } from '../../core/jobs.ts';
import type { Settings } from '../connector.ts';
import { doubt, type Looked, type Speech } from '../speaking.ts';
import type { Claimed } from './claim.ts';
import { endDelivery } from './end.ts';
import { heed } from './heed.ts';
import { afterTelling, nextLook } from './rules.ts';
import { endTry } from './store.ts';

const most = 12;

export async function lookForDelivery(core: Core, claimed: Claimed, speech: Speech<Settings>): Promise<void> {
  const { row, speaking, memory } = claimed;
  const now = core.clock.now();
  const looked = await speaking.look!({ ...speech, externalId: row.external_id }, core).catch((error): Looked => {
    core.log.error({ connector: claimed.channel.connector, kind: kindOf(error) }, 'A connector failed to look.');
    return { found: 'unknown', fault: { code: 'connector', values: {} } };
  });
  await heed(core, claimed, looked, looked.found === 'unknown' ? looked.fault : null);
  if (row.state === 'posted') return seen(core, claimed, looked);
  // What was to be taken away is done when it is not there.
  const done = looked.found === 'unknown' ? looked.found : looked.found === (row.kind !== 'delete');
  const found = looked.found === true ? looked : {};
  if (done === true) return endDelivery(core, claimed, { state: 'posted', fault: null, nextAt: null }, { found });
  const fault = row.fault ?? doubt;
  // Surely not done: it may be told again, as if for the first time.
  if (done === false) return endDelivery(core, claimed, { state: 'queued', fault, nextAt: now });
  const tries = row.looks + 1;
  if (tries >= most) return endDelivery(core, claimed, { state: 'unknown', fault, nextAt: null });
  const later = { was: 'not_sent' as const, fault: looked.found === 'unknown' ? looked.fault : fault };
  const { nextAt } = afterTelling(later, { tries }, memory, now);
  await act(core, row.organization_id, program, ({ db }) => endTry(db, row, { looks: tries, next_at: nextAt }));
}

async function seen(core: Core, { row }: Claimed, looked: Looked): Promise<void> {
  await act(core, row.organization_id, program, async ({ db, clock, wake }) => {
    const now = clock.now();
    const looks = row.looks + 1;
    // What was taken away is seen by not being there.
    const is = looked.found === (row.kind !== 'delete');
    await endTry(db, row, {
      looks,
      next_at: is ? null : nextLook(looks, now),
      ...(is ? { seen_at: now } : {}),
      ...(looked.found === true && looked.url && !row.url ? { url: looked.url } : {}),
    });
    if (is) await wake('deliveries');
  });
}
