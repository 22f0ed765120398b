// Sends one message by mail or to a device; tries again for an hour, then lets it be, with the reason.
import type { Fault } from '../../../contract/connect.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import type { Job } from '../../core/jobs.ts';
import { sendMail } from '../../core/mail.ts';
import { compose, letterOf } from './compose.ts';
import { push } from './push/push.ts';
import { deleteDevice, findDevice, findWaiting, saveDevice, saveSending, type Waiting } from './store.ts';

/** After a try that failed, seconds. */
const pauses = [20, 60, 300, 1200, 3600];

export const sendNotice: Job<{ organizationId: string; sendingId: string }> = {
  name: 'govern.send_notice',
  retries: 10,
  seconds: 120,
  atOnce: 4,
  prompt: true,
  async run(core, { organizationId, sendingId }) {
    const within = <T>(run: Parameters<typeof act<T>>[3]) => act(core, organizationId, program, run);
    const waiting = await within(({ db }) => findWaiting(db, organizationId, sendingId));
    if (!waiting) return;
    const done_at = core.clock.now();
    const imagined = waiting.demonstration && waiting.way === 'mail';
    if (waiting.removed_at || imagined || (waiting.read_at && waiting.due_at > waiting.at)) {
      // Read in the app before its time, or for somebody who has left, or for an imagined person's address.
      await within(({ db }) => saveSending(db, organizationId, sendingId, { state: 'dropped', done_at }));
      return;
    }
    const fault = await send(core, organizationId, waiting);
    await within(async ({ db, jobs, clock }) => {
      const tries = waiting.tries + 1;
      const pause = fault && !lasting.has(fault.code) ? pauses[waiting.tries] : undefined;
      const state = fault ? (pause === undefined ? 'failed' : 'waiting') : 'sent';
      const values = { state, tries, fault: fault ? JSON.stringify(fault) : null } as const;
      // Accepted in the meantime: it stays dropped.
      const still = await findWaiting(db, organizationId, sendingId);
      if (!still) return;
      if (state !== 'waiting') return saveSending(db, organizationId, sendingId, { ...values, done_at: clock.now() });
      const at = new Date(clock.now().getTime() + pause! * 1000);
      await saveSending(db, organizationId, sendingId, { ...values, due_at: at });
      await jobs.later(db, sendNotice, { organizationId, sendingId }, { at });
    });
  },
};

/** What no other try mends. */
const lasting = new Set(['mail_none', 'mail_refused', 'push_gone', 'push_refused', 'push_private']);

async function send(core: Core, organization: string, waiting: Waiting): Promise<Fault | undefined> {
  const message = await compose(waiting, core.config.url);
  if (waiting.way === 'mail') {
    const letter = await letterOf(message, waiting.language, core.config.url);
    return sendMail(core.config, { to: waiting.email, id: waiting.id, ...letter });
  }
  return waiting.device_id ? toDevice(core, organization, waiting.device_id, message) : undefined;
}

/** A device that its push service no longer knows is forgotten. */
export async function toDevice(
  core: Core,
  organization: string,
  id: string,
  message: object,
): Promise<Fault | undefined> {
  const device = await act(core, organization, program, ({ db }) => findDevice(db, organization, id));
  if (!device) return { code: 'push_gone', values: {} };
  const fault = await push(core, device, JSON.stringify(message));
  await act(core, organization, program, ({ db, clock }) => {
    if (fault?.code === 'push_gone') return deleteDevice(db, organization, id);
    const reached = fault ? {} : { reached_at: clock.now() };
    return saveDevice(db, organization, id, { ...reached, fault: fault ? JSON.stringify(fault) : null });
  });
  return fault;
}
