// Many at once, each by itself: none begins twice, none more than there are places, and one that fails takes nothing with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLog } from '../../core/log.ts';
import { openPlaces } from './places.ts';

test('two places: a third waits, none begins twice, and one that fails leaves its place', async () => {
  const places = openPlaces({ log: silentLog }, 2, 'It failed.');
  const ends: string[] = [];
  const hands = new Map<string, PromiseWithResolvers<void>>();
  const begin = (name: string, toward?: string) =>
    places.begin({
      name,
      toward,
      run: () => {
        const hand = Promise.withResolvers<void>();
        hands.set(name, hand);
        return hand.promise;
      },
      ended: (wasFull) => ends.push(`${name} ${wasFull}`),
    });
  assert.deepEqual([begin('a', 'north'), begin('a'), begin('b'), begin('c')], [true, false, true, false]);
  assert.deepEqual([places.taken(), places.toward('north'), places.toward('south')], [2, 1, 0]);
  hands.get('a')!.reject(new Error('broken'));
  await new Promise(setImmediate);
  assert.deepEqual([ends, places.taken(), begin('c')], [['a true'], 1, true]);
  const stopping = places.stop();
  for (const name of ['b', 'c']) hands.get(name)!.resolve();
  await stopping;
  assert.deepEqual([ends, places.taken()], [['a true'], 0]);
});

test('stopped, those that run are told, after the time they were given', async () => {
  const places = openPlaces({ log: silentLog }, 1, 'It failed.');
  let told = false;
  const run = (signal: AbortSignal) =>
    new Promise<void>((done) =>
      signal.addEventListener('abort', () => {
        told = true;
        done();
      }),
    );
  places.begin({ name: 'a', run, ended() {} });
  await places.stop(1);
  assert.ok(told);
});
