// A network that is ill for ten minutes, in every way a network can be, beside two that are well: nothing is said twice, it is
// left alone as long as it asked, everything stands in the end, and the two that are well notice nothing.
import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import type { Connector } from '../../server/connect/connector.ts';
import { openDeliveries } from '../../server/connect/deliver/works.ts';
import { mastodon } from '../../server/connectors/mastodon/index.ts';
import type { Called, Command } from '../mastodon/command.ts';
import { type Mastodon, startMastodon } from '../mastodon/index.ts';
import { openWorld } from './world.ts';

/** The one that is well, another, the one that falls ill, and one that falls ill and knows no keys. */
const servers = await Promise.all([startMastodon(), startMastodon(), startMastodon(), startMastodon()]);
after(() => Promise.all(servers.map((server) => server.close())));

/** As Mastodon, without a promise about second tries: it must be looked at before each. */
const keyless = { ...mastodon, name: 'wordpress', speaking: { ...mastodon.speaking!, keyHolds: 0 } } as Connector;
const connectors: Connector[] = [mastodon, keyless];
const { time, clock, core, calls, act, channel, say } = await openWorld(servers, connectors);

const second = 1000;
const ill = 600 * second;
const patience = 40;

interface Network {
  server: Mastodon;
  isSick: boolean;
  channelId: string;
  account: string;
  /** A status of somebody else's, to be answered. */
  heard: string;
}
interface Accepted {
  id: string;
  text: string;
  network: Network;
  at: number;
  /** The worker's rounds that had passed. */
  round: number;
  began?: number;
}

let runs = 0;

/** A new account of ours on each server, so that the runs do not see each other. */
async function settleIn(server: Mastodon, place: number): Promise<Network> {
  const name = `us${runs}`;
  const account = await server.person(name);
  const token = await server.token(name);
  const { id: heard } = await server.say('ana', 'Six hours in the ER');
  const connector = place === 3 ? 'wordpress' : 'mastodon';
  const channelId = await channel({ name, server: server.url, account, token }, connector);
  await server.do({ do: 'calls' });
  return { server, isSick: place > 1, channelId, account, heard: `${new URL(server.url).host}/${heard}` };
}

/** Of what it suffers in these twenty seconds. */
type Illness = (tick: number) => Extract<Command, { do: 'fault' }>[];

const always = 1_000_000;
const on = (
  where: 'all' | 'posts',
  fault: Omit<Extract<Command, { do: 'fault' }>, 'do' | 'on' | 'times'>,
  times = always,
) =>
  (where === 'all' ? ['POST /api', 'GET /api'] : ['POST /api/v1/statuses']).map((path) => ({
    do: 'fault' as const,
    on: path,
    times,
    ...fault,
  }));
const wait = { headers: { 'retry-after': String(patience) } };

const illnesses: Record<string, Illness> = {
  '429 with Retry-After': () => on('all', { how: 'answer', status: 429, ...wait }),
  '503 with Retry-After': () => on('all', { how: 'answer', status: 503, ...wait }),
  '500 with Retry-After, though the post stands': () =>
    on('posts', { how: 'answer', status: 500, done: true, ...wait }),
  '500 to everything': () => on('all', { how: 'answer', status: 500 }),
  '500, though the post stands': () => on('posts', { how: 'answer', status: 500, done: true }),
  'no answer to anything': () => on('all', { how: 'silence' }),
  'no answer, though the post stands': () => on('posts', { how: 'silence', done: true }),
  'half an answer': () => on('all', { how: 'half' }),
  'the answer after the time limit': () => on('posts', { how: 'late', ms: 20 * second }),
  'the post itself after the time limit': () => on('posts', { how: 'slow', ms: 22 * second }),
  'a single call now and then, well between them': (tick) => {
    const kinds = [
      on('posts', { how: 'slow', ms: 22 * second }, 1),
      on('posts', { how: 'answer', status: 500, done: true, ...wait }, 1),
      on('posts', { how: 'late', ms: 20 * second }, 1),
      on('posts', { how: 'half' }, 1),
      on('posts', { how: 'silence', done: true }, 1),
      on('all', { how: 'answer', status: 500, ...wait }, 1),
      on('all', { how: 'answer', status: 429, ...wait }, 1),
    ];
    return kinds[tick % kinds.length]!;
  },
  'another illness every minute': (tick) =>
    Object.values(illnesses)[Math.floor(tick / 3) % (Object.keys(illnesses).length - 2)]!(tick),
};

