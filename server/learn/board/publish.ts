// Publishes a period: counts it once, takes out what must not leave the team, and freezes the rest.
import type { PublishedTable } from '../../../contract/learn/board.ts';
import { topics } from '../../../language/analysis/index.ts';
import { protect, type Shown, wilson } from '../../../language/numbers/index.ts';
import type { Context } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { dayIn, findDayStarts, findTimeZone } from '../../listen/index.ts';
import {
  countHeard,
  findFacilityNames,
  findPublications,
  holdPublishing,
  marks,
  type PublicationRow,
} from '../store/publication.ts';
import type { FrozenColumn, FrozenTable } from '../tables.ts';

interface Days {
  from: string;
  to: string;
}

/** What was published of exactly these days; else what would be. Throws as `publish` does, but for nothing to show. */
export async function previewPublication(context: Context, days: Days): Promise<PublishedTable> {
  const before = await findPublished(context, days);
  if (before) return viewPublication(before);
  return viewPublication({
    id: null,
    made_at: null,
    from_day: days.from,
    to_day: days.to,
    ...(await count(context, days)),
  });
}

/**
 * The publication of these days, made now where there is none. Throws `publication.overlaps` where some of them were published with
 * others, `publication.unfinished` before the last day is over, `publication.nothing` where fewer than eleven people were heard.
 */
export async function publish(context: Context, days: Days): Promise<PublicationRow> {
  const { db, organization, actor, clock } = context;
  await holdPublishing(db, organization);
  const before = await findPublished(context, days);
  if (before) return before;
  const { places, shown } = await count(context, days);
  if (shown.together.people === null) throw new Refusal('publication.nothing');
  const row = await db
    .insertInto('learn.publication')
    .values({
      organization_id: organization,
      id: newId(clock),
      from_day: days.from,
      to_day: days.to,
      made_at: clock.now(),
      made_by: actor.id,
      places: JSON.stringify(places),
      shown: JSON.stringify(shown),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(context, 'publication.made', { kind: 'publication', id: row.id }, { from: days.from, to: days.to });
  return row;
}

async function findPublished(
  { db, organization, clock }: Context,
  { from, to }: Days,
): Promise<PublicationRow | undefined> {
  const timeZone = await findTimeZone(db, organization);
  if (to < from)
    throw new Refusal('request.invalid', {}, [{ path: 'query.to', code: 'order', message: 'Before the first day' }]);
  if (to >= dayIn(timeZone)(clock.now())) throw new Refusal('publication.unfinished');
  const published = await findPublications(db, organization, from, to);
  const other = published.find((row) => row.from_day !== from || row.to_day !== to);
  if (other) throw new Refusal('publication.overlaps', { from: other.from_day, to: other.to_day });
  return published[0];
}

async function count(
  { db, organization }: Context,
  { from, to }: Days,
): Promise<Pick<PublicationRow, 'places' | 'shown'>> {
  const timeZone = await findTimeZone(db, organization);
  const after = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
  const starts = await findDayStarts(db, timeZone, [from, after]);
  const heard = await countHeard(db, organization, starts.get(from)!, starts.get(after)!);
  const { together, places, unnamed } = protect(heard);
  const names = new Map((await findFacilityNames(db, organization, heard.ids)).map(({ id, name }) => [id, name]));
  return {
    places: heard.ids.map((id) => ({ id, name: names.get(id) ?? '' })),
    shown: { unnamed, together: freeze(together), places: places.map(freeze) } satisfies FrozenTable,
  };
}

/** Only topics of the framework, and marks: names of a taxonomy of one's own may say more than they should. */
const freeze = ({ people, topics: shown }: Shown): FrozenColumn => ({
  people,
  topics: Object.fromEntries(
    [...topics.map(({ topic }) => topic), ...marks].flatMap((topic) =>
      shown.has(topic) ? [[topic, shown.get(topic)!]] : [],
    ),
  ),
});

type Viewed = Pick<PublicationRow, 'from_day' | 'to_day' | 'places' | 'shown'> & {
  id: string | null;
  made_at: Date | null;
};

/** As it is shown outside: all topics that are shown somewhere, the most people first, rounded to ten. */
export function viewPublication({ id, from_day, to_day, made_at, places, shown }: Viewed): PublishedTable {
  const figures = ({ people, topics }: FrozenColumn) => ({
    people: people === null ? null : toTen(people),
    topics: Object.entries(topics)
      .sort(([, a], [, b]) => b - a)
      .map(([topic, on]) => ({ topic, people: toTen(on), share: wilson(on, people ?? on) })),
  });
  return {
    id,
    from: from_day,
    to: to_day,
    madeAt: made_at?.toISOString() ?? null,
    unnamed: shown.unnamed,
    together: figures(shown.together),
    places: places.map((place, at) => ({ ...place, ...figures(shown.places[at]!) })),
  };
}

const toTen = (people: number): number => Math.round(people / 10) * 10;
