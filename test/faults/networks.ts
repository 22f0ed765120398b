// Three networks outside of the program: one has keys for a second try, one has none and is read back, one only speaks.
import { after } from 'node:test';
import { type Jetstream, startJetstream } from '../jetstream/index.ts';
import { type Mastodon, startMastodon } from '../mastodon/index.ts';
import { type Site, startSite } from './site.ts';

export interface Networks {
  stand: Mastodon;
  jetstream: Jetstream;
  site: Site;
  /** Resolves when so many hear each of the two that speak by themselves. */
  listening(count: number): Promise<unknown>;
  /** What we said on all of them, as they have it. */
  said(): Promise<string[]>;
}

/** They take so long over each answer of ours, ms: whatever is killed, some are on their way. */
const slow = 60;

/** Started with people on them; closed when the file ends. */
export async function startNetworks(): Promise<Networks> {
  const [stand, jetstream, site] = await Promise.all([startMastodon(), startJetstream(), startSite(slow)]);
  after(() => Promise.all([stand.close(), jetstream.close(), site.close()]));
  await stand.do({ do: 'set', rate: 1_000_000 });
  await stand.do({ do: 'fault', on: 'POST /api/v1/statuses', how: 'late', ms: slow, times: 1_000_000 });
  for (const name of ['mercy', 'ana']) await stand.person(name);
  return {
    stand,
    jetstream,
    site,
    listening: (count) => Promise.all([stand, jetstream].map((network) => network.listening(count))),
    async said() {
      const statuses = await stand.statuses('mercy');
      // Whom it answers is named before the words.
      return [...statuses.map(({ text }) => text.replace(/^@\S+ /, '')), ...site.said()];
    },
  };
}
