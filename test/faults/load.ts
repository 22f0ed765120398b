// What goes on while faults happen: people write on the networks, and answers to them are approved; and what became of it all.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { connectors } from '../../server/app.ts';
import { deliver } from '../../server/connect/deliver/ask.ts';
import { record } from '../jetstream/index.ts';
import type { Networks } from './networks.ts';
import type { World } from './world.ts';

/** Two posts at a time. */
const turns = 1000;
const answers = 500;

export interface Load {
  /** The networks' ids of what people wrote. */
  written: string[];
  /** The words of answers that were acknowledged. */
  approved: string[];
  /** Approvals that failed and were asked for once more. */
  failures: number;
  /** How much of it is done, from 0 to 1. */
  share(): number;
  finished: Promise<void>;
}

/** 2,000 posts, half of them on each of two networks, and 500 answers on two; one after the other. */
export function startLoad(world: World, { stand, jetstream, site }: Networks): Load {
  const { host } = new URL(stand.url);
  const load: Load = { written: [], approved: [], failures: 0, share: () => 0, finished: Promise.resolve() };
  let turn = 0;
  const run = async () => {
    for (; turn < turns; turn++) {
      const text = `I waited ${turn} minutes`;
      const { id } = await stand.say('ana', `@mercy ${text}`);
      const did = `did:plc:a${turn % 40}`;
      jetstream.say({ do: 'create', did, rkey: `r${turn}`, record: record(`harbor: ${text}`) });
      load.written.push(`${host}/${id}`, `at://${did}/app.bsky.feed.post/r${turn}`);
      if (turn % 2 === 1) {
        const to = turn % 5 < 2 ? site.comment(text) : `${host}/${id}`;
        load.failures += await approve(world, to, `We hear you, number ${turn}.`);
        load.approved.push(`We hear you, number ${turn}.`);
      }
      await pause(20);
    }
  };
  load.share = () => turn / turns;
  load.finished = run();
  load.finished.catch(() => {});
  return load;
}

/** Asks until it is acknowledged, always under the same name; returns how often it was not. */
async function approve({ act, channels }: World, to: string, text: string): Promise<number> {
  const channelId = to.includes('#') ? channels.wordpress : channels.mastodon;
  const target = { externalId: to, postId: null };
  const wanted = { channelId, kind: 'reply' as const, target, content: { text, images: [] }, key: `answer ${to}` };
  for (let failures = 0; ; failures++) {
    try {
      await act((context) => deliver(context, connectors, wanted));
      return failures;
    } catch (error) {
      if (failures > 50) throw error;
      await pause(200);
    }
  }
}

const patience = 60_000;

/** Until everything that was written is stored and nothing waits to be said, or that is long overdue. */
export async function settled(world: World, { written }: Load): Promise<void> {
  const late = performance.now() + patience;
  const isDone = async () => {
    await world.endClaims();
    const open = (await world.deliveries()).filter(({ state }) => state === 'queued' || state === 'sending');
    return open.length === 0 && lost(written, await world.stored()) === 0;
  };
  while (performance.now() < late && !(await isDone().catch(() => false))) await pause(500);
}

/** Says how it stands, and insists that all of it is there once: posts on our side, answers on the networks'. */
export async function judge(t: TestContext, world: World, networks: Networks, load: Load): Promise<void> {
  const { written, approved } = load;
  const stored = await world.stored();
  const said = await networks.said();
  const deliveries = await world.deliveries();
  const again = deliveries.filter(({ tries }) => tries > 1).length;
  const elsewhere = deliveries.filter(({ state }) => state !== 'posted').map(({ state }) => state);
  t.diagnostic(`${written.length} posts: ${lost(written, stored)} lost, ${twice(stored)} stored twice`);
  t.diagnostic(
    `${approved.length} answers: ${lost(approved, said)} lost, ${twice(said)} said twice; ${again} told more than once`,
  );
  assert.deepEqual([written.length, approved.length, deliveries.length], [2 * turns, answers, answers]);
  assert.deepEqual([lost(written, stored), twice(stored)], [0, 0]);
  assert.deepEqual([lost(approved, said), twice(said), said.length], [0, 0, answers]);
  assert.deepEqual(elsewhere, []);
  assert.equal(twice(deliveries.map(({ externalId }) => `${externalId}`)), 0);
}

/** How many stand there more than once. */
const twice = (ids: readonly string[]): number => ids.length - new Set(ids).size;

/** How many of those are not among these. */
function lost(wanted: readonly string[], there: readonly string[]): number {
  const found = new Set(there);
  return wanted.filter((id) => !found.has(id)).length;
}
