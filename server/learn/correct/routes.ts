// The routes of corrections: from the contract to one act each.
import type { correctionRoutes } from '../../../contract/learn/correction.ts';
import type { Handlers } from '../../core/http.ts';
import { correctAnalysis, getCorrections, undoCorrection } from './correct.ts';

export const correctionHandlers: Handlers<typeof correctionRoutes> = {
  correctAnalysis: (context, { params, body }) => correctAnalysis(context, params.id, body),
  undoCorrection: (context, { params }) => undoCorrection(context, params.id),
  findCorrections: (context, { params }) => getCorrections(context, params.id),
};
