// Sends other programs what happened here, signed; tries again for a day, then gives up until somebody sends it once more.
import type { EventName, Events } from '../../../contract/events.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { newId } from '../../core/ids.ts';
import type { Job } from '../../core/jobs.ts';
import { unseal } from '../../core/seal.ts';
import { openPlaces } from '../hear/places.ts';
import { watchful } from '../hear/watchful.ts';
import { aboutWebhook } from './out.ts';
import { sign } from './signature.ts';
import { claimMessage, findDueMessages, findWanting, findWebhooks, insertMessages, saveMessage } from './store.ts';

/** After a try that was not taken, ms; after the last, it is given up. */
const pauses = [5, 30, 120, 600, 1800, 7200, 21_600, 43_200].map((seconds) => seconds * 1000);
const claim = 40_000;
const each = 4;
const atOnce = 32;

/** Told of a fact after its transaction: one message for each program that wants to know. */
const telling = <Name extends EventName>(event: Name): Job<Events[Name]> => ({
  name: `connect.webhook.${event}`,
  retries: 10,
  seconds: 60,
  atOnce: 2,
  run: (core, { organizationId, ...payload }) =>
    act(core, organizationId, program, async ({ db, organization, clock, wake }) => {
      const wanting = await findWanting(db, organization, event);
      if (wanting.length === 0) return;
      const now = clock.now();
      await insertMessages(
        db,
        wanting.map(({ id }) => ({
          organization_id: organization,
          id: newId(clock),
          webhook_id: id,
          event,
          payload: JSON.stringify(payload),
          state: 'waiting' as const,
          next_at: now,
          created_at: now,
        })),
      );
      await wake('deliveries');
    }),
});

export const webhookJobs = {
  'posts.arrived': telling('posts.arrived'),
  'posts.changed': telling('posts.changed'),
  'delivery.changed': telling('delivery.changed'),
  'channel.changed': telling('channel.changed'),
  'import.finished': telling('import.finished'),
  'alert.changed': telling('alert.changed'),
};

export async function startSending(core: Core) {
  const places = openPlaces(core, atOnce, 'A webhook could not be sent.');
  const look = async () => {
    const due = await inInstallation(core.database, (db) => findDueMessages(db, core.clock.now(), each));
    for (const { organization, id } of due)
      places.begin({
        name: id,
        run: (signal) => sendMessage(core, organization, id, signal),
        ended: () => watching.wake(),
      });
  };
  const watching = watchful(core, look, 2000, 'deliveries');
  return {
    async stop() {
      await watching.stop();
      await places.stop();
    },
  };
}

/** One try with one message. The other program knows by the id that it had it before. */
export async function sendMessage(core: Core, organization: string, id: string, signal: AbortSignal): Promise<void> {
  const now = core.clock.now();
  const until = new Date(now.getTime() + claim);
  const claimed = await act(core, organization, program, async ({ db }) => {
    const row = await claimMessage(db, organization, id, now, until);
    const [webhook] = row ? await findWebhooks(db, organization, now, row.webhook_id) : [];
    if (row && !webhook) await saveMessage(db, organization, id, { state: 'given_up', next_at: null, done_at: now });
    if (row && webhook?.paused_at) {
      // It waits, and this was no try.
      await saveMessage(db, organization, id, { next_at: null, claimed_until: null, tries: row.tries - 1 });
      return undefined;
    }
    return row && webhook && { row, webhook };
  });
  if (!claimed) return;
  const { row, webhook } = claimed;
  const secret = await unseal(core.keys, webhook.sealed, aboutWebhook(organization, webhook.id));
  const at = row.created_at.toISOString();
  const body = Buffer.from(JSON.stringify({ type: row.event, timestamp: at, data: row.payload }));
  const signed = sign(secret, row.id, now, body);
  const answer = await core.outgoing.ask(webhook.address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': signed.id,
      'webhook-timestamp': signed.timestamp,
      'webhook-signature': signed.signatures,
    },
    body,
    most: 100_000,
    within: 15_000,
    signal,
  });
  const pause = pauses[row.tries - 1];
  const after = answer.ok
    ? { state: 'taken' as const, status: answer.status, fault: null, next_at: null, done_at: core.clock.now() }
    : {
        status: answer.status ?? null,
        fault: JSON.stringify(answer.fault),
        ...(pause === undefined
          ? { state: 'given_up' as const, next_at: null, done_at: core.clock.now() }
          : { next_at: latest(answer.retryAfter, new Date(core.clock.now().getTime() + pause)) }),
      };
  await act(core, organization, program, async ({ db, wake }) => {
    await saveMessage(db, organization, id, { ...after, claimed_until: null });
    await wake('channels');
  });
}

const latest = (one: Date | undefined, other: Date) => (one && one > other ? one : other);