async function run(illness?: Illness, minutes = 10) {
  runs++;
  const networks = await Promise.all(servers.map(settleIn));
  const well = networks.filter(({ isSick }) => !isSick);
  const sick = networks.filter(({ isSick }) => isSick);
  // Those that are well take a second to answer, as servers do: places are worth something.
  for (const { server } of well) for (const fault of on('all', { how: 'late', ms: second })) await server.do(fault);
  const worker = openDeliveries(core, connectors);
  const accepted: Accepted[] = [];
  const accept = async (network: Network) => {
    const text = `Run ${runs}, answer ${accepted.length} of us.`;
    const answering = accepted.length % 2 ? undefined : { externalId: network.heard, postId: null };
    const id = await say(network.channelId, text, answering);
    accepted.push({ id, text, network, at: clock.now().getTime(), round: time.rounds() });
  };
  const begun = (ids: string[]) => {
    for (const each of accepted) if (ids.includes(each.id)) each.began ??= time.rounds();
  };
  const step = (ms: number) => time.step(ms, worker, calls, begun);
  const stood = async () => {
    const texts = await Promise.all(
      networks.map(async ({ server, account }) => {
        const all = (await server.do({ do: 'statuses' })) as { account: string; text: string }[];
        return all.filter((status) => status.account === account).map(({ text }) => text);
      }),
    );
    return new Map(accepted.map(({ id, text }) => [id, texts.flat().filter((words) => words.endsWith(text)).length]));
  };
  const states = async () => {
    const rows = await act(({ db }) =>
      db
        .selectFrom('connect.delivery')
        .select(['id', 'state', 'posted_at', 'fault', 'tries'])
        .where(
          'id',
          'in',
          accepted.map(({ id }) => id),
        )
        .execute(),
    );
    return new Map(rows.map((row) => [row.id, row]));
  };

  for (let at = 0; at <= ill; at += second) {
    if (at % (20 * second) === 0 && illness)
      for (const { server } of sick) {
        await server.do({ do: 'mend' });
        for (const fault of illness(at / 20 / second)) await server.do(fault);
      }
    // So many wait for the sick that they would fill all of the worker's places.
    if (at === 0)
      for (const network of networks)
        for (let count = network.isSick ? 40 : 8; count > 0; count--) await accept(network);
    else if (at % (10 * second) === 0) for (const network of networks) await accept(network);
    await step(second);
  }
  // Nothing new is said while it lasts longer.
  for (let at = ill; at < minutes * 60 * second; at += 5 * second) await step(5 * second);
  const during = await stood();
  for (const { server } of sick) await server.do({ do: 'mend' });
  for (let at = 0; at < 3 * ill; at += 5 * second) {
    await step(5 * second);
    if (at % (60 * second) > 0) continue;
    const open = [...(await states()).values()].some(({ state }) => state === 'queued' || state === 'sending');
    if (!open && worker.running() === 0) break;
  }
  for (const { server } of well) await server.do({ do: 'mend' });
  await worker.stop();
  const ends = await states();
  const counts = await stood();
  const called = await Promise.all(sick.map(async ({ server }) => (await server.do({ do: 'calls' })) as Called[]));
  return { accepted, during, ends, counts, called };
}
type Ran = Awaited<ReturnType<typeof run>>;

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

/** What those that are well had to wait for, in the clock's time and in the worker's rounds. */
function waits({ accepted, ends }: Ran) {
  const well = accepted.filter(({ network }) => !network.isSick);
  const times = well.map(({ id, at }) => ends.get(id)!.posted_at!.getTime() - at);
  const rounds = well.map(({ began, round }) => began! - round);
  return {
    count: well.length,
    ms: sum(times) / well.length,
    longest: Math.max(...times),
    rounds: sum(rounds) / well.length,
  };
}

/** Calls that came after one was told to stay away, and before that time was over. */
function impatient(called: Called[]): number {
  const away = called
    .filter(({ retryAfter }) => retryAfter > 0)
    .map(({ at, retryAfter }) => [Date.parse(at), Date.parse(at) + retryAfter * second] as const);
  return called.filter(({ at }) => away.some(([from, to]) => Date.parse(at) > from && Date.parse(at) < to)).length;
}

let usual: ReturnType<typeof waits>;
before(async () => {
  for (const [place, server] of servers.entries()) {
    await server.person('ana');
    await server.do({ do: 'set', rate: always, keys: place !== 3 });
  }
  await time.tell();
});

function check(t: TestContext, ran: Ran) {
  const { accepted, during, ends, counts, called } = ran;
  const sick = accepted.filter(({ network }) => network.isSick);
  for (const { id, text } of accepted) {
    assert.ok(during.get(id)! <= 1, `${text}: once at most while it is ill`);
    const { state, fault } = ends.get(id)!;
    if (state === 'posted') assert.equal(counts.get(id), 1, `${text}: posted, and it stands`);
    else assert.ok((state === 'refused' || state === 'unknown') && fault && counts.get(id)! <= 1, `${text}: ${state}`);
  }
  const posted = sick.filter(({ id }) => ends.get(id)!.state === 'posted').length;
  const early = sum(called.map(impatient));
  assert.equal(early, 0, 'calls before the time that it named');
  const now = waits(ran);
  assert.ok(now.ms <= usual.ms * 1.1 && now.longest <= usual.longest * 1.1, `slowed: ${JSON.stringify([usual, now])}`);
  assert.ok(now.rounds <= usual.rounds * 1.1, `more rounds: ${JSON.stringify([usual, now])}`);
  const tries = sum(sick.map(({ id }) => ends.get(id)!.tries));
  t.diagnostic(
    `${sick.length} accepted, ${posted} stand once, ${sick.length - posted} unknown or refused, 0 twice; ${tries} tries, ` +
      `${sum(called.map(({ length }) => length))} calls, ${early} early; the well: ${now.count} in ${now.ms} ms and ${now.rounds.toFixed(2)} rounds (${usual.ms} ms and ${usual.rounds.toFixed(2)} without the sick)`,
  );
  assert.equal(posted, sick.length, 'everything stands in the end');
}

test('all four are well: the measure for what follows', async (t) => {
  const ran = await run();
  usual = waits(ran);
  check(t, ran);
});

for (const [name, illness] of Object.entries(illnesses))
  test(`for ten minutes: ${name}`, async (t) => check(t, await run(illness)));

test('for seventy-five minutes, longer than a key is kept: no answer to anything, though the posts stand', async (t) => {
  const deaf: Illness = () => on('all', { how: 'silence', done: true });
  check(t, await run(deaf, 75));
});
