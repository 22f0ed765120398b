// A site certified live, on a real WordPress: the whole round, a site that takes no reply; and a sign-in that is ended there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noWordPress, startWordPress, type WordPress } from '../../../test/wordpress/index.ts';
import { accessChannel } from '../../connect/channels/access.ts';
import { removeChannel } from '../../connect/channels/remove.ts';
import { revokeRemoved } from '../../connect/sign-in/revoke.ts';
import { openCertifying, outcomes } from '../../connect/testing/certify.ts';
import { wordpress } from './index.ts';

const skip = await noWordPress();
const world = skip ? (undefined as never) : await openCertifying(wordpress);
after(() => world?.close());

describe('WordPress', { skip }, () => {
  let site: WordPress;
  let channelId: string;
  before(async () => {
    site = await startWordPress();
    const settings = { connector: 'wordpress' as const, site: site.url, user: site.user, everyMinutes: 5 };
    ({ id: channelId } = await world.signIn(settings, { password: site.password }));
  });
  after(() => site?.stop());
  /** Also what lies in its bin. */
  const left = () =>
    site.php(
      `global $wpdb; echo $wpdb->get_var("select count(*) from wp_posts where post_title like 'OpenRounds%'") + $wpdb->get_var("select count(*) from wp_comments where comment_content like '%And this is its reply%'");`,
    );

  test('the whole round is done, with a held comment, and not even the bin has it', async () => {
    const report = await world.certify(channelId);
    assert.ok(report.ok, JSON.stringify(report));
    assert.deepEqual(outcomes(report), {
      post: 'done',
      read: 'done',
      hear: 'done',
      reply: 'done',
      read_reply: 'done',
      edit: 'done',
      hold: 'done',
      release: 'done',
      close: 'not_tried',
      reopen: 'not_tried',
      delete_reply: 'done',
      delete: 'done',
      sweep: 'done',
    });
    assert.equal(await left(), '0');
  });

  test('a site that takes no reply: not certified, and the post is taken away', async () => {
    await site.php(`update_option('default_comment_status', 'closed');`);
    const report = await world.certify(channelId);
    const did = outcomes(report);
    assert.deepEqual(
      [report.ok, did.post, did.reply, did.hold, did.delete],
      [false, 'done', 'failed', 'not_tried', 'done'],
    );
    assert.equal(await left(), '0');
    assert.equal((await world.channel(channelId)).certified?.ok, false);
  });

  test('signed in anew, and removed: the application password is deleted there, the one in use stays', async () => {
    const made = async () =>
      (
        await site.php(
          `echo WP_Application_Passwords::create_new_application_password(get_user_by('login', '${site.user}')->ID, ['name' => uniqid()])[0];`,
        )
      ).trim();
    const left = async () =>
      Number(
        await site.php(
          `echo count(WP_Application_Passwords::get_user_application_passwords(get_user_by('login', '${site.user}')->ID));`,
        ),
      );
    const settings = { connector: 'wordpress' as const, site: site.url, user: site.user, everyMinutes: 5 };
    const [password, before] = [await made(), await left()];
    assert.equal((await world.signIn(settings, { password }, channelId)).revoked?.was, 'ended');
    assert.equal(await left(), before - 1);
    assert.equal((await world.signIn(settings, { password }, channelId)).revoked?.was, 'kept');
    await world.act((context) => removeChannel(context, channelId));
    const later = { ...world.core, clock: { now: () => new Date(Date.now() + 3_600_000) } };
    await revokeRemoved(later, world.connectors);
    assert.equal(await left(), before - 2);
    const removed = await world.act((context) => accessChannel(context, channelId, true));
    assert.deepEqual([removed.revoked?.was, removed.revoked?.fault], ['ended', null]);
  });
});
