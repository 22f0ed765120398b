// Signs in on a stand-in as a person does: its page is opened, agreed to, and left for ours.
import type { Mastodon } from '../../../../test/mastodon/index.ts';
import { beginSignIn, finishSignIn } from '../../../connect/sign-in/page.ts';
import { grantOf } from '../../../core/actor.ts';
import type { Core } from '../../../core/context.ts';
import { newId } from '../../../core/ids.ts';
import { mastodon } from '../index.ts';

export function signingIn(core: Core, organization: string, stand: Mastodon) {
  const actor = { kind: 'person' as const, id: newId(), grants: [grantOf('administrator', null)] };
  const caller = { organization, actor };
  const settings = { connector: 'mastodon' as const, server: stand.url, hashtags: [], public: 'none' as const };
  const begin = (channelId?: string) =>
    beginSignIn(core, [mastodon], caller, { settings, facilityId: null, ...(channelId ? { channelId } : {}) });
  const finish = (back: URL) => finishSignIn(core, [mastodon], caller, back.searchParams.toString());
  return {
    actor,
    begin,
    finish,
    /** The account of that name, a channel of its own or in place of the one that channel had. */
    async signIn(name: string, channelId?: string) {
      const { address } = await begin(channelId);
      return finish(await stand.agree(address, name));
    },
  };
}
