// Reads on in every list of a channel from where it stopped: what the stream told of already is known, what it kept back is not.
import type { Fault } from '../../../contract/connect.ts';
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';
import type { Heard, SettingsOf } from '../../connect/connector.ts';
import { list, object } from '../../connect/outside.ts';
import { type Api, type No, resetOf } from './api.ts';
import { broughtBy } from './notification.ts';
import { forget, type Place, type Recent, remember } from './place.ts';
import { concernsUs, deletionOf, editOf, idOf, isOwn, newest, postsOf, type View } from './status.ts';

export interface Round {
  api: Api;
  settings: SettingsOf<'mastodon'>;
  place: Place;
  view(): View;
  store(heard: Heard): Promise<void>;
  sift(heard: Heard): Promise<void>;
  signal: AbortSignal;
}

export interface Failed {
  fault: Fault;
  retryAt?: Date;
}

interface Source {
  name: string;
  path: string;
  limit: number;
  query: [string, string][];
  /** What the list is ordered by, where that is not the id of what stands in it. */
  keyOf?(value: unknown): string | undefined;
  take(round: Round, values: unknown[]): Taken;
}

interface Taken {
  posts: ArrivedPost[];
  changes: ArrivedChange[];
  sought: ArrivedPost[];
}

/** Requests that hearing leaves to speaking, of those the server allows for a while. */
const spare = 30;
/** An id that every other one comes after. */
const beforeAll = '0';
/** Pages in one go; what is behind them is read in the next round. */
const mostPages = 25;

/** @returns why it could not be finished; what was read until then is stored with its place */
export async function catchUp(round: Round): Promise<Failed | undefined> {
  for (const source of sourcesOf(round.settings)) {
    const failed = await readOn(round, source);
    if (failed) return failed;
  }
  return lookAgain(round);
}

function sourcesOf({ hashtags, public: heard }: SettingsOf<'mastodon'>): Source[] {
  const timeline = { limit: 40, query: [], take: takeTimeline };
  return [
    { name: 'notifications', path: '/api/v1/notifications', limit: 80, query: [], take: takeNotifications },
    { ...timeline, name: 'home', path: '/api/v1/timelines/home' },
    {
      ...timeline,
      name: 'conversations',
      path: '/api/v1/conversations',
      keyOf: (value) => idOf(object(object(value)?.last_status)?.id),
      take: takeConversations,
    },
    ...hashtags.map((tag) => ({
      ...timeline,
      name: `#${tag}`,
      path: `/api/v1/timelines/tag/${encodeURIComponent(tag)}`,
    })),
    ...(heard === 'none'
      ? []
      : [
          {
            ...timeline,
            name: heard,
            path: '/api/v1/timelines/public',
            query: heard === 'local' ? ([['local', 'true']] as [string, string][]) : [],
          },
        ]),
  ];
}

async function readOn(round: Round, source: Source): Promise<Failed | undefined> {
  const { api, place, signal } = round;
  for (let page = 0; page < mostPages && !signal.aborted; page++) {
    const from = place.newest[source.name];
    const answer = await api.call(source.path, {
      query: [
        ['limit', String(source.limit)],
        // Forward from the place; the first time, the newest page and no history.
        ...(from ? ([['min_id', from]] as [string, string][]) : []),
        ...source.query,
      ],
      signal,
    });
    if (!answer.ok) return failedBy(answer, source);
    const values = list(answer.body, source.limit);
    const { posts, changes, sought } = source.take(round, values);
    const last = newest([from, ...values.map(source.keyOf ?? ((value) => idOf(object(value)?.id)))]);
    // A list that was empty has a place as well: what comes to it next is no history.
    place.newest[source.name] = last ?? beforeAll;
    const { quota } = answer;
    const done = !from || values.length < source.limit || last === from;
    const lagSeconds = done ? 0 : lagOf(values[0], round.view());
    if (sought.length > 0) await round.sift({ posts: sought, changes: [], cursor: undefined });
    await round.store({ posts, changes, cursor: structuredClone(place), lagSeconds, ...(quota ? { quota } : {}) });
    const resets = resetOf(quota);
    if (quota && resets && quota.left < spare)
      return { fault: { code: 'too_many', values: { host: api.host, status: 429 } }, retryAt: resets };
    if (done) return undefined;
  }
  return undefined;
}

