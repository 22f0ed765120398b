// Alerts that are not closed, as several pages read them.
import { alertRoutes } from '../../../../contract/learn/alerts.ts';
import { reading } from '../../../lib/queries.ts';

export const openAlerts = reading(alertRoutes.findAlerts, { query: { state: 'now' } }, ['alerts']);
