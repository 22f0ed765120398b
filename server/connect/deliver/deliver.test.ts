// Deliveries against a network that keeps what it was told, and fails on command: nothing is said twice, nothing is lost.
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { act, type Core } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { removeChannel, restoreChannel } from '../channels/remove.ts';
import { insertChannel } from '../channels/store.ts';
import type { Connector } from '../connector.ts';
import { saveChannel } from '../hear/store.ts';
import { clearAway } from '../jobs.ts';
import type { Speaking, Told } from '../speaking.ts';
import { aMoment, editor, openWorld } from '../testing/world.ts';
import { accessDelivery } from './access.ts';
import { deliver, type Wanted } from './ask.ts';
import { decide } from './decide.ts';
import { queueAgain } from './store.ts';
import { takeBack } from './take-back.ts';
import { workDelivery } from './work.ts';

const clock = aMoment();
const world = await openWorld({ clock });
after(() => world.close());
const { core } = world;
const { id: organization } = await world.found('Mercy Valley');
const never = new AbortController().signal;

/** What the network holds, by its own ids; and how it answers next. */
const network = {
  posts: new Map<string, { key: string; text: string }>(),
  calls: 0,
  next: [] as ((keep: () => Told) => Told | Promise<Told>)[],
};

function speaking(more: Partial<Speaking<never>> = {}): Speaking<never> {
  return {
    can: ['post', 'reply', 'delete'],
    most: () => 20,
    count: (text) => [...text].length,
    images: { most: 1, bytes: 1000 },
    destination: () => 'social.example',
    keyHolds: 0,
    settles: 10_000,
    async tell({ kind, key, content, target }) {
      network.calls++;
      const keep = (): Told => {
        if (kind === 'delete') network.posts.delete(target!.externalId);
        else network.posts.set(`id-${network.posts.size + 1}`, { key, text: content!.text });
        return { was: 'posted', externalId: [...network.posts.keys()].at(-1)!, url: 'https://social.example/1' };
      };
      return (network.next.shift() ?? ((keep) => keep()))(keep);
    },
    async look({ externalId, key, kind }) {
      const found = [...network.posts].find(([id, post]) => (externalId ? id === externalId : post.key === key));
      if (!found || kind === 'delete') return { found: found !== undefined, externalId: found?.[0] ?? '' } as never;
      return { found: true, externalId: found[0], url: 'https://social.example/1' };
    },
    ...more,
  };
}

const connectorWith = (more?: Partial<Speaking<never>>): Connector => ({
  name: 'mastodon',
  network: () => 'mastodon',
  verified: [],
  speaking: speaking(more) as never,
});
const looking = [connectorWith()];
const blind = [connectorWith({ look: undefined as never })];
const keyed = [connectorWith({ keyHolds: 3_600_000 })];

async function channel(name = 'St. Anne'): Promise<string> {
  const id = newId(clock);
  await act(core, organization, editor, ({ db }) =>
    insertChannel(db, {
      organization_id: organization,
      id,
      connector: 'mastodon',
      network: 'mastodon',
      name,
      settings: JSON.stringify({
        connector: 'mastodon',
        server: 'https://social.example',
        hashtags: [],
        public: 'none',
      }),
      created_at: clock.now(),
    }),
  );
  return id;
}
const channelId = await channel();

const said = (key: string, more: Partial<Wanted> = {}): Wanted => ({
  channelId,
  kind: 'post',
  target: null,
  content: { text: 'We hear you.', images: [] },
  key,
  ...more,
});
const ask = (connectors: readonly Connector[], wanted: Wanted) =>
  act(core, organization, editor, (context) => deliver(context, connectors, wanted));
const work = (connectors: readonly Connector[], id: string, on: Core = core) =>
  workDelivery(on, connectors, { organization, id }, never);
const now = (id: string) => act(core, organization, editor, (context) => accessDelivery(context, id));
const texts = () => [...network.posts.values()].map(({ text }) => text);

beforeEach(() => {
  network.posts.clear();
  network.calls = 0;
  network.next = [];
});

