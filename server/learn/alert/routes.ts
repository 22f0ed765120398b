// The routes of alerts: from the contract to one act.
import type { alertRoutes } from '../../../contract/learn/alerts.ts';
import type { Handlers } from '../../core/http.ts';
import { acceptAlert, closeAlert, findAlerts, getAlert, handBackAlert, readAlertPosts, reopenAlert } from './alert.ts';
import { addAlertRule, findAlertRules, previewAlertRule, setPaused, setRemoved, updateAlertRule } from './rule.ts';

export const alertHandlers: Handlers<typeof alertRoutes> = {
  findAlerts: (context, { query }) => findAlerts(context, query),
  getAlert: (context, { params }) => getAlert(context, params.id),
  findAlertPosts: (context, { params, query }) => readAlertPosts(context, params.id, query.before),
  acceptAlert: (context, { params, core }) => acceptAlert(context, core, params.id),
  handBackAlert: (context, { params, core }) => handBackAlert(context, core, params.id),
  closeAlert: (context, { params, body, core }) => closeAlert(context, core, params.id, body.outcome),
  reopenAlert: (context, { params, core }) => reopenAlert(context, core, params.id),
  findAlertRules: async (context) => ({ rules: await findAlertRules(context) }),
  addAlertRule: (context, { body }) => addAlertRule(context, body),
  updateAlertRule: (context, { params, body }) => updateAlertRule(context, params.id, body),
  pauseAlertRule: (context, { params }) => setPaused(context, params.id, true),
  resumeAlertRule: (context, { params }) => setPaused(context, params.id, false),
  removeAlertRule: (context, { params }) => setRemoved(context, params.id, true).then(() => ({ ok: true })),
  restoreAlertRule: (context, { params }) => setRemoved(context, params.id, false),
  previewAlertRule: (context, { body }) => previewAlertRule(context, body),
};
