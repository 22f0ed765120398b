// What one account can do by itself, on the stand-in and, where one is named, on a real server: the same promises for both.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { startMastodon } from '../../../test/mastodon/index.ts';
import type { DeliveryKind } from '../../connect/speaking.ts';
import { systemClock } from '../../core/clock.ts';
import { mastodonAt } from './index.ts';
import { accountOf, ear, surroundingsAt } from './testing/world.ts';

const around = surroundingsAt(systemClock);
const { attend, speaking, thread } = mastodonAt({ listening: 300_000, asking: 5000, gather: 50 });
const stand = await startMastodon();
after(async () => {
  await stand.close();
  await around.close();
});
await stand.person('mercy');

const { OPENROUNDS_TEST_MASTODON_URL: url, OPENROUNDS_TEST_MASTODON_TOKEN: token } = process.env;
const places = [
  { name: 'a stand-in', url: stand.url, token: await stand.token('mercy') },
  {
    name: 'a real server',
    url: url ?? '',
    token: token ?? '',
    skip: url && token ? false : 'OPENROUNDS_TEST_MASTODON_URL and OPENROUNDS_TEST_MASTODON_TOKEN name no server',
  },
];

for (const place of places) {
  test(`on ${place.name}: posted once under a key, heard, seen, answered, edited, taken away`, {
    skip: place.skip,
  }, async () => {
    const account = await accountOf(place.url, place.token, around);
    const signal = AbortSignal.timeout(120_000);
    const run = randomUUID();
    const speech = (
      kind: DeliveryKind,
      text: string | null,
      more: { key?: string; target?: string; alt?: string } = {},
    ) => ({
      ...account,
      kind,
      target: more.target ? { externalId: more.target, postId: null } : null,
      content: text === null ? null : { text, images: [] },
      images: more.alt ? [{ bytes: picture, mediaType: 'image/png', alt: more.alt }] : [],
      key: more.key ?? randomUUID(),
      firstTriedAt: new Date(),
      signal,
    });
    const tell = async (...given: Parameters<typeof speech>) => {
      const told = await speaking!.tell(speech(...given), around);
      assert.equal(told.was, 'posted', JSON.stringify(told));
      return (told.was === 'posted' && told.externalId) || '';
    };
    const stop = new AbortController();
    const to = ear();
    const attended = attend!(
      { ...account, cursor: null, signal: stop.signal, store: to.store, sift: to.sift, connected() {} },
      around,
    );
    await to.until(() => to.cursor() !== null);

    const text = `A test of ours, soon gone: ${run}`;
    const begun = new Date();
    const id = await tell('post', text, { key: run, alt: 'A white dot' });
    const posted = [id];
    try {
      assert.equal(await tell('post', text, { key: run, alt: 'A white dot' }), id, 'a second try is the first');
      await to.until(() => to.posts.has(id));
      assert.deepEqual([to.posts.get(id)?.text, to.posts.get(id)?.media?.[0]?.alt], [text, 'A white dot']);
      const lost = { ...speech('post', text), firstTriedAt: begun, externalId: null };
      const looked = await speaking!.look!(lost, around);
      assert.equal(looked.found === true && looked.externalId, id);
      const never = await speaking!.look!({ ...speech('post', `Never said: ${run}`), externalId: null }, around);
      assert.equal(never.found, false);

      const answer = await tell('reply', `An answer: ${run}`, { target: id });
      posted.push(answer);
      const whole = await thread!({ externalId: answer, ...account, signal }, around);
      assert.deepEqual(whole.ok && whole.posts.map(({ externalId }) => externalId), [id, answer]);

      const better = `A test of ours, put right: ${run}`;
      await tell('edit', better, { target: id });
      await to.until(() => to.posts.get(id)?.text === better);
      const edited = { ...speech('edit', better, { target: id }), externalId: id };
      assert.equal((await speaking!.look!(edited, around)).found, true);
    } finally {
      for (const each of posted.reverse()) await tell('delete', null, { target: each });
    }
    await to.until(() => !to.posts.has(id));
    const gone = { ...speech('delete', null, { target: id }), externalId: id };
    assert.equal((await speaking!.look!(gone, around)).found, false);
    stop.abort();
    assert.equal(await attended, undefined);
  });
}

/** One white dot. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