let number = 0;
const fresh = () => `test ${number++}`;

test('posted once, with its link, seen afterwards; asked for twice it is one', async () => {
  const key = fresh();
  const first = await ask(looking, said(key));
  const again = await ask(looking, said(key));
  assert.equal(again.id, first.id);
  assert.equal(first.state, 'queued');
  await Promise.all([work(looking, first.id), work(looking, first.id), work(looking, first.id)]);
  const row = await now(first.id);
  assert.deepEqual([row.state, row.url, row.tries, network.calls], ['posted', 'https://social.example/1', 1, 1]);
  clock.advance(2500);
  await work(looking, first.id);
  assert.ok((await now(first.id)).seen_at);
  assert.equal((await now(first.id)).next_at, null);
  await work(looking, first.id);
  assert.deepEqual(texts(), ['We hear you.']);
});

test('what the network has no way to do, or is too long, is refused at once', async () => {
  const refused = (more: Partial<Wanted>, code: string) => assert.rejects(ask(looking, said(fresh(), more)), { code });
  await refused({ kind: 'edit', target: { externalId: 'x', postId: null } }, 'delivery.cannot');
  await refused({ kind: 'reply' }, 'delivery.cannot');
  await refused({ content: null }, 'delivery.cannot');
  await refused({ content: { text: '  ', images: [] } }, 'delivery.cannot');
  await refused({ content: { text: 'x'.repeat(21), images: [] } }, 'delivery.too_long');
  await refused({ channelId: newId(clock) }, 'not_found');
});

test('not reached, or asked to wait: tried again, not before the network said', async () => {
  const { id } = await ask(looking, said(fresh()));
  const other = await ask(looking, said(fresh()));
  const retryAt = new Date(clock.now().getTime() + 90_000);
  network.next = [
    () => ({ was: 'not_sent', fault: { code: 'too_many', values: { host: 'social.example', status: 429 } }, retryAt }),
  ];
  await work(looking, id);
  assert.equal((await now(id)).state, 'queued');
  const meanwhile = await ask(looking, said(fresh()));
  for (const one of [other, meanwhile]) await work(looking, one.id);
  assert.equal(network.calls, 1, 'the others of the channel wait too');
  clock.advance(60_000);
  await work(looking, id);
  assert.equal(network.calls, 1);
  clock.advance(60_000);
  await work(looking, id);
  await work(looking, other.id);
  assert.deepEqual(texts(), ['We hear you.', 'We hear you.']);
});

test("when the network's headers leave no more calls, nobody of the channel calls before they are filled up", async () => {
  const first = await ask(looking, said(fresh()));
  const resetsAt = new Date(clock.now().getTime() + 300_000).toISOString();
  network.next = [(keep) => ({ ...keep(), quota: { left: 0, of: 30, resetsAt } }) as Told];
  await work(looking, first.id);
  assert.equal((await now(first.id)).state, 'posted');
  const second = await ask(looking, said(fresh()));
  const elsewhere = await ask(looking, said(fresh(), { channelId: await channel('St. Mary') }));
  for (const { id } of [second, elsewhere]) await work(looking, id);
  assert.equal(network.calls, 2, 'another channel is not held back');
  clock.advance(301_000);
  await work(looking, second.id);
  assert.equal((await now(second.id)).state, 'posted');
});

test('no answer, but it is there: found by looking, never told again', async () => {
  const { id } = await ask(looking, said(fresh()));
  network.next = [
    (keep) => {
      keep();
      return { was: 'doubtful', fault: { code: 'timeout', values: { host: 'social.example' } } };
    },
  ];
  await work(looking, id);
  const doubted = await now(id);
  assert.equal(doubted.state, 'sending');
  assert.ok(
    doubted.next_at!.getTime() >= clock.now().getTime() + 10_000,
    'a call that was cut off may still take effect',
  );
  clock.advance(30_000);
  await work(looking, id);
  assert.deepEqual([(await now(id)).state, network.calls, texts().length], ['posted', 1, 1]);
});

