// What the tests of this connector share: surroundings on a clock, an account that has signed in, and a receiver of what is heard.
import type { ArrivedChange, ArrivedPost } from '../../../../contract/post.ts';
import type { Heard, SettingsOf, Surroundings } from '../../../connect/connector.ts';
import { credentialsFor } from '../../../connect/testing/credentials.ts';
import type { Clock } from '../../../core/clock.ts';
import { readConfig } from '../../../core/config.ts';
import { silentLog } from '../../../core/log.ts';
import { openOutgoing } from '../../../core/outgoing.ts';
import { signedInWith } from '../sign-in.ts';

export function surroundingsAt(clock: Clock): Surroundings & { close(): Promise<void> } {
  const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1,localhost' });
  const outgoing = openOutgoing({ config, clock });
  return { config, clock, log: silentLog, outgoing, close: () => outgoing.close() };
}

export async function accountOf(server: string, token: string, around: Surroundings) {
  const settings: SettingsOf<'mastodon'> = { connector: 'mastodon', server, hashtags: [], public: 'none' };
  const found = await signedInWith({ server, token }, settings, AbortSignal.timeout(20_000), around);
  if (!found.ok) throw new Error(`Not signed in: ${found.fault.code}`);
  return { settings: found.settings, credentials: credentialsFor(found.credentials), name: found.name };
}

/** Takes what an attended channel hands over, and tells when something has come. */
export function ear(waitsFor: (post: ArrivedPost) => boolean = () => true) {
  const posts = new Map<string, ArrivedPost>();
  const changes: ArrivedChange[] = [];
  let cursor: unknown = null;
  let changed = new Set<() => void>();
  let skipped = 0;
  let quota: Heard['quota'];
  let broken = false;
  const come = (heard: Heard) => {
    if (broken) throw new Error('The database is broken');
    quota = heard.quota ?? quota;
    for (const post of heard.posts) posts.set(post.externalId, post);
    for (const change of heard.changes) {
      changes.push(change);
      if (change.change === 'deleted') posts.delete(change.externalId);
      if (change.change === 'edited' && posts.has(change.externalId)) posts.set(change.externalId, change.post);
    }
    skipped += heard.skipped ?? 0;
    if (heard.cursor !== undefined) cursor = structuredClone(heard.cursor);
    const told = changed;
    changed = new Set();
    for (const tell of told) tell();
  };
  return {
    posts,
    changes,
    texts: () => [...posts.values()].map(({ text }) => text),
    cursor: () => cursor,
    skipped: () => skipped,
    quota: () => quota,
    /** From now on nothing can be stored, or can again. */
    breaks(is: boolean) {
      broken = is;
    },
    store: async (heard: Heard) => come(heard),
    sift: async (heard: Heard) => come({ ...heard, posts: heard.posts.filter(waitsFor) }),
    async until(is: () => boolean): Promise<void> {
      while (!is()) await new Promise<void>((resolve) => changed.add(resolve));
    },
  };
}
