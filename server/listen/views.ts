// Rows as the contract shows them: the only way out.
import type { Post } from '../../contract/post.ts';
import { find, parse, type Query, type Span } from '../../language/query/index.ts';
import { facilitiesFor, may } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { findHeld, isHeld } from './change/held.ts';
import { readRow } from './search/find.ts';
import { marksInText } from './spoken.ts';
import { findAnswered } from './store/answer.ts';
import { findWatchesOf } from './store/hit.ts';
import { findFolded, type PostRow } from './store/post.ts';
import { findQueries } from './store/watch.ts';

const firstFolded = 3;

/** Posts in the order given; marks are of `query`, or else of the watches that found each post. */
export async function viewPosts(context: Context, rows: readonly PostRow[], query: Query | null): Promise<Post[]> {
  if (rows.length === 0) return [];
  const { db, organization, actor } = context;
  const ids = rows.map(({ id }) => id);
  const visible = facilitiesFor(actor, 'posts.read');
  const folded = Map.groupBy(await findFolded(db, organization, ids, visible, firstFolded), ({ head }) => head);
  const watches = await findWatchesOf(db, organization, ids);
  const queries = query ? new Map<string, Query>() : await readQueries(context, watches);
  const answered = await findAnswered(db, organization, ids);
  const maySeeHeld = may(actor, 'holds.write');
  const held = maySeeHeld ? await findHeld(context) : null;
  return rows.map((row) => {
    const found = watches.get(row.id) ?? [];
    const asked = query ? [query] : found.flatMap((id) => queries.get(id) ?? []);
    const gone = row.deleted_at !== null && !maySeeHeld;
    const under = folded.get(row.id) ?? [];
    return {
      ...(gone || row.text === null ? nothing : words(row)),
      id: row.id,
      network: row.network,
      kind: row.kind,
      at: row.at.toISOString(),
      heardAt: row.heard_at.toISOString(),
      facilityId: row.facility_id,
      conversationId: row.conversation_id,
      marks: gone || row.text === null ? [] : marksOf(row, asked),
      folded: {
        count: under[0]?.count ?? 0,
        first: under.map(({ id, handle, at, why }) => ({ id, handle, at: at.toISOString(), why })),
      },
      watchIds: found,
      muted: row.muted,
      editedAt: row.edited_at?.toISOString() ?? null,
      deletedAt: row.deleted_at?.toISOString() ?? null,
      onHold: held !== null && isHeld(held, row, found),
      answered: answered.get(row.id) ?? null,
    };
  });
}

type Words = Pick<
  Post,
  'text' | 'title' | 'lang' | 'author' | 'url' | 'rating' | 'place' | 'answers' | 'links' | 'media'
>;

/** What is left of a post whose author deleted it. */
const nothing: Words = {
  text: null,
  title: null,
  lang: null,
  author: null,
  url: null,
  rating: null,
  place: null,
  answers: null,
  links: [],
  media: [],
};

function words(row: PostRow): Words {
  const { text, title, lang, url, rating, place, answers, links } = row;
  return {
    text,
    title,
    lang,
    url,
    rating,
    place,
    answers,
    links,
    author: row.author_id && {
      id: row.author_id,
      network: row.network,
      handle: row.handle,
      name: row.author_name,
      followers: row.followers,
      place: row.author_place,
    },
    media: row.media.map(({ kind, alt }) => ({ kind, alt })),
  } as Words;
}

async function readQueries(
  { db, organization }: Context,
  watches: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Query>> {
  const ids = [...new Set([...watches.values()].flat())];
  const queries = new Map<string, Query>();
  for (const { id, query } of ids.length ? await findQueries(db, organization, ids) : []) {
    const parsed = parse(query);
    if (parsed.ok) queries.set(id, parsed.query);
  }
  return queries;
}

/** Where the text says what was asked, sorted and apart. */
function marksOf(row: PostRow, queries: readonly Query[]): Span[] {
  if (queries.length === 0) return [];
  const read = readRow(row);
  const marks = queries.flatMap((query) => find(query, read)).sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Span[] = [];
  for (const mark of marks) {
    const last = apart.at(-1);
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
    else apart.push({ ...mark });
  }
  return marksInText(row, apart);
}
