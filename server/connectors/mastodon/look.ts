// Looks whether it is there: by its id, or among what the account said since, by its very words and what it answers.
import type { SettingsOf, Surroundings } from '../../connect/connector.ts';
import { line, list, object, webAddress } from '../../connect/outside.ts';
import { doubt, type Looked, type Speech } from '../../connect/speaking.ts';
import { type Api, isFault, type No, patienceOf, signedIn } from './api.ts';
import { externalIdOf, idOf, partsOf } from './status.ts';
import { addressed } from './target.ts';

type Given = Speech<SettingsOf<'mastodon'>> & { externalId: string | null };

/** Its clock and ours are never the same. */
const leeway = 120_000;
const mostPages = 10;

export async function look(speech: Given, around: Surroundings): Promise<Looked> {
  const api = await signedIn(speech.credentials, speech.settings, around);
  if (isFault(api)) return { found: 'unknown', fault: api };
  const changes = speech.kind === 'edit' || speech.kind === 'delete';
  const known = speech.externalId ?? (changes ? speech.target?.externalId : undefined);
  if (known) return lookAt(api, known, speech);
  return lookFor(api, speech, around);
}

async function lookAt(api: Api, externalId: string, { kind, content, signal }: Given): Promise<Looked> {
  const id = partsOf(externalId)?.id;
  if (!id) return { found: false };
  const answer = await api.call(`/api/v1/statuses/${id}`, { signal });
  if (!answer.ok) return unless(answer);
  if (kind === 'edit') {
    const words = await sourceOf(api, id, signal);
    if (typeof words !== 'string') return unless(words);
    if (!same(words, content?.text)) return { found: false };
  }
  return { ...foundAs(api, answer.body, id), ...patienceOf(answer) };
}

async function lookFor(api: Api, speech: Given, around: Surroundings): Promise<Looked> {
  const { settings, content, target, firstTriedAt, signal } = speech;
  const own = settings.account?.id;
  if (!own) return { found: 'unknown', fault: { code: 'signed_out', values: { host: api.host } } };
  const answered = target && (await addressed(api, target.externalId, signal, around));
  if (answered && !answered.ok) return unless(answered);
  const since = firstTriedAt.getTime() - leeway;
  let before: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const query: [string, string][] = [
      ['limit', '40'],
      ['exclude_reblogs', 'true'],
      ...(before ? ([['max_id', before]] as [string, string][]) : []),
    ];
    const answer = await api.call(`/api/v1/accounts/${own}/statuses`, { query, signal });
    if (!answer.ok) return unknown(answer);
    const statuses = list(answer.body, 40).map(object);
    for (const status of statuses) {
      const id = idOf(status?.id);
      if (!id || Date.parse(String(status?.created_at)) < since) continue;
      if ((status?.in_reply_to_id ?? null) !== (answered?.id ?? null)) continue;
      const words = await sourceOf(api, id, signal);
      if (typeof words !== 'string') return unknown(words);
      if (same(words, content?.text)) return { ...foundAs(api, status, id), ...patienceOf(answer) };
    }
    const last = statuses.at(-1);
    before = idOf(last?.id);
    if (!before || Date.parse(String(last?.created_at)) < since) return { found: false };
  }
  // More was said since than we may read through: it may be among it.
  return { found: 'unknown', fault: doubt };
}

/** The words as they were sent, without the mark-up a server makes of them. */
async function sourceOf(api: Api, id: string, signal: AbortSignal): Promise<string | No> {
  const answer = await api.call(`/api/v1/statuses/${id}/source`, { signal });
  if (!answer.ok) return answer;
  const text = object(answer.body)?.text;
  return typeof text === 'string' ? text : '';
}

/** With or without the mention that was put before it. */
function same(said: string, wanted: string | undefined): boolean {
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
  const [there, ours] = [bare(said), bare(wanted ?? '')];
  return there === ours || (there.startsWith('@') && there.replace(/^@\S+ ?/, '') === ours);
}

const unless = (no: No): Looked =>
  no.status === 404 || no.status === 410 ? { found: false, ...patienceOf(no) } : unknown(no);

const unknown = (no: No): Looked => ({ found: 'unknown', fault: no.fault, ...patienceOf(no) });

function foundAs(api: Api, status: unknown, id: string): Looked {
  const url = webAddress(line(object(status)?.url, 2000));
  return { found: true, externalId: externalIdOf(api.host, id), ...(url ? { url } : {}) };
}
