// Watches, the stream of what people say, the archive and its search.
import { z } from 'zod';
import { cursor, day, done, id, line, time } from './common.ts';
import { delivery } from './connect.ts';
import { post } from './post.ts';
import { route } from './route.ts';

export const queryText = z.string().max(10_000);

/** What the parser says of a query. */
export const reading = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    words: z.number().int(),
    /** False: it has no word that must occur, and runs in a capped list. */ indexed: z.boolean(),
  }),
  z.object({
    ok: z.literal(false),
    /** From 1, in UTF-16 units. */
    column: z.number().int(),
    code: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    expected: z.string(),
    hint: z.string(),
    /** The whole query, mended, where there is one sure way. */
    fix: z.string().nullable(),
  }),
]);

export const watch = z.object({
  id,
  name: z.string(),
  /** What runs. */
  query: z.string(),
  /** What was typed last and could not be read; the watch goes on with `query`. */
  draft: z.string().nullable(),
  indexed: z.boolean(),
  /** The archive is still being read for it: how much of it is done, 0 to 1. */
  filling: z.number().nullable(),
  facilityId: id.nullable(),
  position: z.number().int(),
  createdAt: time,
  archivedAt: time.nullable(),
});
export type Watch = z.output<typeof watch>;

export const volume = z.object({
  from: day,
  to: day,
  days: z.array(
    z.object({
      day,
      posts: z.number().int(),
      people: z.number().int(),
      /** The same day of the period before. */ before: z.number().int(),
    }),
  ),
  posts: z.number().int(),
  people: z.number().int(),
  /** Fewer than 30 posts: no trend may be drawn. */
  tooFew: z.boolean(),
});

/** The filters of a stream or search; all of them live in the page's address. */
export const filters = z.object({
  q: queryText.optional(),
  watch: id.optional(),
  from: day.optional(),
  to: day.optional(),
  network: z.string().max(60).optional(),
  facility: id.optional(),
  lang: z.string().max(20).optional(),
  kind: z.string().max(20).optional(),
  /** Show what is muted too. */
  muted: z.enum(['yes']).optional(),
});
export type Filters = z.output<typeof filters>;

export const savedView = z.object({
  id,
  name: z.string(),
  filters,
  shared: z.boolean(),
  pinned: z.boolean(),
  mine: z.boolean(),
  count: z.number().int().nullable(),
});

export const mute = z.object({
  id,
  kind: z.enum(['author', 'word', 'thread']),
  label: z.string(),
  byName: z.string().nullable(),
  at: time,
  endedAt: time.nullable(),
  hidden: z.number().int(),
});

const byId = z.object({ id });

