// Pages of other sites that link to ours, told by Webmention or Pingback: each is asked whether it does, and read as a post.
import type { Connector, Mentioned, Surroundings } from '../../connect/connector.ts';
import { isOn, line } from '../../connect/outside.ts';
import { readPage } from './page.ts';
import { postOf } from './post.ts';

const most = 2_000_000;
const accept = 'text/html, application/xhtml+xml;q=0.9, application/json;q=0.5, text/plain;q=0.4, */*;q=0.1';

/** What may be another time otherwise, by the fault's code. */
const passing = new Set([
  'timeout',
  'stopped',
  'connection_refused',
  'connection',
  'too_many',
  'server',
  'unknown_host',
  'certificate',
]);

export const webmention: Connector<'webmention'> = {
  name: 'webmention',
  network: () => 'web',
  verified: [
    { how: 'stand_in', note: 'webmention', on: null },
    { how: 'real_server', note: 'pingback', on: null },
  ],

  async prepare(settings) {
    const sites: string[] = [];
    for (const typed of settings.sites) {
      const site = hostOf(typed);
      if (!site) return { ok: false, fault: { code: 'address', values: {} } };
      if (!sites.includes(site)) sites.push(site);
    }
    return { ok: true, settings: { ...settings, sites }, name: sites[0]! };
  },

  /** A site's mentions go to one channel. */
  streamKey: ({ sites }) => `webmention ${[...sites].sort().join(' ')}`,

  async mention({ settings, source, target, isNew, signal }, around): Promise<Mentioned> {
    const answer = await around.outgoing.ask(source, { most, headers: { accept }, signal });
    if (!answer.ok) {
      const { fault, status, retryAfter } = answer;
      if (status === 404 || status === 410) return { was: 'gone', fault };
      if (!passing.has(fault.code)) return { was: 'refused', fault };
      return { was: 'later', fault, ...(retryAfter ? { nextTryAt: retryAfter } : {}) };
    }
    const { host } = new URL(source);
    const page = await readPage(answer, { target, isOwn: (address) => isOn(address, settings.sites) });
    if (!page.isLinked) return { was: 'unlinked', fault: { code: 'mention_no_link', values: { host } } };
    if (isNew && (await isMissing(target, signal, around)))
      return { was: 'refused', fault: { code: 'mention_no_page', values: { host: new URL(target).host } } };
    return { was: 'there', post: postOf(page, source, around.clock.now()) };
  },
};

/** A page of ours that is surely not there; one that can't be asked may be. */
async function isMissing(target: string, signal: AbortSignal, { outgoing }: Surroundings): Promise<boolean> {
  const answer = await outgoing.ask(target, { method: 'HEAD', within: 10_000, most: 64_000, signal });
  return !answer.ok && (answer.status === 404 || answer.status === 410);
}

/** As people type it: an address of the site, or its host alone. */
function hostOf(typed: string): string | undefined {
  const text = line(typed, 300) ?? '';
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return url?.host && !url.username && !url.password && url.host.includes('.') ? url.host : undefined;
}
