// The routes of readings: from the contract to one act each.
import type { themeRoutes } from '../../../contract/learn/themes.ts';
import type { Handlers } from '../../core/http.ts';
import { csvAnswer } from '../board/csv.ts';
import { expectationsCsv, questionsCsv, themesCsv } from './csv.ts';
import { findExpectations, findQuestions, findStrandPosts, findThemes, getTheme } from './find.ts';

export const themeHandlers: Handlers<typeof themeRoutes> = {
  findThemes: (context, { query }) => findThemes(context, query),
  getTheme: (context, { query }) => getTheme(context, query),
  findStrandPosts: (context, { query }) => findStrandPosts(context, query),
  findQuestions: (context, { query }) => findQuestions(context, query),
  findExpectations: (context, { query }) => findExpectations(context, query),
  exportThemes: async (context, { query }) => csvAnswer(await themesCsv(context, query), 'themes.csv') as never,
  exportQuestions: async (context, { query }) =>
    csvAnswer(await questionsCsv(context, query), 'questions.csv') as never,
  exportExpectations: async (context, { query }) =>
    csvAnswer(await expectationsCsv(context, query), 'expectations.csv') as never,
};
