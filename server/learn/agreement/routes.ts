// The routes of agreement: from the contract to one act each.
import type { agreementRoutes } from '../../../contract/learn/agreement.ts';
import type { Handlers } from '../../core/http.ts';
import { getAgreement } from './agreement.ts';
import { drawSecondReading, readAgain, takeBackSecondReading } from './read-again.ts';

export const agreementHandlers: Handlers<typeof agreementRoutes> = {
  drawSecondReading: (context) => drawSecondReading(context),
  readAgain: (context, { params, body }) => readAgain(context, params.id, body),
  takeBackSecondReading: (context, { params }) =>
    takeBackSecondReading(context, params.id).then(() => ({ ok: true as const })),
  getAgreement: (context) => getAgreement(context),
};
