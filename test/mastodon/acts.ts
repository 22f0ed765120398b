// What happens on the stand-in, whoever brings it about: words are said, changed, taken away, passed on; and who is told.
import { notificationEntity, statusEntity } from './entities.ts';
import { type Account, nextNotificationId, nextStatusId, now, type Status, state, visibleTo } from './state.ts';
import { publish } from './streaming.ts';
import { mentionsIn, tagsIn } from './words.ts';

export interface Said {
  text: string;
  inReplyTo?: string | null;
  visibility?: string;
  spoiler?: string;
  language?: string | null;
  media?: string[];
  sensitive?: boolean;
  reblogOf?: string;
}

export function say(by: Account, said: Said): Status {
  const status: Status = {
    id: nextStatusId(),
    account: by.id,
    text: said.text,
    spoiler: said.spoiler ?? '',
    visibility: said.visibility ?? 'public',
    language: said.language ?? null,
    inReplyTo: said.inReplyTo ?? null,
    reblogOf: said.reblogOf ?? null,
    mentions: mentionsIn(said.text).map(({ id }) => id),
    tags: tagsIn(said.text),
    media: said.media ?? [],
    at: now(),
    editedAt: null,
    favouritedBy: new Set(),
    reblogs: 0,
    sensitive: said.sensitive ?? false,
  };
  state.statuses.set(status.id, status);
  spread(status, 'update', (viewer) => JSON.stringify(statusEntity(status, viewer)), homesOf(status));
  for (const id of status.mentions) if (id !== by.id) notify(id, by.id, 'mention', status.id);
  return status;
}

export function edit(status: Status, change: Partial<Pick<Status, 'text' | 'spoiler' | 'media' | 'sensitive'>>): void {
  const before = status.mentions;
  Object.assign(status, change, { editedAt: now() });
  status.mentions = mentionsIn(status.text).map(({ id }) => id);
  status.tags = tagsIn(status.text);
  // Those who are merely named are told of new mentions, and not of changes.
  spread(status, 'status.update', (viewer) => JSON.stringify(statusEntity(status, viewer)), homesOf(status));
  for (const id of status.mentions) if (!before.includes(id)) notify(id, status.account, 'mention', status.id);
}

export function remove(status: Status): void {
  const homes = [...homesOf(status), ...status.mentions];
  state.statuses.delete(status.id);
  state.notifications = state.notifications.filter((each) => each.status !== status.id);
  for (const other of state.statuses.values()) if (other.inReplyTo === status.id) other.inReplyTo = null;
  spread(status, 'delete', () => status.id, homes);
}

export function favourite(by: Account, status: Status): void {
  if (status.favouritedBy.has(by.id)) return;
  status.favouritedBy.add(by.id);
  notify(status.account, by.id, 'favourite', status.id);
}

export function reblog(by: Account, status: Status): Status {
  status.reblogs++;
  const passed = say(by, { text: '', reblogOf: status.id });
  notify(status.account, by.id, 'reblog', status.id);
  return passed;
}

export function follow(by: Account, whom: Account): void {
  by.following.add(whom.id);
  whom.followers++;
  notify(whom.id, by.id, 'follow', null);
}

function notify(to: string, from: string, type: string, status: string | null): void {
  // Accounts of other servers are told by their own.
  if (to === from || state.accounts.get(to)?.domain) return;
  const notification = { id: nextNotificationId(), to, from, type, status, at: now() };
  state.notifications.push(notification);
  publish(['user', 'user:notification'], to, 'notification', JSON.stringify(notificationEntity(notification)));
}

/** Whose home timelines it stands in: the author's, and those who follow. */
export function homesOf(status: Status): string[] {
  return [...state.accounts.values()]
    .filter(({ id, domain, following }) => !domain && (id === status.account || following.has(status.account)))
    .filter(({ id }) => visibleTo(status, id))
    .map(({ id }) => id);
}

function spread(status: Status, event: string, payloadFor: (viewer: string) => string, homes: string[]): void {
  for (const home of new Set(homes)) publish(['user'], home, event, payloadFor(home));
  if (status.visibility !== 'public' || status.reblogOf) return;
  const isLocal = !state.accounts.get(status.account)?.domain;
  publish(['public', ...(isLocal ? ['public:local'] : [])], null, event, payloadFor(status.account));
  for (const tag of status.tags)
    publish(['hashtag', ...(isLocal ? ['hashtag:local'] : [])], null, event, payloadFor(status.account), tag);
}
