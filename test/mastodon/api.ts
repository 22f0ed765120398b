// The documented calls, each with the scope it needs; what is sent is checked as a server would.
import { edit, favourite, homesOf, reblog, remove, say } from './acts.ts';
import {
  accountEntity,
  addressOf,
  conversationsOf,
  instanceEntity,
  mediaEntity,
  notificationEntity,
  statusEntity,
} from './entities.ts';
import { type Asked, type Given, HttpNo, type Replied } from './http.ts';
import { authorize, authorizePage, metadata, register, revoke, token } from './oauth.ts';
import { type Account, find, isGreater, nextAccountId, now, type Status, state, visibleTo } from './state.ts';
import { lengthOf } from './words.ts';

export interface Route {
  method: string;
  path: RegExp;
  /** Undefined: anybody. */
  scope?: string;
  run(asked: Asked, ...parts: string[]): Replied | Promise<Replied>;
}

const own = ({ viewer }: Asked): Account => state.accounts.get(viewer!)!;
const missing = () => new HttpNo(404, 'Record not found');

function status(id: string, viewer: string | null): Status {
  const found = state.statuses.get(id);
  if (!found || !visibleTo(found, viewer)) throw missing();
  return found;
}

function ownStatus(id: string, asked: Asked): Status {
  const found = state.statuses.get(id);
  if (!found || found.account !== asked.viewer) throw missing();
  return found;
}

const all = () => [...state.statuses.values()];

/** Newest first within the ids that were asked for; with `min_id` those nearest to it. */
function page<T>(
  asked: Asked,
  items: T[],
  idOf: (item: T) => string,
  [usual, most]: [number, number],
  view: (item: T) => unknown,
): Replied {
  const { query, path } = asked;
  const limit = Math.min(Number(query.one('limit') ?? usual) || usual, most);
  const [maxId, sinceId, minId] = [query.one('max_id'), query.one('since_id'), query.one('min_id')];
  const sorted = items
    .filter((item) => !maxId || isGreater(maxId, idOf(item)))
    .filter((item) => !sinceId || isGreater(idOf(item), sinceId))
    .filter((item) => !minId || isGreater(idOf(item), minId))
    .sort((one, other) => (isGreater(idOf(one), idOf(other)) ? -1 : 1));
  const shown = minId ? sorted.slice(-limit) : sorted.slice(0, limit);
  const to = (name: string, item: T | undefined) => `<${state.origin}${path}?limit=${limit}&${name}=${idOf(item!)}>`;
  const link =
    shown.length > 0 ? `${to('max_id', shown.at(-1))}; rel="next", ${to('min_id', shown[0])}; rel="prev"` : '';
  return { body: shown.map(view), ...(link ? { headers: { link } } : {}) };
}

const timeline = (asked: Asked, of: (status: Status) => boolean) =>
  page(
    asked,
    all().filter(of),
    ({ id }) => id,
    [20, 40],
    (each) => statusEntity(each, asked.viewer),
  );

const isPublic = (each: Status) => each.visibility === 'public' && !each.reblogOf;
const isLocal = (each: Status) => !state.accounts.get(each.account)!.domain;
const wants = (query: Given, name: string) => ['true', '1'].includes(query.one(name) ?? '');

const keysHold = 3_600_000;

function create(asked: Asked): Replied {
  const { form, headers, viewer } = asked;
  const key = typeof headers['idempotency-key'] === 'string' ? `${viewer} ${headers['idempotency-key']}` : undefined;
  const before = key ? state.idempotency.get(key) : undefined;
  // A key counts from when its status stands: a server that is still at the first try does not know it yet.
  const counts =
    before && before.until > now().getTime() && before.until - keysHold <= asked.cameAt.getTime() && state.keys;
  const known = counts ? state.statuses.get(before.status) : undefined;
  if (known) return { body: statusEntity(known, viewer) };
  const said = words(asked);
  const inReplyTo = form.one('in_reply_to_id') || null;
  if (inReplyTo && !state.statuses.has(inReplyTo))
    throw new HttpNo(404, 'The post you are trying to reply to does not appear to exist.');
  const visibility = form.one('visibility') || 'public';
  if (!['public', 'unlisted', 'private', 'direct'].includes(visibility))
    throw new HttpNo(422, 'Validation failed: Visibility is not included in the list');
  const language = form.one('language') || 'en';
  if (!/^[a-z]{2,3}$/.test(language)) throw new HttpNo(422, 'Validation failed: Language is not included in the list');
  const made = say(own(asked), { ...said, inReplyTo, visibility, language });
  if (key) state.idempotency.set(key, { status: made.id, until: now().getTime() + keysHold });
  return { body: statusEntity(made, viewer) };
}

