// The routes of notices, devices and the rota: from the contract to one act.
import type { notifyRoutes } from '../../../contract/notify.ts';
import type { Core } from '../../core/context.ts';
import type { Handlers } from '../../core/http.ts';
import { addStandIn, getRota, removeStandIn, setRota } from './on-call.ts';
import {
  addDevice,
  getNotifications,
  listNotices,
  readNotices,
  removeDevice,
  setNotifications,
  tryNotification,
} from './own.ts';

const ok = { ok: true } as const;

export function notifyHandlers(core: Core): Handlers<typeof notifyRoutes> {
  return {
    findNotices: (context, { query }) => listNotices(context, query),
    readNotices: (context, { body }) => readNotices(context, body.ids).then(() => ok),
    getNotifications: (context) => getNotifications(context, core),
    setNotifications: (context, { body }) => setNotifications(context, body).then(() => ok),
    addDevice: ({ body, caller }) => addDevice(core, caller, body),
    removeDevice: (context, { params }) => removeDevice(context, params.id).then(() => ok),
    tryNotification: ({ body, caller }) => tryNotification(core, caller, body.deviceId),
    getRota: (context) => getRota(context),
    setRota: (context, { body }) => setRota(context, body),
    addStandIn: (context, { body }) => addStandIn(context, body),
    removeStandIn: (context, { params }) => removeStandIn(context, params.id),
  };
}
