// The inbox as a list: risk to life first, then the most urgent, then whoever waits longest; narrowed, counted, page by page.
import type { QueueFilters, respond } from '../../contract/respond.ts';
import type { AnswerOf } from '../../contract/route.ts';
import { facilitiesFor } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { notFound } from '../core/errors.ts';
import { isId } from '../core/ids.ts';
import { findPosts } from '../listen/index.ts';
import { personOf } from './access.ts';
import { countPlaces, findPlaces, type Place, type Sought } from './store/queue.ts';
import type { State } from './tables.ts';
import { viewThreads } from './views.ts';

const statesOf: Record<QueueFilters['view'], readonly State[]> = {
  open: ['open'],
  mine: ['open'],
  waiting: ['pending', 'snoozed'],
  closed: ['closed'],
  all: ['open', 'pending', 'snoozed', 'closed'],
};

/** Of a search, the newest posts that are looked at. */
const mostFound = 200;
const mostCounted = 1000;

export async function findThreads(
  context: Context,
  { before, limit, ...filters }: QueueFilters & { before?: string | undefined; limit: number },
): Promise<AnswerOf<typeof respond.findThreads>> {
  const { db, organization } = context;
  const sought = await seek(context, filters);
  if (sought.assignee === 'no person') return { threads: [], next: null };
  const places = await findPlaces(db, organization, sought, before ? readCursor(before) : null, limit);
  const threads = await viewThreads(
    context,
    places.map(({ id }) => id),
  );
  const last = places.length === limit ? places.at(-1) : undefined;
  return { threads, next: last ? `${last.rank} ${last.at.toISOString()} ${last.id}` : null };
}

async function seek(context: Context, filters: QueueFilters): Promise<Sought> {
  const { view, q, assignee, network, facility, urgency, tag } = filters;
  return {
    states: statesOf[view],
    order: view === 'open' || view === 'mine' ? 'urgent' : 'latest',
    // Of nobody who could have one, there is none.
    assignee: view === 'mine' ? (personOf(context) ?? 'no person') : (assignee ?? null),
    network: network ?? null,
    facility: facility ?? null,
    urgency: urgency ?? null,
    tag: tag?.toLowerCase() ?? null,
    conversations: q?.trim() ? await conversationsWith(context, q) : null,
    visible: facilitiesFor(context.actor, 'conversations.read'),
  };
}

async function conversationsWith(context: Context, q: string): Promise<string[]> {
  const { posts } = await findPosts(context, { q, limit: mostFound } as Parameters<typeof findPosts>[1]);
  return [...new Set(posts.map(({ conversationId }) => conversationId))];
}

function readCursor(text: string): Place {
  const [rank = '', at = '', id = ''] = text.split(' ');
  if (!/^[0-7]$/.test(rank) || Number.isNaN(Date.parse(at)) || !isId(id)) throw notFound();
  return { rank: Number(rank), at: new Date(at), id };
}

export async function countThreads(context: Context): Promise<AnswerOf<typeof respond.countThreads>> {
  const { db, organization } = context;
  const count = async (view: QueueFilters['view'], lifeRisk?: true) => {
    const sought = await seek(context, { view });
    if (sought.assignee === 'no person') return 0;
    return countPlaces(db, organization, lifeRisk ? { ...sought, lifeRisk } : sought, mostCounted);
  };
  return {
    open: await count('open'),
    mine: await count('mine'),
    waiting: await count('waiting'),
    lifeRisk: await count('open', true),
  };
}
