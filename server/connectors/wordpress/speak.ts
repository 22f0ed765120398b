// Answers, edits, holds and takes away on a site. It has no keys for a second try, so a doubt is looked up.
import type { Fault } from '../../../contract/connect.ts';
import type { SettingsOf, Surroundings } from '../../connect/connector.ts';
import { line, type Outside, object, webAddress } from '../../connect/outside.ts';
import { plain } from '../../connect/plain.ts';
import {
  type Certifying,
  doubt,
  type Looked,
  type Patience,
  type Speaking,
  type Speech,
  type Told,
} from '../../connect/speaking.ts';
import { type Account, type Answer, accountOf, call, numberOf, rows } from './call.ts';
import { idOf, numberIn } from './item.ts';

type Settings = SettingsOf<'wordpress'>;

const mostText = 65_000;
/** Comments a site shows at once, and how many such pages a look reads. */
const each = 100;
const mostPages = 10;
/** The site's clock may be this far from ours, ms. */
const clocks = 120_000;

export const speaking: Speaking<Settings> = {
  can: ['post', 'reply', 'edit', 'delete', 'hold', 'release'],
  most: () => mostText,
  count: (text) => text.length,
  images: { most: 0, bytes: 0 },
  destination: ({ site }) => new URL(site).host,
  keyHolds: 0,
  settles: 60_000,
  tell,
  look,
  certifying: { hears: true, sweep },
};

async function tell(speech: Speech<Settings>, around: Surroundings): Promise<Told> {
  const { settings, kind, target, content, signal } = speech;
  const host = new URL(settings.site).hostname;
  const account = await accountOf(speech.credentials, settings.user);
  if (!account) return { was: 'refused', signedOut: true, fault: { code: 'signed_out', values: { host } } };
  const at = target && numberIn(settings.site, target.externalId);
  if (target && !at) return { was: 'refused', fault: { code: 'delivery_elsewhere', values: { host } } };
  const path = at && `${at.kind === 'post' ? 'posts' : 'comments'}/${at.number}`;
  switch (kind) {
    case 'post': {
      const body = {
        title: content?.title ?? '',
        content: html(content?.text),
        slug: slugOf(speech),
        status: 'publish',
      };
      return toldBy(await call(account, 'posts', { method: 'POST', body, signal }, around), settings, 'post', host);
    }
    case 'reply':
      return reply(account, speech, at!, around);
    case 'edit':
      return toldBy(
        await call(account, path!, { method: 'POST', body: { content: html(content?.text) }, signal }, around),
        settings,
        at!.kind,
        host,
      );
    case 'hold':
    case 'release': {
      const body = { status: kind === 'hold' ? 'hold' : 'approved' };
      return toldBy(await call(account, path!, { method: 'POST', body, signal }, around), settings, at!.kind, host);
    }
    default: {
      const answer = await call(account, path!, { method: 'DELETE', signal }, around);
      // Gone already, by somebody else's hand or an earlier try of ours.
      if (!answer.ok && (answer.status === 404 || answer.status === 410))
        return { was: 'posted', externalId: target!.externalId };
      return answer.ok ? { was: 'posted', externalId: target!.externalId } : toldBy(answer, settings, at!.kind, host);
    }
  }
}

async function reply(
  account: Account,
  speech: Speech<Settings>,
  at: { kind: 'post' | 'comment'; number: number },
  around: Surroundings,
): Promise<Told> {
  const { settings, content, signal } = speech;
  const host = new URL(settings.site).hostname;
  const place = await placeOf(account, at, signal, around);
  if (!place.ok) return notReached(place, host);
  const answer = await call(
    account,
    'comments',
    { method: 'POST', body: { ...place.place, content: html(content?.text) }, signal },
    around,
  );
  if (answer.ok || answer.code !== 'comment_duplicate') return toldBy(answer, settings, 'comment', host);
  // The site has the same words already: ours of an earlier try, or somebody's of another.
  const looked = await look({ ...speech, externalId: null }, around);
  if (looked.found === true)
    return { was: 'posted', externalId: looked.externalId, ...(looked.url ? { url: looked.url } : {}) };
  return looked.found === false
    ? { was: 'refused', fault: { code: 'delivery_same', values: { host } } }
    : { was: 'doubtful', fault: looked.fault, ...until(looked.retryAt) };
}

