// The routes of this room: from the contract to one act, and back in the contract's shapes.
import { Readable } from 'node:stream';
import type { listen } from '../../contract/listen.ts';
import { isIndexed, parse } from '../../language/query/index.ts';
import type { Core } from '../core/context.ts';
import type { Handlers } from '../core/http.ts';
import { answerByHand } from './answer-by-hand.ts';
import { type Connectors, fetchConversation, getConversation } from './conversation.ts';
import { findFoldedPosts } from './folded.ts';
import { addMute, endMute, findMutes } from './mute.ts';
import { getPost } from './post.ts';
import { deleteView, findViews, saveView, updateView } from './saved-view.ts';
import { exportPosts } from './search/export.ts';
import { countNew, findPosts } from './search/posts.ts';
import { previewQuery } from './search/preview.ts';
import { getVolume } from './search/volume.ts';
import { today } from './today.ts';
import { listWatches } from './watch/list.ts';
import { excludeNotUs, suggestExclusion, undoNotUs } from './watch/not-us.ts';
import { addWatch, archiveWatch, restoreWatch, updateWatch } from './watch/watch.ts';

type Listen = Handlers<typeof listen>;

export function listenHandlers(core: Core, { connectors }: { connectors: Connectors }): Listen {
  return {
    ...watchHandlers(),
    findPosts: (context, { query }) => findPosts(context, query),
    countNew: (context, { query }) => countNew(context, query),
    getVolume: (context, { query }) => getVolume(context, query),
    exportPosts: async ({ caller, query }) =>
      csvAnswer(await exportPosts(core, caller.organization, caller.actor, query)),
    getPost: (context, { params }) => getPost(context, params.id),
    findFolded: (context, { params, query }) => findFoldedPosts(context, params.id, query.before),
    getConversation: (context, { params }) => getConversation(context, params.id),
    fetchConversation: ({ caller, params }) => fetchConversation(core, connectors, caller, params.id),
    findMutes: async (context) => ({ mutes: await findMutes(context) }),
    answerByHand: (context, { params, body }) => answerByHand(context, params.id, body),
    addMute: (context, { body }) => addMute(context, body),
    endMute: (context, { params }) => endMute(context, params.id),
    findViews: async (context) => ({ views: await findViews(context) }),
    saveView: (context, { body }) => saveView(context, body),
    updateView: (context, { params, body }) => updateView(context, params.id, body),
    deleteView: (context, { params }) => deleteView(context, params.id).then(() => ({ ok: true as const })),
    today: (context, { query }) => today(context, query.days),
  };
}

type WatchRoutes =
  | 'readQuery'
  | 'previewQuery'
  | 'findWatches'
  | 'addWatch'
  | 'updateWatch'
  | 'archiveWatch'
  | 'restoreWatch'
  | 'suggestExclusion'
  | 'excludeNotUs'
  | 'undoNotUs';

function watchHandlers(): Pick<Listen, WatchRoutes> {
  return {
    readQuery: async (_context, { body }) => {
      const parsed = parse(body.query);
      if (!parsed.ok) return { ok: false, ...parsed.refusal };
      return { ok: true, words: parsed.query.words, indexed: isIndexed(parsed.query) };
    },
    previewQuery: (context, { body }) => previewQuery(context, body),
    findWatches: (context, { query }) => listWatches(context, { archived: query.archived === 'yes' }),
    addWatch: (context, { body }) => addWatch(context, body),
    updateWatch: (context, { params, body }) => updateWatch(context, params.id, body),
    archiveWatch: (context, { params }) => archiveWatch(context, params.id),
    restoreWatch: (context, { params }) => restoreWatch(context, params.id),
    suggestExclusion: (context, { params, body }) => suggestExclusion(context, params.id, body.postId),
    excludeNotUs: (context, { params, body }) => excludeNotUs(context, params.id, body),
    undoNotUs: (context, { params }) => undoNotUs(context, params.id),
  };
}

function csvAnswer(lines: AsyncIterable<string>): Response {
  const bytes = Readable.toWeb(Readable.from(lines, { objectMode: false })) as unknown as BodyInit;
  return new Response(bytes, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="posts.csv"',
      'cache-control': 'no-store',
    },
  });
}
