// Mastodon, and every server that speaks its API: an account of ours, what concerns it, hashtags and public timelines.
import type { Connector } from '../../connect/connector.ts';
import { originOf } from './api.ts';
import { attendAt, type Pace, usualPace } from './attend.ts';
import { byAddress } from './by-address.ts';
import { count } from './count.ts';
import { look } from './look.ts';
import { signIn } from './sign-in.ts';
import { network } from './status.ts';
import { tell } from './tell.ts';
import { profiles, thread } from './thread.ts';

export const mastodonAt = (pace: Pace): Connector<'mastodon'> => ({
  name: 'mastodon',
  network: () => network,
  verified: [{ how: 'stand_in', note: 'mastodon_api', on: null }],
  async prepare(settings, { outgoing }) {
    const server = originOf(settings.server);
    if (!server) return { ok: false, fault: { code: 'address', values: {} } };
    if (!settings.account)
      return { ok: false, fault: { code: 'signed_out', values: { host: new URL(server).hostname } } };
    const fault = await outgoing.refuses(server);
    if (fault) return { ok: false, fault };
    const tags = settings.hashtags.map((tag) => tag.trim().replace(/^#+/, '')).filter(Boolean);
    const hashtags = [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()];
    return { ok: true, settings: { ...settings, server, hashtags }, name: `@${settings.account.handle}` };
  },
  attend: attendAt(pace),
  signIn,
  /** An account is one channel, whatever else it hears. */
  streamKey: ({ server, account }) => `mastodon ${originOf(server) ?? server} ${account?.id ?? ''}`,
  speaking: {
    can: ['post', 'reply', 'edit', 'delete'],
    most: ({ mostCharacters }) => mostCharacters ?? 500,
    count,
    images: { most: 4, bytes: 16_000_000 },
    destination: ({ server }) => URL.parse(server)?.host ?? server,
    // As documented: a key is kept for an hour.
    keyHolds: 3_600_000,
    settles: 30_000,
    tell,
    look,
    // A status of ours stands in our own home timeline.
    certifying: { hears: true },
  },
  thread,
  profiles,
  byAddress,
});

export const mastodon = mastodonAt(usualPace);