/** The post a comment belongs to; the site would take an answer to a comment that is gone. */
async function placeOf(
  account: Account,
  { kind, number }: { kind: 'post' | 'comment'; number: number },
  signal: AbortSignal,
  around: Surroundings,
): Promise<{ ok: true; place: { post: number; parent: number } } | Extract<Answer, { ok: false }>> {
  if (kind === 'post') return { ok: true, place: { post: number, parent: 0 } };
  const answer = await call(account, `comments/${number}`, { query: { context: 'edit' }, signal }, around);
  if (!answer.ok) return answer;
  const post = numberOf(object(answer.value)?.post);
  return post
    ? { ok: true, place: { post, parent: number } }
    : { ok: false, fault: { code: 'delivery_gone', values: {} }, status: 404 };
}

/** Reading came before speaking: whatever failed, nothing was said. */
function notReached({ fault, status, retryAfter }: Extract<Answer, { ok: false }>, host: string): Told {
  if (status === 401) return { was: 'refused', signedOut: true, fault };
  if (status === 404 || status === 410) return { was: 'refused', fault: { code: 'delivery_gone', values: {} } };
  if (status === 403) return { was: 'refused', fault: { code: 'delivery_refused', values: { host, status } } };
  return { was: 'not_sent', fault, ...until(retryAfter) };
}

function toldBy(answer: Answer, settings: Settings, kind: 'post' | 'comment', host: string): Told {
  if (answer.ok) {
    const row = object(answer.value);
    const number = numberOf(row?.id);
    const url = webAddress(row?.link, settings.site);
    if (!number) return { was: 'doubtful', fault: { code: 'unreadable_answer', values: { host } } };
    return { was: 'posted', externalId: idOf(settings.site, kind, number), ...(url ? { url } : {}) };
  }
  const { status, code, fault, retryAfter } = answer;
  if (status === 401) return { was: 'refused', signedOut: true, fault };
  if (status === 429 || code === 'comment_flood')
    return {
      was: 'not_sent',
      fault: { code: 'too_many', values: { host, status: status ?? 429 } },
      ...until(retryAfter),
    };
  if (status === 404 || status === 410) return { was: 'refused', fault: { code: 'delivery_gone', values: {} } };
  if (status !== undefined && status < 500)
    return { was: 'refused', fault: { code: 'delivery_refused', values: { host, status } } };
  if (fault.code === 'connection_refused' || fault.code === 'unknown_host' || fault.code === 'private_address')
    return { was: 'not_sent', fault };
  return { was: 'doubtful', fault, ...until(retryAfter) };
}

const until = (retryAt: Date | undefined): Patience => (retryAt ? { retryAt } : {});

const unknown = ({ fault, retryAfter }: Extract<Answer, { ok: false }>): Looked => ({
  found: 'unknown',
  fault,
  ...until(retryAfter),
});

async function look(speech: Speech<Settings> & { externalId: string | null }, around: Surroundings): Promise<Looked> {
  const { settings, kind, target, signal, externalId } = speech;
  const account = await accountOf(speech.credentials, settings.user);
  const host = new URL(settings.site).hostname;
  if (!account) return { found: 'unknown', fault: { code: 'signed_out', values: { host } } };
  if (kind === 'post' && !externalId) return lookBySlug(account, speech, around);
  if (kind === 'reply' && !externalId) return lookByWords(account, speech, around);
  const at = numberIn(settings.site, externalId ?? target!.externalId);
  if (!at) return { found: false };
  const answer = await call(account, `${at.kind}s/${at.number}`, { query: { context: 'edit' }, signal }, around);
  if (!answer.ok) return answer.status === 404 ? { found: false } : unknown(answer);
  const row = object(answer.value) ?? {};
  const status = line(row.status, 30);
  const there =
    kind === 'hold'
      ? status === 'hold'
      : kind === 'release'
        ? status === 'approved'
        : kind === 'edit'
          ? textOf(row) === speech.content?.text.trim()
          : status !== 'trash' && status !== 'spam';
  return there ? found(row, settings, at.kind) : { found: false };
}

