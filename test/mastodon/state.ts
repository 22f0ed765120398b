// What the stand-in holds: accounts, statuses, notifications, applications and tokens, and the time it believes it is.
import { randomBytes } from 'node:crypto';

export interface Account {
  id: string;
  username: string;
  /** Null on this server; else the server it was brought from. */
  domain: string | null;
  displayName: string;
  followers: number;
  following: Set<string>;
}

export interface Media {
  id: string;
  owner: string;
  type: string;
  bytes: number;
  description: string | null;
  /** Still being worked on for so many more looks. */
  pending: number;
}

export interface Status {
  id: string;
  account: string;
  text: string;
  spoiler: string;
  visibility: string;
  language: string | null;
  inReplyTo: string | null;
  reblogOf: string | null;
  mentions: string[];
  tags: string[];
  media: string[];
  at: Date;
  editedAt: Date | null;
  favouritedBy: Set<string>;
  reblogs: number;
  sensitive: boolean;
}

export interface Notification {
  id: string;
  to: string;
  from: string;
  type: string;
  status: string | null;
  at: Date;
}

export interface Application {
  id: string;
  secret: string;
  name: string;
  redirects: string[];
  scopes: string[];
}

export interface Grant {
  code: string;
  application: string;
  account: string;
  scopes: string[];
  redirect: string;
  challenge: string | null;
}

export interface Token {
  token: string;
  application: string;
  account: string | null;
  scopes: string[];
  revoked: boolean;
}

/** What a real server would let pass or answer otherwise, and a test should know of. */
export const complaints: string[] = [];

export const state = {
  origin: '',
  domain: '',
  accounts: new Map<string, Account>(),
  statuses: new Map<string, Status>(),
  notifications: [] as Notification[],
  media: new Map<string, Media>(),
  applications: new Map<string, Application>(),
  grants: new Map<string, Grant>(),
  tokens: new Map<string, Token>(),
  /** By account and key: the status made of it, and until when a second try is that one. */
  idempotency: new Map<string, { status: string; until: number }>(),
  /** False: it takes no second try with a key for the first. */
  keys: true,
  /** Requests that wait for their answer, by the name they came with. */
  open: new Set<string>(),
  characters: 500,
  /** Where it says that it streams; null: here. */
  streaming: null as string | null,
  /** Requests each token may make within five minutes. */
  rate: { of: 300, used: new Map<string, { count: number; resets: number }>() },
  /** A server before 4.3: no proof of who began, no reading of many statuses at once. */
  old: false,
};

let time: number | null = null;
let waiting: { at: number; go(): void }[] = [];

export const now = (): Date => new Date(time ?? Date.now());

export function setTime(at: string | null): void {
  time = at === null ? null : Date.parse(at);
  const due = waiting.filter((each) => each.at <= now().getTime());
  waiting = waiting.filter((each) => !due.includes(each));
  for (const { go } of due) go();
}

/** Resolves when it believes that so much time has gone by. */
export function later(ms: number): Promise<void> {
  if (time === null) return new Promise((go) => setTimeout(go, ms).unref());
  const at = time + ms;
  return new Promise((go) => waiting.push({ at, go }));
}

let lastStatus = 110_000_000_000_000_000n;
let lastAccount = 1000;
// So that the hundredth comes soon: ids are text, and grow a digit.
let lastNotification = 95;

export function nextStatusId(): string {
  lastStatus += 65_537n;
  return String(lastStatus);
}
export const nextAccountId = () => String(++lastAccount);
export const nextNotificationId = () => String(++lastNotification);
export const secret = () => randomBytes(24).toString('base64url');

/** As numbers are compared, though they are text. */
export const isGreater = (one: string, other: string) => BigInt(one) > BigInt(other);

export function find(name: string): Account | undefined {
  const [username, domain] = name.replace(/^@/, '').toLowerCase().split('@');
  return [...state.accounts.values()].find(
    (account) =>
      account.username.toLowerCase() === username &&
      (account.domain ?? state.domain) === (domain ?? account.domain ?? state.domain),
  );
}

export function visibleTo(status: Status, viewer: string | null): boolean {
  if (status.visibility === 'public' || status.visibility === 'unlisted') return true;
  if (viewer === null) return false;
  const follows = state.accounts.get(viewer)?.following.has(status.account);
  return (
    status.account === viewer ||
    status.mentions.includes(viewer) ||
    (status.visibility === 'private' && follows === true)
  );
}
