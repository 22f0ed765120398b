// Contract → act → view, for channels and imports.
import type { connect as contract } from '../../contract/connect.ts';
import { act, type Core } from '../core/context.ts';
import { Refusal } from '../core/errors.ts';
import type { Handlers } from '../core/http.ts';
import { bringByHand } from './by-hand/bring.ts';
import { readPost, showAddress } from './by-hand/read.ts';
import { showChannel, showChannels } from './channels/access.ts';
import { addChannel, refusalOf } from './channels/add.ts';
import { editChannel } from './channels/edit.ts';
import { pauseChannel, resumeChannel, tryChannel } from './channels/pause.ts';
import { removeChannel, restoreChannel } from './channels/remove.ts';
import type { Connector } from './connector.ts';
import { accessDelivery, showDeliveries } from './deliver/access.ts';
import { decide } from './deliver/decide.ts';
import { takeBack } from './deliver/take-back.ts';
import { deliveryView } from './deliver/views.ts';
import { showImport, showImports } from './imports/access.ts';
import { refusedFile } from './imports/refused.ts';
import { queueImport, stopImport } from './imports/run.ts';
import { uploadFile } from './imports/upload.ts';
import { showRefusedMentions } from './mentions/refused.ts';
import { tryMentions } from './mentions/try.ts';
import type { Receiver } from './receiver.ts';
import { beginSignIn, finishSignIn } from './sign-in/page.ts';
import { signIn } from './sign-in/sign-in.ts';
import { addWebhookChannel, changeWebhookSecret } from './webhooks/channel.ts';
import {
  addWebhook,
  pauseWebhook,
  removeWebhook,
  replayMessage,
  showMessages,
  showWebhooks,
  tryWebhook,
} from './webhooks/out.ts';
import './tables.ts';

const longestDiscovery = 45_000;

export function connectHandlers(
  core: Core,
  { connectors, receiver }: { connectors: readonly Connector[]; receiver: Receiver },
): Handlers<typeof contract> {
  return {
    findChannels: async (context) => ({ channels: await showChannels(context, connectors) }),
    addChannel: ({ caller, body }) => addChannel(core, connectors, caller, body),
    signIn: ({ caller, body }) => signIn(core, connectors, caller, body),
    beginSignIn: ({ caller, body }) => beginSignIn(core, connectors, caller, body),
    finishSignIn: ({ caller, body }) => finishSignIn(core, connectors, caller, body.query),
    updateChannel: ({ caller, params, body }) => editChannel(core, connectors, caller, params.id, body),
    async pauseChannel(context, { params }) {
      await pauseChannel(context, params.id);
      return showChannel(context, connectors, params.id);
    },
    async resumeChannel(context, { params }) {
      await resumeChannel(context, params.id);
      return showChannel(context, connectors, params.id);
    },
    async tryChannel(context, { params }) {
      await tryChannel(context, params.id);
      return showChannel(context, connectors, params.id);
    },
    async removeChannel(context, { params }) {
      await removeChannel(context, params.id);
      return { ok: true };
    },
    async restoreChannel(context, { params }) {
      await restoreChannel(context, params.id);
      return showChannel(context, connectors, params.id);
    },
    findDeliveries: (context, { query }) => showDeliveries(context, query),
    getDelivery: async (context, { params }) => deliveryView(await accessDelivery(context, params.id)),
    takeBackDelivery: (context, { params }) => takeBack(context, connectors, params.id),
    decideDelivery: (context, { params, body }) => decide(context, params.id, body),
    readByHand: ({ body }) => showAddress(core, connectors, body.address),
    async bringByHand({ caller, body }) {
      // Read once more: who said it, and by which id, is the network's word and not a page's.
      const read = body.address ? await readPost(core, connectors, body.address).catch(() => undefined) : undefined;
      const said = read?.ok ? read.post : undefined;
      return act(core, caller.organization, caller.actor, (context) => bringByHand(context, receiver, body, said));
    },
    addWebhookChannel: (context, { body }) => addWebhookChannel(context, core, connectors, body),
    changeWebhookSecret: (context, { params }) => changeWebhookSecret(context, core, params.id),
    tryMentions: ({ caller, params, body }) => tryMentions(core, caller, params.id, body.page),
    findRefusedMentions: (context, { params }) => showRefusedMentions(context, params.id),
    findWebhooks: async (context) => ({ webhooks: await showWebhooks(context) }),
    addWebhook: ({ caller, body }) => addWebhook(core, caller, body),
    pauseWebhook: (context, { params }) => pauseWebhook(context, params.id, true),
    resumeWebhook: (context, { params }) => pauseWebhook(context, params.id, false),
    removeWebhook: (context, { params }) => removeWebhook(context, params.id).then(() => ({ ok: true as const })),
    tryWebhook: (context, { params }) => tryWebhook(context, params.id),
    findWebhookMessages: (context, { params, query }) => showMessages(context, params.id, query.before),
    replayWebhookMessage: (context, { params }) => replayMessage(context, params.id),
    async discoverFeeds({ body }) {
      const discover = connectors.find((connector) => connector.discover)?.discover;
      if (!discover) return { feeds: [] };
      const found = await discover({ address: body.address, signal: AbortSignal.timeout(longestDiscovery) }, core);
      if (!found.ok) throw refusalOf(found.fault);
      return { feeds: found.feeds };
    },
    async upload({ caller, query, request }) {
      const reader = connectors.find((connector) => connector.file)?.file;
      if (!reader || !request.body) throw new Refusal('import.unreadable', { fault: 'file_empty' });
      return uploadFile(core, reader, caller, { ...query, body: request.body as AsyncIterable<Uint8Array> });
    },
    findImports: (context, { query }) => showImports(context, query.before),
    getImport: (context, { params }) => showImport(context, params.id),
    runImport: (context, { params, body }) => queueImport(context, params.id, body),
    stopImport: (context, { params }) => stopImport(context, params.id),
    refusedRows: ({ caller, params }) => refusedFile(core, caller, params.id),
  };
}
