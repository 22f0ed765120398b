// Says it on Mastodon: posts, replies, edits and deletes, under a key for which the server takes a second try for the first.
import type { ArrivedPost } from '../../../contract/post.ts';
import type { SettingsOf, Surroundings } from '../../connect/connector.ts';
import { object } from '../../connect/outside.ts';
import type { Image, Speech, Told } from '../../connect/speaking.ts';
import { pause } from '../../core/lease.ts';
import { type Api, isFault, type No, patienceOf, type Reply, signedIn } from './api.ts';
import { externalIdOf, handleOf, idOf, postOf } from './status.ts';
import { addressed } from './target.ts';

type Given = Speech<SettingsOf<'mastodon'>>;

export async function tell(speech: Given, around: Surroundings): Promise<Told> {
  const api = await signedIn(speech.credentials, speech.settings, around);
  if (isFault(api)) return { was: 'refused', signedOut: true, fault: api };
  switch (speech.kind) {
    case 'delete':
      return remove(api, speech);
    case 'edit':
      return edit(api, speech);
    default:
      return post(api, speech, around);
  }
}

async function post(api: Api, speech: Given, around: Surroundings): Promise<Told> {
  const { content, target, images, key, signal, settings } = speech;
  let text = content?.text ?? '';
  const form: [string, string][] = content?.lang ? [['language', content.lang.split('-')[0]!.toLowerCase()]] : [];
  if (target) {
    const answered = await addressed(api, target.externalId, signal, around);
    if (!answered.ok) return before(answered);
    text = withMention(text, answered.status, settings);
    form.push(['in_reply_to_id', answered.id]);
    // What was said to us in private is answered in private.
    const visibility = object(answered.status)?.visibility;
    if (typeof visibility === 'string') form.push(['visibility', visibility]);
  }
  for (const image of images) {
    const sent = await upload(api, image, signal);
    if (!sent.ok) return before(sent);
    form.push(['media_ids[]', sent.id]);
  }
  const answer = await api.call('/api/v1/statuses', {
    method: 'POST',
    form: [['status', text], ...form],
    headers: { 'idempotency-key': key },
    signal,
  });
  return told(api, answer);
}

async function edit(api: Api, { target, content, signal }: Given): Promise<Told> {
  const id = ownId(api, target?.externalId);
  if (!id) return { was: 'refused', fault: { code: 'not_there', values: { host: api.host, status: 404 } } };
  const form: [string, string][] = [['status', content?.text ?? '']];
  // What is not named is taken off: images and the warning above the words stay.
  const now = await api.call(`/api/v1/statuses/${id}`, { signal });
  if (!now.ok) return before(now);
  const status = object(now.body);
  const media = Array.isArray(status?.media_attachments) ? status.media_attachments : [];
  for (const each of media) {
    const attached = idOf(object(each)?.id);
    if (attached) form.push(['media_ids[]', attached]);
  }
  if (typeof status?.spoiler_text === 'string' && status.spoiler_text) form.push(['spoiler_text', status.spoiler_text]);
  if (status?.sensitive === true) form.push(['sensitive', 'true']);
  return told(api, await api.call(`/api/v1/statuses/${id}`, { method: 'PUT', form, signal }));
}

async function remove(api: Api, { target, signal }: Given): Promise<Told> {
  const id = ownId(api, target?.externalId);
  if (!id) return { was: 'refused', fault: { code: 'not_there', values: { host: api.host, status: 404 } } };
  const answer = await api.call(`/api/v1/statuses/${id}`, { method: 'DELETE', signal });
  // It is not there: that is what was wanted.
  if (!answer.ok && (answer.status === 404 || answer.status === 410))
    return { was: 'posted', externalId: target!.externalId };
  return answer.ok ? { was: 'posted', externalId: target!.externalId, ...patienceOf(answer) } : after(answer);
}

const ownId = (api: Api, externalId: string | undefined) => {
  const [host, id] = externalId?.split('/') ?? [];
  return host === api.host ? idOf(id) : undefined;
};

function told(api: Api, answer: Reply | No): Told {
  if (!answer.ok) return after(answer);
  const status = object(answer.body);
  const id = idOf(status?.id);
  const post: ArrivedPost | undefined =
    id && status ? postOf(status, { host: api.host, domain: api.host, now: new Date(0) }) : undefined;
  if (!id || !post)
    return { was: 'doubtful', fault: { code: 'unreadable_answer', values: { host: new URL(api.server).hostname } } };
  return {
    was: 'posted',
    externalId: externalIdOf(api.host, id),
    ...(post.url ? { url: post.url } : {}),
    ...patienceOf(answer),
  };
}

const notReached = new Set([
  'address',
  'private_address',
  'unknown_host',
  'connection_refused',
  'certificate',
  'redirects',
]);

/** Of a call that may have said something. */
function after(no: No): Told {
  const { status, fault } = no;
  const later = status === 429 || (status === 503 && no.retryAt) || (!status && notReached.has(fault.code));
  if (later) return notSent(no);
  if (status && status >= 400 && status < 500 && status !== 408 && status !== 409) return refused(no);
  return { was: 'doubtful', fault, ...patienceOf(no) };
}

/** Of a call that only prepares: whatever became of it, nothing has been said. */
function before(no: No): Told {
  const { status } = no;
  const final = status && status >= 400 && status < 500 && status !== 408 && status !== 409 && status !== 429;
  return final ? refused(no) : notSent(no);
}

const refused = ({ fault, status, elsewhere }: No): Told => ({
  was: 'refused',
  fault,
  ...(elsewhere ? { elsewhere } : status === 401 ? { signedOut: true as const } : {}),
});

const notSent = (no: No): Told => ({ was: 'not_sent', fault: no.fault, ...patienceOf(no) });

/** Who is not named is not told that they were answered. */
function withMention(text: string, status: unknown, settings: SettingsOf<'mastodon'>): string {
  const account = object(object(status)?.account);
  const acct = typeof account?.acct === 'string' ? account.acct : undefined;
  if (!acct || account?.id === settings.account?.id) return text;
  const domain = settings.account?.handle.split('@').at(-1) ?? '';
  const words = text.toLowerCase();
  const named = [acct, handleOf(account, { domain })].some((name) => name && words.includes(`@${name.toLowerCase()}`));
  return named ? text : `@${acct} ${text}`;
}

async function upload(api: Api, image: Image, signal: AbortSignal): Promise<{ ok: true; id: string } | No> {
  const form = new FormData();
  const name = `image.${
    image.mediaType
      .split('/')
      .at(-1)
      ?.replace(/[^a-z0-9]/g, '') ?? 'bin'
  }`;
  form.set('file', new Blob([new Uint8Array(image.bytes)], { type: image.mediaType }), name);
  if (image.alt) form.set('description', image.alt);
  let answer = await api.call('/api/v2/media', { method: 'POST', upload: form, signal });
  const id = answer.ok ? idOf(object(answer.body)?.id) : undefined;
  // Taken, and still being worked on: a status can't have it before that is done.
  while (id && answer.ok && (answer.status === 202 || answer.status === 206)) {
    await pause(1000, signal);
    if (signal.aborted) return { ok: false, fault: { code: 'stopped', values: {} } };
    answer = await api.call(`/api/v1/media/${id}`, { signal });
  }
  if (!answer.ok) return answer;
  if (id) return { ok: true, id };
  return { ok: false, fault: { code: 'unreadable_answer', values: { host: new URL(api.server).hostname } } };
}