/** How long ago the newest of a page was said: there is more behind it. */
function lagOf(value: unknown, { now }: View): number {
  const at = Date.parse(String(object(value)?.created_at));
  return Number.isFinite(at) ? Math.max(0, (now.getTime() - at) / 1000) : 0;
}

/** A server may have switched one list off; the others are heard all the same. */
function failedBy({ status, fault, retryAt }: No, { name }: Source): Failed | undefined {
  const needed = name === 'notifications' || status === 401 || status === 429 || !status || status >= 500;
  return needed ? { fault, ...(retryAt ? { retryAt } : {}) } : undefined;
}

function takeNotifications(round: Round, values: unknown[]): Taken {
  const view = round.view();
  const brought = values.map((value) => broughtBy(value, view));
  remember(round.place, oldestFirst(brought.flatMap(({ status }) => (status ? [status] : []))));
  return {
    posts: brought.flatMap(({ posts }) => posts),
    changes: brought.flatMap(({ changes }) => changes),
    sought: brought.flatMap(({ sought }) => sought),
  };
}

function takeTimeline(round: Round, values: unknown[]): Taken {
  const view = round.view();
  const ours = values.filter((value) => concernsUs(value, view));
  remember(round.place, oldestFirst(ours.filter((value) => !isOwn(object(value)!, view.own))));
  const kept = new Set(ours);
  return {
    posts: ours.flatMap((value) => postsOf(value, view)),
    changes: [],
    sought: values.filter((value) => !kept.has(value)).flatMap((value) => postsOf(value, view)),
  };
}

/** The last word of each private conversation: those that a server keeps from notifications stand here. */
function takeConversations(round: Round, values: unknown[]): Taken {
  const view = round.view();
  const said = values.map((value) => object(object(value)?.last_status)).filter((status) => status !== undefined);
  remember(
    round.place,
    said.filter((status) => !isOwn(status, view.own)),
  );
  return { posts: said.flatMap((status) => postsOf(status, view)), changes: [], sought: [] };
}

const oldestFirst = (values: readonly unknown[]) => [...values].reverse();

const atOnce = 20;

/** Has anybody changed or taken away what they said to us lately? */
async function lookAgain(round: Round): Promise<Failed | undefined> {
  const { api, place, signal } = round;
  const changes: ArrivedChange[] = [];
  const recent = [...place.recent];
  for (let at = 0; at < recent.length && !signal.aborted; at += atOnce) {
    const asked = recent.slice(at, at + atOnce);
    const answer = await api.call('/api/v1/statuses', { query: asked.map(({ id }) => ['id[]', id]), signal });
    const found = new Map(list(answer.ok && answer.body).map((value) => [idOf(object(value)?.id), value]));
    if (!answer.ok && answer.status !== 404 && answer.status !== 405) return failedBy(answer, anyList);
    if (found.size > 0) {
      for (const known of asked) changes.push(...(await changesOf(round, known, found.get(known.id))));
      continue;
    }
    // Servers other than Mastodon 4.3 show one at a time: the last few, and no more.
    for (const known of recent.slice(-atOnce)) changes.push(...(await changesOf(round, known, undefined)));
    break;
  }
  if (changes.length > 0) await round.store({ posts: [], changes, cursor: structuredClone(place) });
  return undefined;
}

const anyList = { name: 'recent' } as Source;

/** @param value as it came among others; left out there, it is asked for alone before it is said to be gone */
async function changesOf(round: Round, known: Recent, value: unknown): Promise<ArrivedChange[]> {
  const { api, place, signal } = round;
  let status = object(value);
  if (!status) {
    const answer = await api.call(`/api/v1/statuses/${known.id}`, { signal });
    if (!answer.ok && answer.status !== 404 && answer.status !== 410) return [];
    status = answer.ok ? object(answer.body) : undefined;
  }
  if (!status) {
    forget(place, known.id);
    return [deletionOf(known.id, round.view())];
  }
  const edited = typeof status.edited_at === 'string' ? status.edited_at : null;
  const edit = edited === known.edited ? undefined : editOf(status, round.view());
  known.edited = edited;
  return edit ? [edit] : [];
}
