// What people bring in themselves, and what they answered with their own hands.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { grantOf } from '../../core/actor.ts';
import { act } from '../../core/context.ts';
import { findDeliveries } from '../deliver/store.ts';
import { aMoment, editor, openWorld } from '../testing/world.ts';
import { noteAnsweredByHand } from './answered.ts';
import { type Brought, bringByHand } from './bring.ts';

const clock = aMoment();
const world = await openWorld({ clock });
after(() => world.close());
const { core, receiver } = world;
const { id: organization, facilityIds } = await world.found('Mercy Valley', [{ name: 'St. Anne', otherNames: [] }]);

const bring = (more: Partial<Brought>, actor = editor) =>
  act(core, organization, actor as never, (context) =>
    bringByHand(context, receiver, {
      network: 'Facebook',
      text: 'Six hours in the ER',
      kind: 'post',
      facilityId: null,
      ...more,
    }),
  );
const stored = async () =>
  (await core.database.pool.query('select network, external_id, text, author, at from test_heard order by text')).rows;

test('a pasted post is a post like any other, once however often it is pasted', async () => {
  const address = 'https://facebook.example/posts/17';
  assert.deepEqual(await bring({ address, author: 'Ana' }), { stored: true });
  assert.deepEqual(await bring({ address, text: 'Six hours in the ER' }), { stored: false });
  assert.deepEqual(await bring({ network: 'phone', text: 'Nobody called back', author: 'A caller' }), { stored: true });
  assert.deepEqual(await bring({ network: 'Phone ', text: 'Nobody called back', author: 'A caller' }), {
    stored: false,
  });
  const rows = await stored();
  assert.deepEqual(
    rows.map(({ network, text }) => [network, text]),
    [
      ['phone', 'Nobody called back'],
      ['facebook', 'Six hours in the ER'],
    ],
  );
  assert.equal(rows[1].external_id, address);
});

test('a time that can’t be is not believed, an address that is none is refused', async () => {
  await bring({ text: 'Tomorrow', at: '9999-01-01T00:00:00Z' });
  assert.deepEqual((await stored()).find(({ text }) => text === 'Tomorrow').at, clock.now());
  await assert.rejects(bring({ address: 'javascript:alert(1)' }), { code: 'channel.address' });
  await assert.rejects(bring({ facilityId: crypto.randomUUID() }), { code: 'not_found' });
});

test('who may bring in for one facility brings in for that one', async () => {
  const responder = { kind: 'person', id: null, grants: [grantOf('responder', facilityIds[0]!)] } as never;
  assert.deepEqual(await bring({ text: 'Parking', facilityId: facilityIds[0]! }, responder), { stored: true });
  await assert.rejects(bring({ text: 'Parking' }, responder), { code: 'not_found' });
});

test('an answer by hand is on record as posted, with link and words', async () => {
  const note = (address?: string) =>
    act(core, organization, editor, (context) =>
      noteAnsweredByHand(context, {
        network: 'facebook',
        target: { externalId: 'https://facebook.example/posts/17', postId: null },
        text: 'Please call us.',
        address,
      }),
    );
  const { id } = await note('https://facebook.example/posts/18');
  await assert.rejects(note('not an address'), { code: 'channel.address' });
  const [row] = await act(core, organization, editor, ({ db }) =>
    findDeliveries(db, organization, { id, facilities: null }),
  );
  assert.deepEqual(
    [row?.state, row?.by_hand, row?.url, row?.content?.text],
    ['posted', true, 'https://facebook.example/posts/18', 'Please call us.'],
  );
});
