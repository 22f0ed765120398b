// GET /board/:token: a frozen table for whoever holds the link, without signing in; read, counted, and nothing else.
import { Hono } from 'hono';
import type { PublishedTable } from '../../../contract/learn/board.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { digestOf } from '../../govern/index.ts';
import { countRead, findBoardLink, findBoardLinkOf, findBoardQuotes } from '../store/board.ts';
import { findPublication } from '../store/publication.ts';
import { csvAnswer, publicCsv } from './csv.ts';
import { boardPage, goneBoardPage } from './page.ts';
import { viewPublication } from './publish.ts';
import { boardStyle } from './style.ts';
import type { Language } from './words.ts';

export interface Board {
  organization: string;
  name: string;
  language: Language;
  table: PublishedTable;
  quotes: { topic: string; text: string; agreed: boolean }[];
}

const quiet = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow', vary: 'accept-language' };

export function boards(core: Core): Hono {
  const app = new Hono();
  app.get('/style.css', (c) =>
    c.body(boardStyle, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );
  app.get('/:token', async (c) => {
    const board = await openBoard(core, c.req.param('token'), c.req.method === 'GET');
    const wanted = c.req.query('language') ?? '';
    if (!board) {
      const theirs = /^\s*es\b/i.test(c.req.header('accept-language') ?? '') ? 'es' : 'en';
      return c.html(await goneBoardPage(theirs), 404, quiet);
    }
    const language = wanted === 'en' || wanted === 'es' ? wanted : board.language;
    return c.html(await boardPage(board, language), 200, quiet);
  });
  app.get('/:token/table.csv', async (c) => {
    const board = await openBoard(core, c.req.param('token'), false);
    if (!board) return c.html(await goneBoardPage('en'), 404, quiet);
    const answer = csvAnswer(await publicCsv(board.table, board.language), `${board.table.from}-${board.table.to}.csv`);
    answer.headers.set('x-robots-tag', 'noindex');
    return answer;
  });
  return app;
}

/** Undefined for a link that never was, has ended or has expired: all alike. */
async function openBoard(core: Core, token: string, reads: boolean): Promise<Board | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const found = await inInstallation(core.database, (db) => findBoardLinkOf(db, digestOf(token)));
  if (!found) return undefined;
  return act(core, found.organization, program, async (context) => {
    const { db, organization, clock, wake } = context;
    const link = await findBoardLink(db, organization, found.id);
    const now = clock.now();
    if (!link || link.ended_at || link.expires_at <= now) return undefined;
    const publication = await findPublication(db, organization, link.publication_id);
    if (!publication) return undefined;
    if (reads) {
      await countRead(db, organization, link.id, now);
      await wake('reports');
    }
    const table = viewPublication(publication);
    const quotes = await findBoardQuotes(db, organization, [link.id]);
    const { name } = await db
      .selectFrom('govern.organization')
      .select('name')
      .where('organization_id', '=', organization)
      .executeTakeFirstOrThrow();
    return {
      organization: name,
      name: link.name,
      language: link.language,
      table: { ...table, places: table.places.filter(({ id }) => link.places.includes(id)) },
      quotes: quotes.filter(({ gone }) => !gone).map(({ topic, text, agreed }) => ({ topic, text, agreed })),
    };
  });
}
