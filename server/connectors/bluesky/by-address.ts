// A public post by its address: from the network's public view of everything, else from its author's own server.
import type { ArrivedPost } from '../../../contract/post.ts';
import type { ByAddress, Surroundings } from '../../connect/connector.ts';
import { findDid, findPerson, plainHandle } from './account/identity.ts';
import { fetchFromOwner, isMissing } from './account/strong-ref.ts';
import { call, postsOfThread } from './look-up.ts';
import { isDid, postOf, posts } from './record.ts';

const own = new Set(['bsky.app', 'www.bsky.app', 'staging.bsky.app']);
const keyForm = /^[A-Za-z0-9._:~-]{1,512}$/;

interface Named {
  /** A DID or a handle. */
  who: string;
  rkey: string;
}

/** `https://bsky.app/profile/…/post/…` and `at://…/app.bsky.feed.post/…`. */
function named(address: string): Named | undefined {
  const url = address.startsWith('at://') ? undefined : URL.parse(address);
  const parts = address.startsWith('at://')
    ? address.slice('at://'.length).split('/')
    : url?.pathname.slice(1).split('/');
  if (url && !own.has(url.hostname)) return undefined;
  const [first, second, third, fourth] = parts ?? [];
  const [who, rkey, fits] = url
    ? [second, fourth, first === 'profile' && third === 'post']
    : [first, third, second === posts];
  const name = decoded(who);
  const person = isDid(name) ? name : plainHandle(name);
  return fits && person && rkey && keyForm.test(rkey) ? { who: person, rkey } : undefined;
}

const decoded = (text: string | undefined): string | undefined => {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const none = { ok: false, fault: { code: 'by_hand_no_post', values: { host: 'Bluesky' } } } as const;

export const byAddress: ByAddress = {
  isOne: (address) => named(address) !== undefined,
  async read({ address, signal }, around) {
    const { who, rkey } = named(address)!;
    const did = isDid(who) ? who : await findDid(who, undefined, around, signal);
    if (!did) return { ok: false, fault: { code: 'account_unknown', values: { account: who } } };
    const uri = `at://${did}/${posts}/${rkey}`;
    const seen = await call(around.config.publicApiUrl, 'app.bsky.feed.getPosts', [['uris', uri]], signal, around);
    const [view] = seen.ok && Array.isArray(seen.body.posts) ? seen.body.posts : [];
    const [post] = view ? postsOfThread({ post: view }, around.clock.now()) : [];
    return post ? { ok: true, post } : fromOwner(uri, { repo: did, collection: posts, rkey }, signal, around);
  },
};

async function fromOwner(
  uri: string,
  place: { repo: string; collection: string; rkey: string },
  signal: AbortSignal,
  around: Surroundings,
): Promise<{ ok: true; post: ArrivedPost } | Awaited<ReturnType<ByAddress['read']>>> {
  const found = await fetchFromOwner(place, around, signal);
  if (!found.ok) return isMissing(found) ? none : found;
  const post = postOf(found.value, { uri, did: place.repo, heardAt: around.clock.now() });
  if (!post) return none;
  const owner = await findPerson(place.repo, around, signal);
  const handle = owner.ok ? owner.person.handle : undefined;
  return { ok: true, post: { ...post, author: { externalId: place.repo, ...(handle ? { handle } : {}) } } };
}
