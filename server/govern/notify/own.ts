// A person's own: the list behind the bell, what reaches them on which ways, their devices.
import type { z } from 'zod';
import type { Notice, notifyRoutes } from '../../../contract/notify.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import type { Context, Core } from '../../core/context.ts';
import { act } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import type { Caller } from '../../core/http.ts';
import { newId } from '../../core/ids.ts';
import { hasMail, sendMail } from '../../core/mail.ts';
import { wordsOf } from '../../core/words.ts';
import { record } from '../audit/record.ts';
import { selectOrganization } from '../organization/store.ts';
import { selectPeople } from '../people/store.ts';
import { letterOf } from './compose.ts';
import { openPushKey } from './push/key.ts';
import { toDevice } from './send.ts';
import {
  countUnread,
  type DeviceRow,
  deleteDevice,
  findChoices,
  findDevice,
  findDevices,
  findNotices,
  findQuiet,
  type Listed,
  markRead,
  saveChoices,
} from './store.ts';
import { choicesOf } from './ways.ts';

type Routes = typeof notifyRoutes;

/** A key is nobody: nothing reaches it. */
function ownId({ actor }: Pick<Context, 'actor'>): string {
  if (actor.kind !== 'person' || !actor.id) throw notFound();
  return actor.id;
}

export async function listNotices(
  context: Context,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<AnswerOf<Routes['findNotices']>> {
  const { db, organization } = context;
  const person = ownId(context);
  if (before !== undefined && !/^[0-9a-f-]{36}$/.test(before)) throw notFound();
  const rows = await findNotices(db, organization, person, { before, limit });
  return {
    notices: rows.map(viewNotice),
    unread: await countUnread(db, organization, person),
    next: rows.length === limit ? rows.at(-1)!.id : null,
  };
}

const viewNotice = (row: Listed): Notice => ({
  id: row.id,
  event: row.event,
  urgent: row.urgent,
  called: row.details.called ?? false,
  subject: { kind: row.subject_kind, id: row.subject_id },
  facility: row.facility,
  network: row.details.network ?? null,
  posts: row.details.posts ?? null,
  people: row.details.people ?? null,
  byName: row.by_name,
  at: row.at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
});

export async function readNotices(context: Context, ids: readonly string[] | undefined): Promise<void> {
  await markRead(context.db, context.organization, ownId(context), context.clock.now(), ids ?? null);
  await context.wake('notices');
}

export async function getNotifications(context: Context, core: Core): Promise<AnswerOf<Routes['getNotifications']>> {
  const { db, organization } = context;
  const person = ownId(context);
  return {
    choices: choicesOf(await findChoices(db, organization, [person])),
    quiet: (await findQuiet(db, organization, [person])).get(person) ?? null,
    devices: (await findDevices(db, organization, [person])).map(viewDevice),
    mail: hasMail(core.config),
    pushKey: (await openPushKey(core)).publicKey,
  };
}

const viewDevice = (row: DeviceRow) => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  reachedAt: row.reached_at?.toISOString() ?? null,
  fault: row.fault,
});

export async function setNotifications(
  context: Context,
  { choices, quiet }: z.output<Routes['setNotifications']['body']>,
): Promise<void> {
  await saveChoices(context.db, context.organization, ownId(context), choices, quiet);
  await context.wake('notices');
}

/** Refuses an address that is no push service's: not secure, or inside the house. */
export async function addDevice(
  core: Core,
  { organization, actor }: Caller,
  { name, endpoint, p256dh, auth }: z.output<Routes['addDevice']['body']>,
): Promise<AnswerOf<Routes['addDevice']>> {
  const person = ownId({ actor });
  if ((await core.outgoing.refuses(endpoint)) !== undefined)
    throw new Refusal('request.invalid', {}, [{ path: 'body.endpoint', code: 'address', message: 'Out of reach' }]);
  return act(core, organization, actor, async (context) => {
    const { db, clock } = context;
    const row = await db
      .insertInto('govern.device')
      .values({
        organization_id: organization,
        id: newId(clock),
        person_id: person,
        name,
        endpoint,
        p256dh,
        auth,
        created_at: clock.now(),
        reached_at: null,
      })
      .onConflict((at) =>
        at.columns(['organization_id', 'person_id', 'endpoint']).doUpdateSet({ name, p256dh, auth, fault: null }),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    await record(context, 'device.added', { kind: 'person', id: person });
    await context.wake('notices');
    return viewDevice(row);
  });
}

export async function removeDevice(context: Context, id: string): Promise<void> {
  const { db, organization } = context;
  const device = await findDevice(db, organization, id);
  if (device?.person_id !== ownId(context)) throw notFound();
  await deleteDevice(db, organization, id);
  await record(context, 'device.removed', { kind: 'person', id: device.person_id });
  await context.wake('notices');
}

/** A trial to oneself, so that the first real alert is not the first message. */
export async function tryNotification(
  core: Core,
  { organization, actor }: Caller,
  deviceId: string | undefined,
): Promise<AnswerOf<Routes['tryNotification']>> {
  const person = ownId({ actor });
  const { own, device, house } = await act(core, organization, actor, async ({ db }) => ({
    own: (await selectPeople(db, organization, person))[0]!,
    device: deviceId ? await findDevice(db, organization, deviceId) : undefined,
    house: await selectOrganization(db, organization),
  }));
  if (deviceId && device?.person_id !== person) throw notFound();
  const language = own.language ?? house?.language ?? 'en';
  const say = await wordsOf(language, 'notify');
  const { url } = core.config;
  const message = { title: say('trial_title'), body: say('trial_body'), address: `${url}/account`, tag: 'trial' };
  const fault = device
    ? await toDevice(core, organization, device.id, message)
    : await sendMail(core.config, {
        to: own.email,
        id: newId(core.clock),
        ...(await letterOf(message, language, url)),
      });
  return { fault: fault ?? null };
}
