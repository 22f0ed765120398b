// One step with one delivery: the claim is written before the network is told, the answer after it.
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { mediaTypeOf, readFile } from '../../core/files.ts';
import { kindOf } from '../../core/jobs.ts';
import { type ChannelRow, findChannels, updateChannel } from '../channels/store.ts';
import type { Connector, Settings } from '../connector.ts';
import { credentialsOf } from '../credentials/credentials.ts';
import type { Image, Looked, Speaking, Speech, Told } from '../speaking.ts';
import { speakingOf } from './ask.ts';
import {
  type After,
  afterTelling,
  closedUntil,
  isTrouble,
  type Memory,
  nextLook,
  type Step,
  stepFor,
} from './rules.ts';
import { type DeliveryRow, endTry, holdBack, lockDelivery, noteDestination, saveDelivery } from './store.ts';

/** The longest a call may take; a claim outlives it, so that two never tell the same. */
const longest = 25_000;
const claim = 40_000;

export interface Due {
  organization: string;
  id: string;
}

interface Claimed {
  row: DeliveryRow;
  channel: ChannelRow;
  step: Step;
  speaking: Speaking<Settings>;
  memory: Memory;
}

/** Does nothing when another process is at it, or nothing is to be done. A fault outside is stored, never thrown. */
export async function workDelivery(
  core: Core,
  connectors: readonly Connector[],
  due: Due,
  signal: AbortSignal,
): Promise<void> {
  const claimed = await claimDelivery(core, connectors, due);
  if (!claimed) return;
  if (claimed.step === 'too-late')
    return end(core, claimed, { state: 'refused', fault: { code: 'delivery_late', values: {} }, nextAt: null });
  if (claimed.step === 'ask-a-person')
    return end(core, claimed, { state: 'unknown', fault: claimed.row.fault ?? doubt, nextAt: null });
  const speech = await speechOf(core, claimed, signal);
  if (claimed.step === 'look') return look(core, claimed, speech);
  const told = await claimed.speaking.tell(speech, core).catch((error): Told => {
    core.log.error({ connector: claimed.channel.connector, kind: kindOf(error) }, 'A connector failed to speak.');
    return { was: 'doubtful', fault: { code: 'connector', values: {} } };
  });
  await afterTold(core, claimed, told);
}

const doubt = { code: 'delivery_doubt', values: {} };

async function claimDelivery(core: Core, connectors: readonly Connector[], due: Due): Promise<Claimed | undefined> {
  return act(core, due.organization, program, async ({ db, organization, clock, wake }) => {
    const now = clock.now();
    const row = await lockDelivery(db, organization, due.id);
    if (!row?.next_at || row.next_at > now || (row.claimed_until && row.claimed_until > now)) return undefined;
    const [channel] = await findChannels(db, organization, now, { id: row.channel_id });
    const { state } = row;
    if (!channel || channel.paused_at || (state !== 'queued' && state !== 'sending' && state !== 'posted')) {
      await saveDelivery(db, organization, row.id, { next_at: null });
      return undefined;
    }
    const speaking = speakingOf(connectors, channel.connector);
    const memory = { keyHolds: speaking.keyHolds, settles: speaking.settles, canLook: speaking.look !== undefined };
    const step = stepFor(
      { state, tries: row.tries, firstTriedAt: row.first_tried_at, createdAt: row.created_at },
      memory,
      now,
    );
    const until = new Date(now.getTime() + claim);
    const tells =
      step === 'tell'
        ? { state: 'sending' as const, tries: row.tries + 1, first_tried_at: row.first_tried_at ?? now }
        : {};
    // Due again when the claim ends: whoever claims it then knows by the state that this try was cut off.
    await saveDelivery(db, organization, row.id, { ...tells, claimed_until: until, next_at: until });
    if (step === 'tell') await wake('deliveries');
    return { row: { ...row, ...tells, claimed_until: until, next_at: until }, channel, step, speaking, memory };
  });
}

async function speechOf(core: Core, { row, channel }: Claimed, signal: AbortSignal): Promise<Speech<Settings>> {
  const { organization_id: organization } = row;
  const images: Image[] = [];
  for (const { fileId, alt } of row.content?.images ?? []) images.push(await imageOf(core, organization, fileId, alt));
  return {
    settings: channel.settings,
    credentials: credentialsOf(core, organization, channel.id),
    kind: row.kind,
    target: row.target,
    content: row.content,
    images,
    key: row.id,
    firstTriedAt: row.first_tried_at ?? core.clock.now(),
    signal: AbortSignal.any([signal, AbortSignal.timeout(longest)]),
  };
}

