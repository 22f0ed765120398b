// A post says that we answered it, by hand or on the network, as long as an answer stands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { accessPost } from './access.ts';
import { answerByHand } from './answer-by-hand.ts';
import { openWorld } from './testing/world.ts';
import { viewPosts } from './views.ts';

const world = await openWorld();
const mercy = await world.found();
const lakeside = await world.found('Lakeside');

async function answeredOf(id: string) {
  const [post] = await mercy.act(async (context) => viewPosts(context, [await accessPost(context, id)], null));
  return post!.answered;
}

test('answered by hand, everybody who reads it sees so, and those who read the stream are woken', async () => {
  await mercy.arrive([
    { externalId: 'a', text: 'Six hours in the ER' },
    { externalId: 'b', text: 'Parking was easy' },
  ]);
  const [one, other] = [await mercy.idOf('a'), await mercy.idOf('b')];
  assert.equal(await answeredOf(one), null);
  world.woken.length = 0;
  await mercy.act((context) => answerByHand(context, one, { text: 'Please call us.' }));
  assert.ok(world.woken.some(({ organization, topic }) => organization === mercy.id && topic === 'posts'));
  assert.deepEqual([await answeredOf(one), await answeredOf(other)], ['by_hand', null]);
  await assert.rejects(
    lakeside.act((context) => answerByHand(context, one, { text: 'Ours?' })),
    { code: 'not_found' },
  );
});

test('answered on the network too; one that was refused, or taken away again, is no answer', async () => {
  await mercy.arrive([{ externalId: 'c', text: 'Nobody called back' }]);
  const id = await mercy.idOf('c');
  const delivery = (key: string, kind: string, state: string, postId: string | null) =>
    mercy.act(async ({ db, clock }) => {
      const made = crypto.randomUUID();
      await sql`insert into connect.delivery (organization_id, id, channel_id, kind, target, key, state, destination, created_at)
        select ${mercy.id}, ${made}, c.id, ${kind}, ${JSON.stringify({ externalId: 'c', postId })}, ${key}, ${state}, 'x', ${clock.now()}
        from connect.channel c limit 1`.execute(db);
      return made;
    });
  await delivery('refused', 'reply', 'refused', id);
  assert.equal(await answeredOf(id), null);
  const sent = await delivery('sent', 'reply', 'posted', id);
  assert.equal(await answeredOf(id), 'sent');
  await delivery(`delete ${sent}`, 'delete', 'posted', null);
  assert.equal(await answeredOf(id), null);
});