test('no answer, and it is not there: told again', async () => {
  const { id } = await ask(looking, said(fresh()));
  network.next = [
    () => ({ was: 'doubtful', fault: { code: 'server', values: { host: 'social.example', status: 500 } } }),
  ];
  await work(looking, id);
  clock.advance(30_000);
  await work(looking, id);
  await work(looking, id);
  assert.deepEqual([(await now(id)).state, network.calls, texts().length], ['posted', 2, 1]);
});

test('with a key of the network’s own, told again under the same key while it holds', async () => {
  const { id } = await ask(keyed, said(fresh()));
  const keys: string[] = [];
  const record = [
    {
      ...keyed[0]!,
      speaking: {
        ...keyed[0]!.speaking!,
        tell: async (speech: { key: string }) => {
          keys.push(speech.key);
          return keys.length < 3
            ? ({ was: 'doubtful', fault: { code: 'timeout', values: {} } } as Told)
            : ({ was: 'posted', externalId: 'a' } as Told);
        },
      },
    } as Connector,
  ];
  for (let round = 0; round < 3; round++) {
    await work(record, id);
    clock.advance(700_000);
  }
  assert.deepEqual(keys, [id, id, id]);
  assert.equal((await now(id)).state, 'posted');
});

test('where neither can tell, a person decides', async () => {
  const doubt = () => ({ was: 'doubtful' as const, fault: { code: 'timeout', values: {} } });
  const [there, again, dropped] = [
    await ask(blind, said(fresh())),
    await ask(blind, said(fresh())),
    await ask(blind, said(fresh())),
  ];
  network.next = [doubt, doubt, doubt];
  for (const { id } of [there, again, dropped]) {
    await work(blind, id);
    assert.equal((await now(id)).state, 'unknown');
  }
  const say = (id: string, decision: 'posted' | 'again' | 'drop') =>
    act(core, organization, editor, (context) => decide(context, id, { decision }));
  assert.equal((await say(there.id, 'posted')).byHand, true);
  await say(again.id, 'again');
  await say(dropped.id, 'drop');
  await work(blind, again.id);
  assert.equal((await now(again.id)).state, 'posted');
  await assert.rejects(say(again.id, 'posted'), { code: 'delivery.state' });
  assert.equal(texts().length, 1);
});

test('a process that dies while telling leaves a doubt, not a second post', async () => {
  const { id } = await ask(looking, said(fresh()));
  // The network has it; the process that told it never comes back.
  network.next = [
    (keep) => {
      keep();
      return new Promise<Told>(() => {});
    },
  ];
  void work(looking, id);
  while (network.calls === 0) await new Promise((soon) => setImmediate(soon));
  await work(looking, id);
  assert.equal(network.calls, 1, 'the claim holds');
  clock.advance(60_000);
  await work(looking, id);
  assert.deepEqual([(await now(id)).state, network.calls, texts().length], ['posted', 1, 1]);
});

test('what was cut off is looked for when it can no longer take effect, and not before', async () => {
  const slow = [connectorWith({ settles: 60_000 })];
  const { id } = await ask(slow, said(fresh()));
  let late = (): unknown => undefined;
  network.next = [
    (keep) => {
      late = keep;
      return new Promise<Told>(() => {});
    },
  ];
  void work(slow, id);
  while (network.calls === 0) await new Promise((soon) => setImmediate(soon));
  clock.advance(59_000);
  await work(slow, id);
  late();
  clock.advance(27_000);
  await work(slow, id);
  assert.deepEqual([(await now(id)).state, network.calls, texts().length], ['posted', 1, 1]);
});

test('the database goes away after the network has answered: the answer is kept, and nobody has to decide', async () => {
  const { id } = await ask(blind, said(fresh()));
  let failures = 0;
  const shaken: Core = {
    ...core,
    events: {
      emit: async () => {
        if (failures++ < 2) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
      },
    },
  };
  await work(blind, id, shaken);
  assert.deepEqual([(await now(id)).state, failures, network.calls, texts().length], ['posted', 3, 1, 1]);
});

