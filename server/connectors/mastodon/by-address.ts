// A public status by its address, asked of the server that the address names, as anybody may.
import type { ByAddress } from '../../connect/connector.ts';
import { object } from '../../connect/outside.ts';
import { apiOf, originOf } from './api.ts';
import { instanceOf } from './sign-in.ts';
import { idOf, postOf } from './status.ts';

/** `/@ana/1109`, `/@ana@elsewhere.example/1109`, `/@ana/statuses/1109`, `/users/ana/statuses/1109`, `/notice/A5f`. */
const paths = [
  /^\/@[^/@\s]+(?:@[^/\s]+)?\/(?:statuses\/)?(?<id>[A-Za-z0-9]+)\/?$/,
  /^\/users\/[^/]+\/statuses\/(?<id>[A-Za-z0-9]+)\/?$/,
  /^\/notice\/(?<id>[A-Za-z0-9]+)\/?$/,
];

function named(address: string): { server: string; id: string } | undefined {
  const server = originOf(address);
  const path = server ? new URL(address).pathname : '';
  const id = idOf(paths.map((form) => form.exec(path)?.groups?.id).find(Boolean));
  // Ids have digits in them; what has none is somebody's page about something.
  return server && id && /\d/.test(id) ? { server, id } : undefined;
}

export const byAddress: ByAddress = {
  isOne: (address) => named(address) !== undefined,
  async read({ address, signal }, around) {
    const { server, id } = named(address)!;
    const api = apiOf(server, undefined, around);
    const answer = await api.call(`/api/v1/statuses/${id}`, { signal });
    if (!answer.ok) return answer;
    const { domain = api.host } = await instanceOf(api, signal);
    const post = postOf(answer.body, { host: api.host, domain, now: around.clock.now() });
    // A page that looks like one and is of another kind of site.
    if (!post || !object(object(answer.body)?.account) || post.repostOf)
      return { ok: false, fault: { code: 'unreadable_answer', values: { host: new URL(server).hostname } } };
    return { ok: true, post };
  },
};
