// The posts of a view as a CSV file, sent while it is read: no spreadsheet takes a cell of it for a formula.
import type { Filters } from '../../../contract/listen.ts';
import type { Actor } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { csvLine, record } from '../../govern/index.ts';
import { accessWatch } from '../access.ts';
import type { PostRow } from '../store/post.ts';
import type { Place } from '../store/search.ts';
import { viewPosts } from '../views.ts';
import { findPage } from './find.ts';
import { seek } from './sought.ts';

const atOnce = 500;

const columns = [
  'id',
  'network',
  'said_at',
  'heard_at',
  'kind',
  'language',
  'author',
  'author_name',
  'title',
  'text',
  'rating',
  'answers',
  'link',
  'facility_id',
  'conversation_id',
  'folded',
  'edited_at',
  'deleted_at',
];

/** Throws before the first line what a search throws; then pages, each read in a transaction of its own. */
export async function exportPosts(
  core: Core,
  organization: string,
  actor: Actor,
  filters: Filters,
): Promise<AsyncIterable<string>> {
  const page = (before: Place | null) =>
    act(core, organization, actor, async (context) => {
      if (filters.watch) await accessWatch(context, filters.watch);
      if (!before) await recordExport(context, filters);
      const { rows, next } = await findPage(context, await seek(context, filters), before, atOnce);
      return { lines: await linesOf(context, rows), next };
    });
  const first = await page(null);
  return (async function* () {
    yield `\uFEFF${csvLine(columns)}`;
    yield first.lines;
    for (let next = first.next; next; ) {
      const more = await page(next);
      yield more.lines;
      next = more.next;
    }
  })();
}

type Context = Parameters<typeof record>[0];

const recordExport = (context: Context, filters: Filters) =>
  record(
    context,
    'posts.exported',
    { kind: 'posts', id: filters.watch ?? null },
    {
      filters: Object.keys(filters).filter((name) => filters[name as keyof Filters] !== undefined),
    },
  );

async function linesOf(context: Context, rows: readonly PostRow[]): Promise<string> {
  const posts = await viewPosts(context, rows, null);
  return posts
    .map((post) =>
      csvLine([
        post.id,
        post.network,
        post.at,
        post.heardAt,
        post.kind,
        post.lang,
        post.author?.handle ?? null,
        post.author?.name ?? null,
        post.title,
        post.text,
        post.rating,
        post.answers,
        post.url,
        post.facilityId,
        post.conversationId,
        post.folded.count,
        post.editedAt,
        post.deletedAt,
      ]),
    )
    .join('');
}
