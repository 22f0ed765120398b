// Who reads what was said: all of it, that of one's own facilities' channels, and what one said oneself.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { grantOf } from '../../core/actor.ts';
import { act } from '../../core/context.ts';
import { noteAnsweredByHand } from '../by-hand/answered.ts';
import { openWorld } from '../testing/world.ts';
import { accessDelivery, showDeliveries } from './access.ts';

const world = await openWorld();
after(() => world.close());
const facilities = ['St. Anne', 'Lakeside'].map((name) => ({ name, otherNames: [] }));
const { id: organization, facilityIds, act: asEditor } = await world.found('Mercy Valley', facilities);
const responderAt = (at: number) => ({
  kind: 'person' as const,
  id: crypto.randomUUID(),
  grants: [grantOf('responder', facilityIds[at]!)],
});

test('a facility’s responder reads what they answered by hand; the one next door does not, an editor does', async () => {
  const [anne, lake] = [responderAt(0), responderAt(1)];
  const target = { externalId: 'https://facebook.example/posts/17', postId: null };
  const { id } = await act(world.core, organization, anne, (context) =>
    noteAnsweredByHand(context, { network: 'facebook', target, text: 'Please call us.' }),
  );
  const seenBy = async (actor: typeof anne) =>
    (await act(world.core, organization, actor, (c) => showDeliveries(c, { limit: 10 }))).deliveries.map((d) => d.id);
  assert.deepEqual([await seenBy(anne), await seenBy(lake)], [[id], []]);
  assert.equal((await asEditor((context) => accessDelivery(context, id))).id, id);
  await assert.rejects(
    act(world.core, organization, lake, (context) => accessDelivery(context, id)),
    { code: 'not_found' },
  );
});
