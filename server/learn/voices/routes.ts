// The routes of voices: from the contract to one act each.
import type { voiceRoutes } from '../../../contract/learn/voices.ts';
import type { Handlers } from '../../core/http.ts';
import { csvAnswer } from '../board/csv.ts';
import { findVoices, voicesCsv } from './find.ts';

export const voiceHandlers: Handlers<typeof voiceRoutes> = {
  findVoices: (context, { query }) => findVoices(context, query),
  exportVoices: async (context, { query }) => csvAnswer(await voicesCsv(context, query), 'voices.csv') as never,
};
