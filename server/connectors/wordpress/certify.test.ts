// A site certified live, on a real WordPress: the whole round, and a site that takes no reply.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noWordPress, startWordPress, type WordPress } from '../../../test/wordpress/index.ts';
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
});
