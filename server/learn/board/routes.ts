// The routes of what leaves the team: from the contract to one act each.
import type { boardRoutes } from '../../../contract/learn/board.ts';
import { act } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import type { Handlers } from '../../core/http.ts';
import { record } from '../../govern/index.ts';
import { findPublication } from '../store/publication.ts';
import { csvAnswer, publicCsv } from './csv.ts';
import { endBoardLink, listBoardLinks, makeBoardLink } from './link.ts';
import { previewPublication, viewPublication } from './publish.ts';
import { chooseQuote, maskPost, removeQuote } from './quote.ts';

export const boardHandlers: Handlers<typeof boardRoutes> = {
  previewPublication: (context, { query }) => previewPublication(context, query),
  async exportPublication({ core, caller, params, query }) {
    const table = await act(core, caller.organization, caller.actor, async (context) => {
      const row = await findPublication(context.db, context.organization, params.id);
      if (!row) throw notFound();
      await record(context, 'publication.exported', { kind: 'publication', id: row.id });
      return viewPublication(row);
    });
    return csvAnswer(await publicCsv(table, query.language), `public-${table.from}-${table.to}.csv`);
  },
  findBoardLinks: (context) => listBoardLinks(context),
  makeBoardLink: (context, { body, core }) => makeBoardLink(context, core.config, body),
  endBoardLink: (context, { params }) => endBoardLink(context, params.id),
  maskPost: (context, { params, query }) => maskPost(context, params.id, query.language),
  chooseQuote: (context, { params, body }) => chooseQuote(context, params.id, body),
  removeQuote: (context, { params }) =>
    removeQuote(context, params.id, params.postId).then(() => ({ ok: true as const })),
};
