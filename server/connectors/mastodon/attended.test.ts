// A Mastodon channel (a stand-in) as the program holds it, with a database: what is stored, what is not, and how it stands.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startMastodon } from '../../../test/mastodon/index.ts';
import { insert } from '../../connect/channels/add.ts';
import { saveCredentials } from '../../connect/credentials/credentials.ts';
import { attendChannel } from '../../connect/hear/attend.ts';
import { openWorld, until } from '../../connect/testing/world.ts';
import { mastodonAt } from './index.ts';
import { accountOf } from './testing/world.ts';

const world = await openWorld();
const stand = await startMastodon();
after(async () => {
  await stand.close();
  await world.close();
});
const { core, receiver } = world;
const mastodon = mastodonAt({ listening: 300_000, asking: 20, gather: 5 });
const connectors = [mastodon];
await stand.person('mercy');
await stand.person('ana');
const mercy = await world.found('Mercy Valley');
receiver.waits.set(mercy.id, 'waiting');
const account = await accountOf(stand.url, await stand.token('mercy'), core);
const settings = { ...account.settings, hashtags: ['er'] };
const channelId = await mercy.act(async (context) => {
  const id = await insert(context, core, connectors, { settings, name: account.name, facilityId: null });
  await saveCredentials(context, core.keys, id, account.credentials.now()!);
  return id;
});

function attend() {
  const stop = new AbortController();
  const given = { organization: mercy.id, id: channelId, connector: mastodon };
  const ended = attendChannel(core, receiver, given, stop.signal, () => new AbortController().signal);
  return {
    ended,
    async stop() {
      stop.abort();
      await ended;
      await stand.listening(0);
    },
  };
}

const heard = async () => (await mercy.heard()).map(({ text }) => text);

test('what concerns us is stored, of a hashtag what a watch waits for, and nothing twice after a restart', async () => {
  let held = attend();
  await stand.listening(1);
  await stand.say('ana', 'sunny outside the #er');
  await stand.say('ana', 'six hours waiting in the #er');
  await stand.say('ana', '@mercy hello');
  await until(async () => (await heard()).length === 2);
  assert.equal((await mercy.health(connectors, channelId)).state, 'hearing');
  await held.stop();
  const gone = await stand.say('ana', '@mercy I take this back');
  await stand.say('ana', 'seven hours waiting in the #er');
  held = attend();
  await until(async () => (await heard()).length === 4);
  await stand.listening(1);
  await stand.do({ do: 'remove', status: gone.id });
  await until(async () => (await heard()).length === 3);
  await held.stop();
  assert.deepEqual(await heard(), ['@mercy hello', 'seven hours waiting in the #er', 'six hours waiting in the #er']);
});

test('nothing was there when it began: all of what is said before it listens again is heard', async () => {
  await stand.person('luz');
  const luz = await world.found('Luz Clinic');
  const fresh = await accountOf(stand.url, await stand.token('luz'), core);
  const id = await luz.act(async (context) => {
    const made = await insert(context, core, connectors, { ...fresh, facilityId: null });
    await saveCredentials(context, core.keys, made, fresh.credentials.now()!);
    return made;
  });
  const hold = (signal: AbortSignal) =>
    attendChannel(core, receiver, { organization: luz.id, id, connector: mastodon }, signal, () => signal);
  const first = new AbortController();
  let ended = hold(first.signal);
  await stand.listening(1);
  first.abort();
  await ended;
  await stand.listening(0);
  for (let n = 0; n < 100; n++) await stand.say('ana', `@luz number ${n}`);
  const second = new AbortController();
  ended = hold(second.signal);
  await until(async () => (await luz.heard()).length === 100);
  second.abort();
  await ended;
  await stand.listening(0);
});

test('signed out is said so, and nothing is asked any more', async () => {
  const held = attend();
  await stand.listening(1);
  await stand.do({ do: 'revoke', name: 'mercy' });
  await held.ended;
  const health = await mercy.health(connectors, channelId);
  assert.deepEqual([health.state, health.fault?.code], ['signed_out', 'signed_out']);
  await stand.requests();
  await attend().ended;
  assert.deepEqual(await stand.requests(), []);
});