function words({ form, viewer }: Asked) {
  const text = form.one('status') ?? '';
  const spoiler = form.one('spoiler_text') ?? '';
  const media = form.all('media_ids[]');
  if (!text.trim() && media.length === 0) throw new HttpNo(422, "Validation failed: Text can't be blank");
  if (lengthOf(text + spoiler) > state.characters)
    throw new HttpNo(422, `Validation failed: Text character limit of ${state.characters} exceeded`);
  if (media.length > 4) throw new HttpNo(422, 'Cannot attach more than 4 files');
  for (const id of media) {
    const found = state.media.get(id);
    if (!found || found.owner !== viewer) throw new HttpNo(422, 'Validation failed: Media could not be found');
    if (found.pending > 0)
      throw new HttpNo(422, 'Cannot attach files that have not finished processing. Try again in a moment!');
  }
  return { text, spoiler, media, sensitive: form.one('sensitive') === 'true' };
}

async function upload({ form, headers, viewer }: Asked): Promise<Replied> {
  const file = form.files.get('file');
  if (!headers['content-type']?.startsWith('multipart/form-data') || !file)
    throw new HttpNo(422, "Validation failed: File can't be blank");
  if (!['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(file.type))
    throw new HttpNo(422, 'Validation failed: File content type is invalid');
  const description = form.one('description') ?? null;
  if (description && description.length > 1500) throw new HttpNo(422, 'Validation failed: Description is too long');
  const media = { id: nextAccountId(), owner: viewer!, type: file.type, bytes: file.size, description, pending: 1 };
  state.media.set(media.id, media);
  return { status: 202, body: mediaEntity(media) };
}

function oneMedia({ viewer }: Asked, id: string): Replied {
  const media = state.media.get(id);
  if (!media || media.owner !== viewer) throw missing();
  if (media.pending > 0) media.pending--;
  return { status: media.pending > 0 ? 206 : 200, body: mediaEntity(media) };
}

function context({ viewer }: Asked, id: string): Replied {
  const found = status(id, viewer);
  const ancestors: Status[] = [];
  for (let at = found.inReplyTo; at && state.statuses.has(at); at = state.statuses.get(at)!.inReplyTo)
    ancestors.unshift(state.statuses.get(at)!);
  const below = (of: string): Status[] =>
    all()
      .filter(({ inReplyTo }) => inReplyTo === of)
      .flatMap((each) => [each, ...below(each.id)]);
  const seen = (list: Status[]) =>
    list.filter((each) => visibleTo(each, viewer)).map((each) => statusEntity(each, viewer));
  return { body: { ancestors: seen(ancestors), descendants: seen(below(id)) } };
}

function notifications(asked: Asked): Replied {
  const types = asked.query.all('types[]');
  const without = asked.query.all('exclude_types[]');
  const mine = state.notifications.filter(
    ({ to, type }) => to === asked.viewer && (types.length === 0 || types.includes(type)) && !without.includes(type),
  );
  return page(asked, mine, ({ id }) => id, [40, 80], notificationEntity);
}

function search(asked: Asked): Replied {
  const { query, viewer } = asked;
  const q = query.one('q');
  if (!q) throw new HttpNo(400, 'Missing parameter q');
  if (wants(query, 'resolve') && viewer === null)
    throw new HttpNo(401, 'Search queries that resolve remote resources are not supported without authentication');
  const statuses = all().filter((each) => Object.values(addressOf(each)).includes(q) && visibleTo(each, viewer));
  const account = find(q);
  return {
    body: {
      accounts: account ? [accountEntity(account)] : [],
      statuses: statuses.map((each) => statusEntity(each, viewer)),
      hashtags: [],
    },
  };
}

function lookup({ query }: Asked): Replied {
  const account = find(query.one('acct') ?? '');
  if (!account) throw missing();
  return { body: accountEntity(account) };
}

const many = ({ query, viewer }: Asked): Replied => {
  if (state.old) throw missing();
  const found = query.all('id[]').flatMap((id) => state.statuses.get(id) ?? []);
  return { body: found.filter((each) => visibleTo(each, viewer)).map((each) => statusEntity(each, viewer)) };
};

const id = '([^/]+)';
const route = (method: string, path: string, scope: string | undefined, run: Route['run']): Route => ({
  method,
  path: new RegExp(`^${path}$`),
  ...(scope ? { scope } : {}),
  run,
});

export const routes: Route[] = [
  route('POST', '/api/v1/apps', undefined, register),
  route('GET', '/.well-known/oauth-authorization-server', undefined, metadata),
  route('GET', '/oauth/authorize', undefined, authorizePage),
  route('POST', '/oauth/authorize', undefined, authorize),
  route('POST', '/oauth/token', undefined, token),
  route('POST', '/oauth/revoke', undefined, revoke),
  route('GET', '/api/v2/instance', undefined, () => ({ body: instanceEntity() })),
  route('GET', '/api/v1/streaming/health', undefined, () => ({ text: 'OK', type: 'text/plain' })),
  route('GET', '/api/v1/accounts/verify_credentials', 'read:accounts', (asked) => ({
    body: {
      ...accountEntity(own(asked)),
      source: { privacy: 'public', sensitive: false, language: null, note: '', fields: [] },
    },
  })),
  route('GET', '/api/v1/accounts/lookup', undefined, lookup),
  route('GET', `/api/v1/accounts/${id}/statuses`, 'read:statuses', (asked, account) =>
    timeline(
      asked,
      (each) =>
        each.account === account &&
        visibleTo(each, asked.viewer) &&
        !(wants(asked.query, 'exclude_reblogs') && each.reblogOf),
    ),
  ),
  route('POST', '/api/v1/statuses', 'write:statuses', create),
  route('GET', '/api/v1/statuses', undefined, many),
  route('GET', `/api/v1/statuses/${id}`, undefined, (asked, which) => ({
    body: statusEntity(status(which!, asked.viewer), asked.viewer),
  })),
  route('PUT', `/api/v1/statuses/${id}`, 'write:statuses', (asked, which) => {
    const found = ownStatus(which!, asked);
    edit(found, words(asked));
    return { body: statusEntity(found, asked.viewer) };
  }),
  route('DELETE', `/api/v1/statuses/${id}`, 'write:statuses', (asked, which) => {
    const found = ownStatus(which!, asked);
    const body = { ...statusEntity(found, asked.viewer), text: found.text };
    remove(found);
    return { body };
  }),
  route('GET', `/api/v1/statuses/${id}/context`, undefined, (asked, which) => context(asked, which!)),
  route('GET', `/api/v1/statuses/${id}/source`, 'read:statuses', (asked, which) => {
    const { id: found, text, spoiler } = ownStatus(which!, asked);
    return { body: { id: found, text, spoiler_text: spoiler } };
  }),
  route('POST', `/api/v1/statuses/${id}/favourite`, 'write:favourites', (asked, which) => {
    favourite(own(asked), status(which!, asked.viewer));
    return { body: statusEntity(status(which!, asked.viewer), asked.viewer) };
  }),
  route('POST', `/api/v1/statuses/${id}/reblog`, 'write:statuses', (asked, which) => ({
    body: statusEntity(reblog(own(asked), status(which!, asked.viewer)), asked.viewer),
  })),
  route('POST', '/api/v2/media', 'write:media', upload),
  route('GET', `/api/v1/media/${id}`, 'write:media', (asked, which) => oneMedia(asked, which!)),
  route('GET', '/api/v1/notifications', 'read:notifications', notifications),
  route('GET', '/api/v1/timelines/home', 'read:statuses', (asked) =>
    timeline(asked, (each) => homesOf(each).includes(asked.viewer!)),
  ),
  route('GET', '/api/v1/timelines/public', undefined, (asked) =>
    timeline(asked, (each) => isPublic(each) && (!wants(asked.query, 'local') || isLocal(each))),
  ),
  route('GET', `/api/v1/timelines/tag/${id}`, undefined, (asked, tag) =>
    timeline(asked, (each) => isPublic(each) && each.tags.includes(decodeURIComponent(tag!).toLowerCase())),
  ),
  route('GET', '/api/v1/conversations', 'read:statuses', (asked) =>
    page(
      asked,
      conversationsOf(asked.viewer!),
      ({ last_status }) => String(last_status.id),
      [20, 40],
      (conversation) => conversation,
    ),
  ),
  route('GET', '/api/v2/search', 'read:search', search),
];
