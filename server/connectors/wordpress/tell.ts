// Says it on a site: answers, edits, holds and takes away. It has no keys for a second try, so a doubt is looked up.
import type { SettingsOf, Surroundings } from '../../connect/connector.ts';
import { object } from '../../connect/outside.ts';
import type { Speech, Told } from '../../connect/speaking.ts';
import { type Account, type Answer, accountOf, call, isGone, type No, numberOf, patienceOf } from './call.ts';
import { type Kind, numberIn, type Place, pathOf, placedAt } from './item.ts';
import { look, slugOf } from './look.ts';

type Settings = SettingsOf<'wordpress'>;

export async function tell(speech: Speech<Settings>, around: Surroundings): Promise<Told> {
  const { settings, kind, target, signal } = speech;
  const host = new URL(settings.site).hostname;
  const account = await accountOf(speech.credentials, settings.user);
  if (!account) return { was: 'refused', signedOut: true, fault: { code: 'signed_out', values: { host } } };
  const at = target && numberIn(settings.site, target.externalId);
  if (target && !at) return { was: 'refused', fault: { code: 'delivery_elsewhere', values: { host } } };
  if (kind === 'reply') return reply(account, speech, at!, around);
  const body = bodyOf(speech);
  const method = body ? 'POST' : 'DELETE';
  const answer = await call(account, at ? pathOf(at) : 'posts', { method, body, signal }, around);
  // Gone already, by somebody else's hand or an earlier try of ours.
  if (!body && (answer.ok || isGone(answer))) return { was: 'posted', externalId: target!.externalId };
  return toldBy(answer, settings, at?.kind ?? 'post', host);
}

/** What the site is sent; nothing where it shall take away. */
function bodyOf(speech: Speech<Settings>): object | undefined {
  const { kind, content } = speech;
  const words = { content: html(content?.text) };
  switch (kind) {
    case 'post':
      return { title: content?.title ?? '', ...words, slug: slugOf(speech), status: 'publish' };
    case 'edit':
      return words;
    case 'hold':
      return { status: 'hold' };
    case 'release':
      return { status: 'approved' };
    default:
      return undefined;
  }
}

async function reply(account: Account, speech: Speech<Settings>, at: Place, around: Surroundings): Promise<Told> {
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
    : { was: 'doubtful', fault: looked.fault, ...(looked.retryAt ? { retryAt: looked.retryAt } : {}) };
}

/** The post a comment belongs to; the site would take an answer to a comment that is gone. */
async function placeOf(
  account: Account,
  at: Place,
  signal: AbortSignal,
  around: Surroundings,
): Promise<{ ok: true; place: { post: number; parent: number } } | No> {
  if (at.kind === 'post') return { ok: true, place: { post: at.number, parent: 0 } };
  const answer = await call(account, pathOf(at), { query: { context: 'edit' }, signal }, around);
  if (!answer.ok) return answer;
  const post = numberOf(object(answer.value)?.post);
  return post
    ? { ok: true, place: { post, parent: at.number } }
    : { ok: false, fault: { code: 'delivery_gone', values: {} }, status: 404 };
}

/** Reading came before speaking: whatever failed, nothing was said. */
function notReached(no: No, host: string): Told {
  const { fault, status } = no;
  if (status === 401) return { was: 'refused', signedOut: true, fault };
  if (isGone(no)) return { was: 'refused', fault: { code: 'delivery_gone', values: {} } };
  if (status === 403) return { was: 'refused', fault: { code: 'delivery_refused', values: { host, status } } };
  return { was: 'not_sent', fault, ...patienceOf(no) };
}

function toldBy(answer: Answer, settings: Settings, kind: Kind, host: string): Told {
  if (answer.ok) {
    const there = placedAt(object(answer.value) ?? {}, settings.site, kind);
    return there
      ? { was: 'posted', ...there }
      : { was: 'doubtful', fault: { code: 'unreadable_answer', values: { host } } };
  }
  const { status, code, fault } = answer;
  if (status === 401) return { was: 'refused', signedOut: true, fault };
  if (status === 429 || code === 'comment_flood')
    return {
      was: 'not_sent',
      fault: { code: 'too_many', values: { host, status: status ?? 429 } },
      ...patienceOf(answer),
    };
  if (isGone(answer)) return { was: 'refused', fault: { code: 'delivery_gone', values: {} } };
  if (status !== undefined && status < 500)
    return { was: 'refused', fault: { code: 'delivery_refused', values: { host, status } } };
  if (fault.code === 'connection_refused' || fault.code === 'unknown_host' || fault.code === 'private_address')
    return { was: 'not_sent', fault };
  return { was: 'doubtful', fault, ...patienceOf(answer) };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Words as the site stores them: none of them is markup. */
const html = (text = ''): string => text.trim().replace(/[&<>]/g, (sign) => entities[sign]!);
