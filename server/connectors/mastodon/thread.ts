// The whole thread around a status, and who its authors are, asked from the server that it was heard on.
import type { Connector, SettingsOf, Surroundings } from '../../connect/connector.ts';
import { list, object } from '../../connect/outside.ts';
import type { Credentials } from '../../connect/speaking.ts';
import { type Api, apiOf, isFault, originOf, signedIn } from './api.ts';
import { authorOf, partsOf, postOf, type View } from './status.ts';

const mostInThread = 500;

export const thread: NonNullable<Connector<'mastodon'>['thread']> = async (
  { externalId, settings, credentials, signal },
  around,
) => {
  const parts = partsOf(externalId);
  if (!parts) return { ok: false, fault: { code: 'thread_unknown', values: {} } };
  const api = await readerOf(parts.host, settings, credentials, around);
  const first = await api.call(`/api/v1/statuses/${parts.id}`, { signal });
  if (!first.ok) return first;
  const context = await api.call(`/api/v1/statuses/${parts.id}/context`, { signal });
  if (!context.ok) return context;
  const { ancestors, descendants } = object(context.body) ?? {};
  const view: View = { host: parts.host, domain: domainOf(parts.host, settings), now: around.clock.now() };
  const values = [...list(ancestors, mostInThread), first.body, ...list(descendants, mostInThread)];
  return { ok: true, posts: values.map((value) => postOf(value, view)).filter((post) => post !== undefined) };
};

/** @returns those of the handles that their server knows */
export const profiles: NonNullable<Connector<'mastodon'>['profiles']> = async (
  { externalIds, settings, signal },
  around,
) => {
  const server = settings && originOf(settings.server);
  const authors = [];
  for (const handle of externalIds) {
    const home = handle.split('@')[1];
    const base = server ?? (home ? originOf(`https://${home}`) : undefined);
    if (!base) continue;
    const api = apiOf(base, undefined, around);
    const answer = await api.call('/api/v1/accounts/lookup', { query: [['acct', handle]], signal });
    if (!answer.ok && answer.status !== 404) return authors.length > 0 ? { ok: true, authors } : answer;
    const author = answer.ok && authorOf(answer.body, { domain: home ?? api.host });
    if (author) authors.push(author);
  }
  return { ok: true, authors };
};

/** As our account on its own server, so that a private thread is whole; elsewhere as anybody. */
async function readerOf(
  host: string,
  settings: SettingsOf<'mastodon'> | null,
  credentials: Credentials | undefined,
  around: Surroundings,
): Promise<Api> {
  const server = settings && originOf(settings.server);
  if (!server || new URL(server).host !== host) return apiOf(`https://${host}`, undefined, around);
  const own = credentials && (await signedIn(credentials, settings, around));
  return own && !isFault(own) ? own : apiOf(server, undefined, around);
}

const domainOf = (host: string, settings: SettingsOf<'mastodon'> | null): string => {
  const server = settings && URL.parse(settings.server);
  return (server?.host === host && settings?.account?.handle.split('@').at(-1)) || host;
};
