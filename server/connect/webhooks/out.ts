// The programs we tell: add one, pause it, remove it, see what it was told, send it once more.

import type { connect, Webhook } from '../../../contract/connect.ts';
import type { ErrorCode } from '../../../contract/errors.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import type { Actor } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { isId, newId } from '../../core/ids.ts';
import { seal } from '../../core/seal.ts';
import { record } from '../../govern/index.ts';
import { newSecret } from './signature.ts';
import {
  dueAgain,
  findMessages,
  findWebhooks,
  insertMessages,
  insertWebhook,
  type MessageRow,
  saveMessage,
  updateWebhook,
  type WebhookRow,
} from './store.ts';

type Message = AnswerOf<typeof connect.replayWebhookMessage>;

const refusals: Record<string, ErrorCode> = {
  address: 'webhook.address',
  private_address: 'webhook.private_address',
};

const day = 86_400_000;
const page = 50;

export const aboutWebhook = (organization: string, id: string) => `webhook ${organization} ${id}`;

const read = ({ db, organization, clock }: Context, id?: string) =>
  findWebhooks(db, organization, new Date(clock.now().getTime() - day), id);

export async function accessWebhook(context: Context, id: string): Promise<WebhookRow> {
  const [row] = await read(context, id);
  if (!row) throw notFound();
  return row;
}

export const showWebhooks = async (context: Context): Promise<Webhook[]> => (await read(context)).map(view);

/** @throws Refusal `webhook.address`, `webhook.private_address`, `webhook.unreachable` */
export async function addWebhook(
  core: Core,
  { organization, actor }: { organization: string; actor: Actor },
  { name, address, events }: { name: string; address: string; events: Webhook['events'] },
): Promise<{ webhook: Webhook; secret: string }> {
  const fault = await core.outgoing.refuses(address);
  if (fault) throw new Refusal(refusals[fault.code] ?? 'webhook.unreachable', { ...fault.values, fault: fault.code });
  return act(core, organization, actor, async (context) => {
    const { db, clock } = context;
    const id = newId(clock);
    const secret = newSecret();
    const sealed = await seal(core.keys, secret, aboutWebhook(organization, id));
    await insertWebhook(db, {
      organization_id: organization,
      id,
      name,
      address,
      events,
      sealed,
      created_at: clock.now(),
    });
    await record(context, 'webhook.added', { kind: 'webhook', id }, { events });
    await context.wake('channels');
    return { webhook: view(await accessWebhook(context, id)), secret };
  });
}

export async function pauseWebhook(context: Context, id: string, pause: boolean): Promise<Webhook> {
  const { db, organization, clock } = context;
  await accessWebhook(context, id);
  await updateWebhook(db, organization, id, { paused_at: pause ? clock.now() : null });
  if (!pause) await dueAgain(db, organization, id, clock.now());
  await record(context, pause ? 'webhook.paused' : 'webhook.resumed', { kind: 'webhook', id });
  await context.wake('channels');
  if (!pause) await context.wake('deliveries');
  return view(await accessWebhook(context, id));
}

export async function removeWebhook(context: Context, id: string): Promise<void> {
  const { db, organization, clock } = context;
  await accessWebhook(context, id);
  await updateWebhook(db, organization, id, { removed_at: clock.now() });
  await record(context, 'webhook.removed', { kind: 'webhook', id });
  await context.wake('channels');
}

export async function tryWebhook(context: Context, id: string): Promise<Message> {
  const { db, organization, clock } = context;
  await accessWebhook(context, id);
  const message = newId(clock);
  const now = clock.now();
  await insertMessages(db, [
    {
      organization_id: organization,
      id: message,
      webhook_id: id,
      event: 'test',
      payload: '{}',
      state: 'waiting',
      next_at: now,
      created_at: now,
    },
  ]);
  await context.wake('deliveries');
  return messageView((await findMessages(db, organization, { id: message, limit: 1 }))[0]!);
}

export async function showMessages(context: Context, webhookId: string, before: string | undefined) {
  if (before !== undefined && !isId(before)) throw new Refusal('request.invalid');
  await accessWebhook(context, webhookId);
  const rows = await findMessages(context.db, context.organization, {
    webhookId,
    limit: page + 1,
    ...(before ? { before } : {}),
  });
  const shown = rows.slice(0, page);
  return { messages: shown.map(messageView), next: rows.length > page ? shown.at(-1)!.id : null };
}

export async function replayMessage(context: Context, id: string): Promise<Message> {
  const { db, organization, clock } = context;
  const [row] = await findMessages(db, organization, { id, limit: 1 });
  if (!row) throw notFound();
  await accessWebhook(context, row.webhook_id);
  await saveMessage(db, organization, id, { state: 'waiting', next_at: clock.now(), tries: 0, done_at: null });
  await record(context, 'webhook.replayed', { kind: 'webhook', id: row.webhook_id });
  await context.wake('deliveries');
  return messageView((await findMessages(db, organization, { id, limit: 1 }))[0]!);
}

const iso = (time: Date | null) => time?.toISOString() ?? null;

const view = (row: WebhookRow): Webhook => ({
  id: row.id,
  name: row.name,
  address: row.address,
  events: row.events,
  createdAt: row.created_at.toISOString(),
  pausedAt: iso(row.paused_at),
  taken: row.taken,
  waiting: row.waiting,
  givenUp: row.given_up,
});

const messageView = (row: MessageRow): Message => ({
  id: row.id,
  webhookId: row.webhook_id,
  event: row.event,
  state: row.state,
  tries: row.tries,
  nextTryAt: row.state === 'waiting' ? iso(row.next_at) : null,
  status: row.status,
  fault: row.fault,
  createdAt: row.created_at.toISOString(),
  doneAt: iso(row.done_at),
});