test('a revoked token: the channel is signed out, what waits is sent after signing in, and no other channel notices', async () => {
  const here = await channel('Signed out');
  const { id } = await ask(looking, said(fresh(), { channelId: here }));
  const other = await ask(looking, said(fresh()));
  network.next = [
    () => ({ was: 'refused', signedOut: true, fault: { code: 'signed_out', values: { host: 'social.example' } } }),
  ];
  await work(looking, id);
  await work(looking, other.id);
  assert.deepEqual(
    [(await now(id)).state, (await now(id)).next_at, (await now(other.id)).state],
    ['queued', null, 'posted'],
  );
  await assert.rejects(ask(looking, said(fresh(), { channelId: here })), { code: 'channel.signed_out' });
  await act(core, organization, editor, async ({ db }) => {
    await saveChannel(db, organization, here, { signed_out_at: null });
    await queueAgain(db, organization, here, clock.now());
  });
  await work(looking, id);
  assert.equal((await now(id)).state, 'posted');
});

test('taken back: before it is sent it never is; after that it is deleted', async () => {
  const { id } = await ask(looking, said(fresh(), { at: new Date(clock.now().getTime() + 10_000) }));
  await work(looking, id);
  assert.equal(network.calls, 0);
  const back = () => act(core, organization, editor, (context) => takeBack(context, looking, id));
  assert.deepEqual([(await back()).state, (await now(id)).content], ['taken_back', null]);
  clock.advance(20_000);
  await work(looking, id);
  assert.equal(network.calls, 0);

  const posted = await ask(looking, said(fresh()));
  await work(looking, posted.id);
  assert.equal(network.posts.size, 1);
  const removal = await act(core, organization, editor, (context) => takeBack(context, looking, posted.id));
  assert.equal(removal.kind, 'delete');
  await work(looking, removal.id);
  assert.equal(network.posts.size, 0);
});

test('a day later nobody is answered any more', async () => {
  const { id } = await ask(looking, said(fresh()));
  clock.advance(25 * 3_600_000);
  await work(looking, id);
  assert.deepEqual(
    [(await now(id)).state, (await now(id)).fault?.code, network.calls],
    ['refused', 'delivery_late', 0],
  );
});

test('a person who says "send it again" after a week is believed', async () => {
  const { id } = await ask(blind, said(fresh()));
  network.next = [() => ({ was: 'doubtful', fault: { code: 'timeout', values: {} } })];
  await work(blind, id);
  clock.advance(7 * 24 * 3_600_000);
  await act(core, organization, editor, (context) => decide(context, id, { decision: 'again' }));
  await work(blind, id);
  assert.deepEqual([(await now(id)).state, network.calls], ['posted', 2]);
});

test('what waits when its channel is removed is sent when the removal is taken back; a day later it is ended', async () => {
  const [here, gone] = [await channel('Restored'), await channel('Gone')];
  const [waiting, cutOff, given] = [
    await ask(looking, said(fresh(), { channelId: here })),
    await ask(looking, said(fresh(), { channelId: gone })),
    await ask(looking, said(fresh(), { channelId: gone })),
  ];
  network.next = [() => new Promise<Told>(() => {})];
  void work(looking, cutOff.id);
  while (network.calls === 0) await new Promise((soon) => setImmediate(soon));
  const removal = (id: string, run: typeof removeChannel) => act(core, organization, editor, (c) => run(c, id));
  await removal(here, removeChannel);
  await removal(gone, removeChannel);
  clock.advance(60_000);
  for (const { id } of [waiting, given]) {
    await work(looking, id);
    assert.deepEqual([(await now(id)).state, (await now(id)).next_at], ['queued', null]);
  }
  await removal(here, restoreChannel);
  await work(looking, waiting.id);
  assert.equal((await now(waiting.id)).state, 'posted');
  clock.advance(25 * 3_600_000);
  await clearAway(core);
  assert.deepEqual([(await now(given.id)).state, (await now(given.id)).fault?.code], ['refused', 'channel_removed']);
  assert.equal((await now(cutOff.id)).state, 'unknown');
  assert.equal(network.calls, 2);
});