/** What was deleted lies in the site's bin for a month: out of it, too. */
async function sweep(
  { settings, credentials, externalIds, signal }: Parameters<NonNullable<Certifying<Settings>['sweep']>>[0],
  around: Surroundings,
): Promise<Fault | undefined> {
  const account = await accountOf(credentials, settings.user);
  if (!account) return { code: 'signed_out', values: { host: new URL(settings.site).hostname } };
  for (const externalId of externalIds) {
    const at = numberIn(settings.site, externalId);
    if (!at) continue;
    const answer = await call(
      account,
      `${at.kind}s/${at.number}`,
      { method: 'DELETE', query: { force: 'true' }, signal },
      around,
    );
    if (!answer.ok && answer.status !== 404 && answer.status !== 410) return answer.fault;
  }
  return undefined;
}

async function lookBySlug(account: Account, speech: Speech<Settings>, around: Surroundings): Promise<Looked> {
  const query = { slug: slugOf(speech), status: 'any', context: 'edit' };
  const answer = await call(account, 'posts', { query, signal: speech.signal }, around);
  if (!answer.ok) return unknown(answer);
  const [row] = rows(answer.value);
  return row ? found(row, speech.settings, 'post') : { found: false };
}

/** Among our own comments at that very place since the first try, by their words; however much else was said meanwhile. */
async function lookByWords(account: Account, speech: Speech<Settings>, around: Surroundings): Promise<Looked> {
  const { settings, target, content, firstTriedAt, signal } = speech;
  const at = numberIn(settings.site, target!.externalId);
  if (!at) return { found: false };
  const me = await call(account, 'users/me', { signal }, around);
  if (!me.ok) return unknown(me);
  const author = numberOf(object(me.value)?.id) ?? 0;
  const asked: Record<string, string | number> = {
    context: 'edit',
    status: 'all',
    author,
    ...(at.kind === 'post' ? { post: at.number, parent: 0 } : { parent: at.number }),
    orderby: 'id',
    order: 'desc',
    per_page: each,
  };
  const since = firstTriedAt.getTime() - clocks;
  for (let page = 1; page <= mostPages; page++) {
    const answer = await call(account, 'comments', { query: { ...asked, page }, signal }, around);
    if (!answer.ok) return unknown(answer);
    const got = rows(answer.value);
    const recent = got.filter((row) => Date.parse(`${row.date_gmt}Z`) >= since);
    const mine = recent.find((row) => textOf(row) === content?.text.trim());
    if (mine) return found(mine, settings, 'comment');
    if (recent.length < got.length || page >= answer.pages) return { found: false };
  }
  // More was said there since than we may read through: it may be among it.
  return { found: 'unknown', fault: doubt };
}

function found(row: Outside, settings: Settings, kind: 'post' | 'comment'): Looked {
  const number = numberOf(row.id);
  const url = webAddress(row.link, settings.site);
  return number
    ? { found: true, externalId: idOf(settings.site, kind, number), ...(url ? { url } : {}) }
    : { found: false };
}

const textOf = (row: Outside): string => {
  const raw = object(row.content)?.raw;
  return typeof raw === 'string' ? plain(raw).text.trim() : '';
};

/** The same for every try, and a word or two that people can read. */
function slugOf({ key, content }: Speech<Settings>): string {
  const words = (content?.title ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['post'];
  return `${words.slice(0, 6).join('-')}-${key.replace(/-/g, '').slice(-10)}`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Words as the site stores them: none of them is markup. */
const html = (text = ''): string => text.trim().replace(/[&<>]/g, (sign) => entities[sign]!);