export const listen = {
  readQuery: route({
    method: 'POST',
    path: '/queries/reading',
    access: 'posts.read',
    summary: 'Whether a query can be read, and where not',
    body: z.object({ query: queryText }),
    answer: reading,
  }),
  previewQuery: route({
    method: 'POST',
    path: '/queries/preview',
    access: 'posts.read',
    summary: 'What a watch would have found in the archive',
    body: z.object({ query: queryText, days: z.number().int().min(1).max(7300).default(30) }),
    answer: z.object({
      volume,
      /** The archive was too large to count to its end in time. */ atLeast: z.boolean(),
      newest: z.array(post),
    }),
  }),
  answerByHand: route({
    method: 'POST',
    path: '/posts/:id/hand-answers',
    access: 'deliveries.write',
    summary: 'Note that it was answered by hand, with the words, the link and who',
    params: byId,
    body: z.object({ text: z.string().trim().min(1).max(20_000), address: z.string().max(2000).optional() }),
    answer: delivery,
  }),
  findWatches: route({
    method: 'GET',
    path: '/watches',
    access: 'posts.read',
    summary: 'Watches with their counts',
    query: z.object({ archived: z.enum(['yes']).optional() }),
    answer: z.object({
      watches: z.array(watch.extend({ posts: z.number().int(), people: z.number().int(), latestAt: time.nullable() })),
      since: time,
      all: z.number().int(),
    }),
  }),
  addWatch: route({
    method: 'POST',
    path: '/watches',
    access: 'watches.write',
    summary: 'Add a watch',
    body: z.object({ name: line(120), query: queryText, facilityId: id.nullable().default(null) }),
    answer: watch,
  }),
  updateWatch: route({
    method: 'PATCH',
    path: '/watches/:id',
    access: 'watches.write',
    summary: 'Change a watch; it takes effect at once',
    params: byId,
    body: z.object({
      name: line(120).optional(),
      query: queryText.optional(),
      facilityId: id.nullable().optional(),
      position: z.number().int().optional(),
    }),
    answer: watch,
  }),
  archiveWatch: route({
    method: 'POST',
    path: '/watches/:id/archive',
    access: 'watches.write',
    summary: 'Put a watch away',
    params: byId,
    answer: watch,
  }),
  restoreWatch: route({
    method: 'DELETE',
    path: '/watches/:id/archive',
    access: 'watches.write',
    summary: 'Take it out again',
    params: byId,
    answer: watch,
  }),
  suggestExclusion: route({
    method: 'POST',
    path: '/watches/:id/not-us/suggestion',
    access: 'watches.write',
    summary: 'What "not us" would take out: phrases to choose from',
    params: byId,
    body: z.object({ postId: id }),
    answer: z.object({
      choices: z.array(
        z.object({ kind: z.enum(['phrase', 'author', 'post']), label: z.string(), older: z.number().int() }),
      ),
    }),
  }),
  excludeNotUs: route({
    method: 'POST',
    path: '/watches/:id/not-us',
    access: 'watches.write',
    summary: '"Not us": take this out of the watch for good',
    params: byId,
    body: z.object({ postId: id, kind: z.enum(['phrase', 'author', 'post']), label: z.string().max(300).optional() }),
    answer: z.object({ exclusionId: id, label: z.string(), older: z.number().int(), watch }),
  }),
  undoNotUs: route({
    method: 'DELETE',
    path: '/exclusions/:id',
    access: 'watches.write',
    summary: 'Take "not us" back',
    params: byId,
    answer: watch,
  }),
  findPosts: route({
    method: 'GET',
    path: '/posts',
    access: 'posts.read',
    summary: 'What people said, newest first; by watch, by search, by filters',
    query: filters.extend({ before: cursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    answer: z.object({
      posts: z.array(post),
      next: cursor.nullable(),
      /** Pass it to `countNew`. */ newest: cursor.nullable(),
    }),
  }),
  countNew: route({
    method: 'GET',
    path: '/posts/new',
    access: 'posts.read',
    summary: 'How many have arrived since, for the "3 new" pill',
    query: filters.extend({ after: cursor.optional() }),
    answer: z.object({ count: z.number().int(), more: z.boolean() }),
  }),
  getVolume: route({
    method: 'GET',
    path: '/posts/volume',
    access: 'posts.read',
    summary: 'Posts and people a day',
    query: filters,
    answer: z.object({ volume, atLeast: z.boolean() }),
  }),
  exportPosts: route({
    method: 'GET',
    path: '/posts.csv',
    access: 'posts.read',
    summary: 'The same posts as a CSV file',
    query: filters,
    sends: 'file',
    long: true,
  }),
  getPost: route({
    method: 'GET',
    path: '/posts/:id',
    access: 'posts.read',
    summary: 'One post',
    params: byId,
    answer: post,
  }),
  findFolded: route({
    method: 'GET',
    path: '/posts/:id/folded',
    access: 'posts.read',
    summary: 'Reposts and copies folded under a post',
    params: byId,
    query: z.object({ before: cursor.optional() }),
    answer: z.object({ posts: z.array(post), next: cursor.nullable() }),
  }),
  getConversation: route({
    method: 'GET',
    path: '/conversations/:id',
    access: 'posts.read',
    summary: 'A conversation whole, in order',
    params: byId,
    answer: z.object({
      id,
      posts: z.array(post),
      /** More than 500: the rest is left out. */ more: z.boolean(),
      completed: z.enum(['stored', 'fetched', 'failed']),
    }),
  }),
  fetchConversation: route({
    method: 'POST',
    path: '/conversations/:id/fetch',
    access: 'posts.read',
    summary: 'Ask the network for the rest of the thread',
    params: byId,
    answer: z.object({
      added: z.number().int(),
      fault: z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
    }),
    long: true,
  }),
  findMutes: route({
    method: 'GET',
    path: '/mutes',
    access: 'posts.read',
    summary: 'What is muted',
    answer: z.object({ mutes: z.array(mute) }),
  }),
  addMute: route({
    method: 'POST',
    path: '/mutes',
    access: 'posts.hide',
    summary: 'Mute an author, a word or a thread',
    body: z.object({
      kind: z.enum(['author', 'word', 'thread']),
      postId: id.optional(),
      word: z.string().max(200).optional(),
    }),
    answer: mute,
  }),
  endMute: route({
    method: 'POST',
    path: '/mutes/:id/end',
    access: 'posts.hide',
    summary: 'Hear it again',
    params: byId,
    answer: mute,
  }),
  findViews: route({
    method: 'GET',
    path: '/views',
    access: 'posts.read',
    summary: 'Saved views: mine and the shared ones',
    answer: z.object({ views: z.array(savedView) }),
  }),
  saveView: route({
    method: 'POST',
    path: '/views',
    access: 'posts.read',
    summary: 'Save this view',
    body: z.object({ name: line(120), filters, shared: z.boolean().default(false), pinned: z.boolean().default(true) }),
    answer: savedView,
  }),
  updateView: route({
    method: 'PATCH',
    path: '/views/:id',
    access: 'posts.read',
    summary: 'Rename, share or pin a view',
    params: byId,
    body: z.object({
      name: line(120).optional(),
      shared: z.boolean().optional(),
      pinned: z.boolean().optional(),
      filters: filters.optional(),
    }),
    answer: savedView,
  }),
  deleteView: route({
    method: 'DELETE',
    path: '/views/:id',
    access: 'posts.read',
    summary: 'Delete a view',
    params: byId,
    answer: done,
  }),
  today: route({
    method: 'GET',
    path: '/today',
    access: 'posts.read',
    summary: 'What came in, by watch',
    query: z.object({ days: z.coerce.number().int().min(1).max(90).default(7) }),
    answer: z.object({
      since: time,
      posts: z.number().int(),
      people: z.number().int(),
      latestAt: time.nullable(),
      lead: post.nullable(),
      watches: z.array(
        z.object({
          watch: z.object({ id, name: z.string() }),
          posts: z.number().int(),
          people: z.number().int(),
          peopleBefore: z.number().int(),
          tooFew: z.boolean(),
          days: z.array(z.number().int()),
          voices: z.array(post),
        }),
      ),
      channels: z.object({ hearing: z.number().int(), failing: z.number().int(), behind: z.number().int() }),
      steps: z.array(
        z.object({
          key: z.enum(['organization', 'facilities', 'channel', 'watch', 'people', 'second_factor']),
          done: z.boolean(),
        }),
      ),
    }),
  }),
};
