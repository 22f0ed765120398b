// From a page's filters to what is sought in the archive, checked against what the reader may see.
import type { Filters } from '../../../contract/listen.ts';
import { parse, type Query } from '../../../language/query/index.ts';
import { facilitiesFor, may } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { quoted } from '../arrive/words.ts';
import { addDays } from '../day.ts';
import { findAuthorsNamed } from '../store/author.ts';
import { findDayStarts, findTimeZone } from '../store/organization.ts';
import type { Place, Sought } from '../store/search.ts';
import { compile, isOfWordsAlone } from './compile.ts';
import { facilityTerm, langTerm, networkTerm } from './terms.ts';

export interface Search {
  query: Query | null;
  sought: Sought;
  /** The end of the last day that is asked for. */
  until: Place | null;
  /** Copies that match when the post on top does not are shown by themselves. */
  copiesMayDiffer: boolean;
}

/** Throws `query.unreadable` with the place and the reason. */
export function readQuery(text: string): Query {
  const parsed = parse(text);
  if (parsed.ok) return parsed.query;
  const { code, column } = parsed.refusal;
  throw new Refusal('query.unreadable', { reason: code, column });
}

export async function seek(context: Context, filters: Filters): Promise<Search> {
  const { actor } = context;
  const query = filters.q?.trim() ? readQuery(filters.q) : null;
  const [since, until] = await bounds(context, filters);
  const filtered = Boolean(filters.network || filters.facility || filters.lang || filters.kind);
  // The post on top may be another facility's, which this reader does not see.
  const visible = facilitiesFor(actor, 'posts.read');
  const copiesMayDiffer = filtered || visible !== null || (query !== null && !isOfWordsAlone(query));
  return {
    query,
    until,
    copiesMayDiffer,
    sought: {
      ...(await asked(context, query, filters)),
      watch: filters.watch ?? null,
      visible,
      wanted: {
        ...(filters.facility && { facility: filters.facility }),
        ...(filters.network && { network: filters.network.toLowerCase() }),
        ...(filters.lang && { lang: filters.lang.toLowerCase() }),
        ...(filters.kind && { kind: filters.kind }),
      },
      also: [
        ...(copiesMayDiffer ? (['folded'] as const) : []),
        ...(filters.muted ? (['muted'] as const) : []),
        ...(may(actor, 'holds.write') ? (['withheld'] as const) : []),
      ],
      since,
    },
  };
}

/** What the index is asked: the query, and those filters that are terms of it. */
async function asked({ db, organization }: Context, query: Query | null, filters: Filters) {
  const compiled = query && compile(query);
  const known = [
    ...(filters.network ? [networkTerm(filters.network.toLowerCase())] : []),
    ...(filters.lang ? [langTerm(filters.lang.toLowerCase())] : []),
    ...(filters.facility ? [facilityTerm(filters.facility)] : []),
  ].map(quoted);
  if (compiled?.handles.length) {
    return { words: compiled.words, authors: await findAuthorsNamed(db, organization, compiled.handles) };
  }
  const words = [...(compiled?.words ? [compiled.words] : []), ...known].join(' & ');
  return { words: words || null, authors: null };
}

async function bounds({ db, organization }: Context, { from, to }: Filters): Promise<[Date | null, Place | null]> {
  if (!from && !to) return [null, null];
  const after = to ? addDays(to, 1) : null;
  const timeZone = await findTimeZone(db, organization);
  const starts = await findDayStarts(
    db,
    timeZone,
    [from, after].filter((day) => typeof day === 'string'),
  );
  const end = after ? starts.get(after) : undefined;
  return [(from && starts.get(from)) || null, end ? { at: end, id: null } : null];
}
