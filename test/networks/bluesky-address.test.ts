// A post on a real Bluesky server by its address alone: by name and by DID, one that is gone, and one that never was.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { showAddress } from '../../server/connect/by-hand/read.ts';
import { openWorld } from '../../server/connect/testing/world.ts';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import { missingNetwork, startNetwork } from './index.ts';

const skip = missingNetwork;
const network = skip ? (undefined as never) : await startNetwork();
after(() => network?.close());
const env = () => ({ OPENROUNDS_PLC_URL: network.plc, OPENROUNDS_PUBLIC_API_URL: network.url });
const world = skip ? (undefined as never) : await openWorld({ env: env() });
after(() => world?.close());
const show = (address: string) => showAddress(world.core, [bluesky], address);

test('read from its author’s own server, whoever shows it', { skip, timeout: 60_000 }, async () => {
  const { did } = await network.account('ana.test');
  const post = await network.post('ana.test', 'Six hours in the ER');
  const rkey = post.uri.split('/').at(-1)!;
  const page = `https://bsky.app/profile/${did}/post/${rkey}`;
  for (const address of [page, `https://bsky.app/profile/ana.test/post/${rkey}`, post.uri]) {
    const { found, fault } = await show(address);
    assert.equal(fault, null, JSON.stringify(fault));
    const { network: from, text, author, whole, address: known } = found!;
    assert.deepEqual([from, text, author, whole, known], ['bluesky', 'Six hours in the ER', 'ana.test', true, page]);
  }
  await network.delete('ana.test', post);
  assert.equal((await show(post.uri)).fault?.code, 'by_hand_no_post');
  assert.equal((await show(`at://nobody.test/app.bsky.feed.post/${rkey}`)).fault?.code, 'account_unknown');
});
