// A real WordPress that pings by itself when a post links to a page of ours: heard, and taken back when the post is gone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { addChannel } from '../../server/connect/channels/add.ts';
import { mentions } from '../../server/connect/mentions/door.ts';
import { lookAt } from '../../server/connect/mentions/look.ts';
import { findDueMentions } from '../../server/connect/mentions/store.ts';
import { openWorld } from '../../server/connect/testing/world.ts';
import { webmention } from '../../server/connectors/webmention/index.ts';
import { fixedClock } from '../../server/core/clock.ts';
import { inInstallation } from '../../server/core/database.ts';
import { serveFeeds } from '../feeds/server.ts';
import { noWordPress, startWordPress, type WordPress } from './index.ts';

/** Debian's package has no theme: this one shows what WordPress's own functions write. */
const theme = `
  $home = WP_CONTENT_DIR . '/themes/plain'; mkdir($home, 0777, true);
  file_put_contents("$home/style.css", '/* Theme Name: Plain */');
  file_put_contents("$home/index.php", '<!doctype html><html <?php language_attributes(); ?>><head><?php wp_head(); ?></head><body>'
    . '<?php while (have_posts()) { the_post(); ?><article <?php post_class(); ?>><h1 class="entry-title"><?php the_title(); ?></h1>'
    . '<span class="author vcard"><span class="fn"><?php the_author(); ?></span></span>'
    . '<div class="entry-content"><?php the_content(); ?></div></article><?php } ?></body></html>');
  search_theme_directories(true); switch_theme('plain');
`;

const door = new Hono();
const answers: string[] = [];
door.use(async (c, next) => {
  await next();
  answers.push(await c.res.clone().text());
});
const front = createAdaptorServer({ fetch: (request: Request) => door.fetch(request, { from: '198.51.100.7' }) });
await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready));
const { port } = front.address() as { port: number };
const clock = fixedClock(new Date());
const world = await openWorld({ clock, env: { OPENROUNDS_URL: `http://127.0.0.1:${port}` } });
door.route('/mentions', mentions(world.core, { connectors: [webmention], receiver: world.receiver }));
const house = await world.found('Mercy Valley');
const ours = await serveFeeds();
after(async () => {
  front.close();
  await Promise.all([world.close(), ours.close()]);
});

describe('WordPress, pinging', { skip: await noWordPress() }, () => {
  let site: WordPress;
  before(async () => {
    site = await startWordPress();
    await site.php(theme);
  });
  after(() => site?.stop());

  /** As WordPress's own clock would do it a moment after a post is published. */
  const pingAll = () =>
    site.php(
      `add_filter('http_allowed_safe_ports', fn($ports) => [...$ports, ${port}, ${ours.port}]); do_action('do_pings');`,
    );
  async function work(): Promise<string[]> {
    const { core, receiver } = world;
    const due = await inInstallation(core.database, (db) => findDueMentions(db, clock.now(), 100));
    const states: string[] = [];
    const never = new AbortController().signal;
    for (const key of due) states.push((await lookAt(core, { connectors: [webmention], receiver }, key, never)).state);
    return states;
  }

  test('a post that links to us is heard by itself, and once; gone with the post', async () => {
    const target = `${ours.url}/visiting-hours`;
    const channel = await addChannel(world.core, [webmention], house.caller, {
      facilityId: null,
      settings: { connector: 'webmention', sites: [new URL(ours.url).host] },
    });
    const endpoint = `http://127.0.0.1:${port}/mentions/${channel.id}`;
    ours.put('/visiting-hours', { type: 'text/html', body: `<link rel="pingback" href="${endpoint}">` });
    const id = Number(
      await site.php(
        `echo wp_insert_post(['post_title' => 'Six hours', 'post_status' => 'publish', 'post_author' => 1, 'post_content' => 'We waited <em>six</em> hours &amp; looked at <a href="${target}">their visiting hours</a>.']);`,
      ),
    );
    assert.ok(id > 0);
    await pingAll();
    assert.match(answers.join(), /it is read here/);
    const heard = await house.heard();
    assert.deepEqual(
      heard.map(({ text, handle, external_id }) => [text, handle, external_id]),
      [
        [
          'We waited six hours & looked at their visiting hours.',
          new URL(site.url).host,
          `mention:${site.url}/?p=${id}`,
        ],
      ],
    );
    await site.php(
      `add_post_meta(${id}, '_pingme', '1', true); global $wpdb; $wpdb->update('wp_posts', ['pinged' => ''], ['ID' => ${id}]);`,
    );
    await pingAll();
    assert.match(answers.at(-1) ?? '', /<int>48<\/int>/);
    assert.equal((await house.heard()).length, 1, 'pinged again, it is the same post');

    await site.php(`wp_delete_post(${id}, true);`);
    clock.advance(61_000);
    const again = new URLSearchParams({ source: `${site.url}/?p=${id}`, target });
    assert.equal((await fetch(endpoint, { method: 'POST', body: again })).status, 202);
    assert.deepEqual(await work(), ['gone']);
    assert.deepEqual(await house.heard(), []);
  });
});
