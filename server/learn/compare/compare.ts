// Compares groups by one share of people, and finds the posts under a figure.
import type { z } from 'zod';
import type { Understood } from '../../../contract/learn/agreement.ts';
import type { Compared, compareRoutes } from '../../../contract/learn/compare.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import {
  type Agreement,
  type Change,
  type Counted,
  changeOfShare,
  correctShare,
  counted,
  judge,
  MIN_POSTS,
  wilson,
} from '../../../language/numbers/index.ts';
import type { Context } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { findDayStarts, showPosts } from '../../listen/index.ts';
import { count } from '../agreement/tally.ts';
import { checkScope } from '../scope.ts';
import { findSecondReadings } from '../store/agreement.ts';
import { countBusiest, countGroups, findGroupNames, findHits, type GroupCount } from '../store/compare.ts';
import { piecesOf } from './pieces.ts';

type Asked = z.output<typeof compareRoutes.compare.query>;

const mostGroups = 60;
const none = 'none';

export async function compare(context: Context, asked: Asked): Promise<AnswerOf<typeof compareRoutes.compare>> {
  const { db, organization } = context;
  const scope = await checkScope(context, asked);
  const pieces = piecesOf(scope.period);
  const starts = await findDayStarts(db, scope.timeZone, pieces.map(({ from }) => from).slice(1));
  const ends = [...starts.values()].sort((a, b) => a.getTime() - b.getTime());
  const rows = await countGroups(db, scope, asked.by, asked.measure, ends);
  const busiest = await countBusiest(db, scope, asked.by, asked.measure);
  const agreement = await findAgreement(context, asked.measure);
  const whole = rows.filter(({ piece }) => piece === null);
  const keys = [...new Set(whole.map(({ group }) => group))];
  const names = await findGroupNames(
    db,
    organization,
    asked.by,
    keys.filter((key) => key !== null),
  );
  const find = (group: string | null, now: boolean) => whole.find((row) => row.group === group && row.now === now);
  const most = (group: string | null, now: boolean) =>
    busiest.find((row) => row.group === group && row.now === now)?.posts ?? 0;

  const groups = keys.map((key) => {
    // Of periods each is a group of its own; the earlier one has none before it.
    const isPast = asked.by === 'period' && key === 'before';
    const now = find(key, !isPast) ?? nobody;
    const before =
      asked.by === 'period' ? (isPast ? nobody : (find('before', false) ?? nobody)) : (find(key, false) ?? nobody);
    const figure = figureOf(now, most(key, !isPast), agreement);
    return {
      key: key ?? none,
      name: key === null ? null : (names.get(key) ?? null),
      posts: now.posts,
      people: now.people,
      counted: figure,
      before: figureOf(before, most(asked.by === 'period' ? 'before' : key, false), agreement),
      change: changeOf(now, before),
      pieces: pieces.map((piece, at) => ({ ...piece, share: shareOf(rows, key, at, isPast, agreement) })),
    };
  });
  const judged = judge(groups.map(({ change }) => change));
  const sorted = groups
    .map((group, at) => ({ ...group, change: judged[at]! }))
    .filter(({ posts }) => posts > 0)
    .sort(byShare);
  return { period: scope.period, groups: sorted.slice(0, mostGroups), more: Math.max(0, sorted.length - mostGroups) };
}

const nobody = { posts: 0, people: 0, hitPosts: 0, hits: 0 };
type Figure = Pick<GroupCount, 'posts' | 'people' | 'hitPosts' | 'hits'>;

function figureOf({ people, hitPosts, hits }: Figure, busiestPosts: number, agreement: Agreement | null): Counted {
  const figure = counted({ posts: hitPosts, people: hits, busiestPosts }, people);
  return agreement ? { ...figure, share: correctShare(hits, people, agreement) } : figure;
}

/** Where too few said it in both periods there is nothing to call, however large the share. */
function changeOf(now: Figure, before: Figure): Change {
  const change = changeOfShare(
    { hits: now.hits, people: now.people, posts: now.posts },
    { hits: before.hits, people: before.people, posts: before.posts },
  );
  return Math.max(now.hitPosts, before.hitPosts) < MIN_POSTS ? { ...change, p: null } : change;
}

function shareOf(
  rows: readonly GroupCount[],
  key: string | null,
  at: number,
  isPast: boolean,
  agreement: Agreement | null,
) {
  const row = isPast ? undefined : rows.find(({ group, piece }) => group === key && piece === at);
  if (!row || row.posts < MIN_POSTS) return null;
  return agreement ? correctShare(row.hits, row.people, agreement) : wilson(row.hits, row.people);
}

const byShare = (a: Compared, b: Compared): number =>
  Number(a.counted.tooFew) - Number(b.counted.tooFew) ||
  (b.counted.share?.value ?? 0) - (a.counted.share?.value ?? 0) ||
  b.people - a.people ||
  (a.key < b.key ? -1 : 1);

/** How often people and machine agree on what is counted; null where it is no label they were asked for. */
export async function findAgreement({ db, organization }: Context, measure: string): Promise<Agreement | null> {
  const [kind, label = ''] = measure.split(' ');
  const has: Record<string, (of: Understood) => boolean> = {
    sentiment: (of) => of.sentiment === label,
    topic: (of) => of.topics.includes(label),
    flag: (of) => of.flags.includes(label),
    urgent: (of) => of.urgency >= 2,
  };
  const asks = has[kind ?? ''];
  if (!asks) return null;
  const every = await findSecondReadings(db, organization);
  const newest = every.reduce((last, one) => (!last || one.at > last.at ? one : last), every[0]);
  return count(
    every.filter(({ model }) => model === newest?.model),
    asks,
  );
}

/** Newest first. */
export async function findComparedPosts(
  context: Context,
  { group, before, limit, ...asked }: z.output<typeof compareRoutes.findComparedPosts.query>,
): Promise<AnswerOf<typeof compareRoutes.findComparedPosts>> {
  const { db } = context;
  const scope = await checkScope(context, asked);
  const key = asked.by === 'facility' && group === none ? null : group;
  const found = await findHits(db, scope, asked.by, asked.measure, key, before ? placeOf(before) : null, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const posts = await showPosts(
    context,
    page.map(({ id }) => id),
  );
  return { posts, next: found.length > limit && last ? `${last.at}|${last.id}` : null };
}

function placeOf(cursor: string) {
  const [, at, id] = /^([\d:.+ -]{10,40})\|([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!at || !id)
    throw new Refusal('request.invalid', {}, [{ path: 'query.before', code: 'cursor', message: 'No place' }]);
  return { at, id };
}
