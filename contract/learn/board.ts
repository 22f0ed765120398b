// What leaves the team: a period published once, links that show parts of it, quotes chosen for them.
import { z } from 'zod';
import { day, done, id, language, line, time } from '../common.ts';
import { route } from '../route.ts';
import { share } from './numbers.ts';

/** People rounded to ten; what is missing is below eleven, or hidden so that nothing below eleven can be worked out. */
const figures = z.object({
  people: z.number().int().nullable(),
  topics: z.array(z.object({ topic: z.string(), people: z.number().int(), share })),
});
export type Figures = z.output<typeof figures>;

export const publishedTable = z.object({
  /** Null: not published yet; this is what would be. */
  id: id.nullable(),
  from: day,
  to: day,
  madeAt: time.nullable(),
  /** Posts that name no place are counted in `together`; else they come from fewer than eleven people, or from nobody. */
  unnamed: z.boolean(),
  together: figures,
  places: z.array(figures.extend({ id, name: z.string() })),
});
export type PublishedTable = z.output<typeof publishedTable>;

export const boardQuote = z.object({
  postId: id,
  topic: z.string(),
  text: z.string(),
  /** The author agreed to be quoted word for word. */
  agreed: z.boolean(),
  /** The post is gone, or muted: the quote is not shown. */
  gone: z.boolean(),
});

export const boardLink = z.object({
  id,
  name: z.string(),
  language,
  publicationId: id,
  from: day,
  to: day,
  /** Beside all together. */
  places: z.array(z.object({ id, name: z.string() })),
  madeAt: time,
  madeBy: z.string().nullable(),
  expiresAt: time,
  endedAt: time.nullable(),
  reads: z.number().int(),
  readAt: time.nullable(),
  quotes: z.array(boardQuote),
});
export type BoardLink = z.output<typeof boardLink>;

const period = z.object({ from: day, to: day });
const byId = z.object({ id });

export const boardRoutes = {
  previewPublication: route({
    method: 'GET',
    path: '/publications/preview',
    access: 'reports.write',
    summary: 'What of a period may leave the team; the frozen table where it was published already',
    query: period,
    answer: publishedTable,
  }),
  exportPublication: route({
    method: 'GET',
    path: '/publications/:id/table.csv',
    access: 'reports.write',
    summary: 'A published table as a CSV file, marked public',
    params: byId,
    query: z.object({ language: language.default('en') }),
    sends: 'file',
    long: true,
  }),
  findBoardLinks: route({
    method: 'GET',
    path: '/board-links',
    access: 'reports.write',
    summary: 'Links to board pages, newest first, and the periods that were published',
    answer: z.object({
      links: z.array(boardLink),
      published: z.array(period.extend({ id })),
    }),
  }),
  makeBoardLink: route({
    method: 'POST',
    path: '/board-links',
    access: 'reports.write',
    summary: 'Publish a period, or take the one published, and make a link to it; the link is shown once',
    body: period.extend({
      name: line(120),
      places: z.array(id).max(200).default([]),
      language,
      expiresInDays: z.number().int().min(1).max(400).default(90),
    }),
    answer: z.object({ link: boardLink, address: z.string() }),
  }),
  endBoardLink: route({
    method: 'POST',
    path: '/board-links/:id/end',
    access: 'reports.write',
    summary: 'End a link; what it showed stays published',
    params: byId,
    answer: boardLink,
  }),
  maskPost: route({
    method: 'GET',
    path: '/posts/:id/masked',
    access: 'reports.write',
    summary: 'A post without personal data, handles and links, to begin a quote from',
    params: byId,
    query: z.object({ language: language.default('en') }),
    answer: z.object({ text: z.string(), topics: z.array(z.string()) }),
  }),
  chooseQuote: route({
    method: 'POST',
    path: '/board-links/:id/quotes',
    access: 'reports.write',
    summary: 'Choose words for a link: the team’s own, or the author’s where the author agreed',
    params: byId,
    body: z.object({
      postId: id,
      topic: z.string().max(60),
      text: z.string().trim().min(1).max(600),
      agreed: z.boolean(),
    }),
    answer: boardLink,
  }),
  removeQuote: route({
    method: 'DELETE',
    path: '/board-links/:id/quotes/:postId',
    access: 'reports.write',
    summary: 'Take a quote from a link',
    params: z.object({ id, postId: id }),
    answer: done,
  }),
};
