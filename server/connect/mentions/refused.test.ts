// What came to nothing stands at its channel with the reason, and what waits with its time.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { serveFeeds } from '../../../test/feeds/server.ts';
import { webmention } from '../../connectors/webmention/index.ts';
import { addChannel } from '../channels/add.ts';
import { aMoment, openWorld } from '../testing/world.ts';
import { lookAt } from './look.ts';
import { showRefusedMentions } from './refused.ts';
import { takeMention } from './take.ts';

const clock = aMoment();
const [world, blog] = [await openWorld({ clock }), await serveFeeds()];
after(() => Promise.all([world.close(), blog.close()]));
const { core, receiver } = world;
const around = { connectors: [webmention], receiver };
const mercy = await world.found('Mercy Valley');
const channel = await addChannel(core, around.connectors, mercy.caller, {
  facilityId: null,
  settings: { connector: 'webmention', sites: ['mercy.example'] },
});
const target = 'https://mercy.example/hours';

test('one that links to nothing is refused, one whose server is ill waits, one that is shown is not among them', async () => {
  const pages = { '/shown': `<a href="${target}">hours</a>`, '/silent': 'No link.', '/ill': null };
  for (const [path, body] of Object.entries(pages)) {
    blog.put(path, { type: 'text/html', ...(body === null ? { status: 503 } : { body }) });
    const given = { source: blog.url + path, target, way: 'webmention' as const, from: '198.51.100.7' };
    const taken = await takeMention(core, channel.id, given);
    if (taken.what === 'mention') await lookAt(core, around, taken.key, AbortSignal.timeout(20_000));
    clock.advance(1000);
  }
  const { mentions } = await mercy.act((context) => showRefusedMentions(context, channel.id));
  assert.deepEqual(
    mentions.map(({ source, fault, nextTryAt }) => [source, fault.code, nextTryAt]),
    [
      [`${blog.url}/ill`, 'server', '2026-03-01T12:01:02.000Z'],
      [`${blog.url}/silent`, 'mention_no_link', null],
    ],
  );
});