async function imageOf(core: Core, organization: string, id: string, alt: string): Promise<Image> {
  const mediaType = await act(core, organization, program, ({ db }) => mediaTypeOf(db, organization, id));
  const pieces: Buffer[] = [];
  for await (const piece of readFile(core, organization, program, id)) pieces.push(piece);
  return { bytes: Buffer.concat(pieces), mediaType, alt };
}

async function afterTold(core: Core, claimed: Claimed, told: Told): Promise<void> {
  const now = core.clock.now();
  const { row, memory } = claimed;
  const failed = told.was !== 'posted' && isTrouble(told.fault);
  await inInstallation(core.database, (db) =>
    noteDestination(db, row.destination, failed, (failures) => closedUntil(failures, now), now),
  );
  const after = afterTelling(told, row, memory, now);
  if (told.was === 'posted') return posted(core, claimed, told, after);
  await end(core, claimed, after, {
    signedOut: told.was === 'refused' && told.signedOut === true,
    holdBack: told.was === 'not_sent' ? told.retryAt : undefined,
  });
}

async function posted(core: Core, claimed: Claimed, found: { externalId?: string; url?: string }, after: After) {
  const { row, memory } = claimed;
  await act(core, row.organization_id, program, async ({ db, organization, events, clock, wake }) => {
    const now = clock.now();
    const ended = await endTry(db, row, {
      state: after.state,
      fault: null,
      posted_at: now,
      external_id: found.externalId ?? row.target?.externalId ?? null,
      url: found.url ?? null,
      next_at: memory.canLook ? nextLook(0, now) : null,
    });
    if (!ended) return;
    await events.emit(db, 'delivery.changed', { organizationId: organization, deliveryId: row.id, state: after.state });
    await wake('deliveries');
  });
}

async function end(
  core: Core,
  { row, channel }: Claimed,
  after: After,
  more: { signedOut?: boolean; holdBack?: Date | undefined } = {},
): Promise<void> {
  await act(core, row.organization_id, program, async ({ db, organization, events, clock, wake }) => {
    const ended = await endTry(db, row, {
      state: after.state,
      fault: JSON.stringify(after.fault),
      next_at: after.nextAt,
    });
    if (!ended) return;
    if (more.holdBack) await holdBack(db, organization, channel.id, more.holdBack);
    if (more.signedOut) {
      await updateChannel(db, organization, channel.id, {
        signed_out_at: clock.now(),
        fault: JSON.stringify(after.fault),
      });
      await wake('channels');
    }
    await events.emit(db, 'delivery.changed', { organizationId: organization, deliveryId: row.id, state: after.state });
    await wake('deliveries');
  });
}

/** After a doubt: is it there? After it was posted: can it be seen? */
async function look(core: Core, claimed: Claimed, speech: Speech<Settings>): Promise<void> {
  const { row, speaking, memory } = claimed;
  const now = core.clock.now();
  const looked = await speaking.look!({ ...speech, externalId: row.external_id }, core).catch((error): Looked => {
    core.log.error({ connector: claimed.channel.connector, kind: kindOf(error) }, 'A connector failed to look.');
    return { found: 'unknown', fault: { code: 'connector', values: {} } };
  });
  if (row.state === 'posted') return seen(core, claimed, looked);
  // What was to be taken away is done when it is not there.
  const done = looked.found === 'unknown' ? looked.found : looked.found === (row.kind !== 'delete');
  if (done === true)
    return posted(core, claimed, looked.found === true ? looked : {}, { state: 'posted', fault: null, nextAt: null });
  const fault = row.fault ?? doubt;
  // Surely not done: it may be told again, as if for the first time.
  if (done === false) return end(core, claimed, { state: 'queued', fault, nextAt: now });
  const tries = row.looks + 1;
  if (tries >= 12) return end(core, claimed, { state: 'unknown', fault, nextAt: null });
  const after = afterTelling(
    { was: 'not_sent', fault: looked.found === 'unknown' ? looked.fault : fault },
    { tries },
    memory,
    now,
  );
  await act(core, row.organization_id, program, ({ db }) => endTry(db, row, { looks: tries, next_at: after.nextAt }));
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
