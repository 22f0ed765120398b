// What the rules promise, measured: how often they fire where nothing happened, and that they find what did.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  falseAlarmsInAYear,
  judge,
  lookEvery,
  measures,
  peopleByHour,
  replay,
  type Sensitivity,
  sensitivities,
  tail,
} from './rules.ts';

/** A year to look at, behind eight weeks of past. */
const past = 8 * 7 * 24;
const year = 365 * 24;
const steps = 60 / lookEvery;

function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const poisson = (mean: number): number => {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    const stop = Math.exp(-mean);
    let count = -1;
    for (let product = 1; product > stop; product *= next()) count++;
    return Math.max(0, count);
  };
  /** Marsaglia and Tsang. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * next() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return { poisson, gamma };
}

/** People by hour with a rhythm of the day and nothing else in it; `spread` is how much more uneven than chance. */
function quietYear(seed: number, mean: number, spread: number): Uint32Array {
  const { poisson, gamma } = dice(seed);
  const said: { step: number; person: null }[] = [];
  for (let hour = 0; hour < past + year; hour++) {
    const rhythm = 0.3 + 1.4 * Math.sin((Math.PI * (hour % 24)) / 24) ** 2;
    const level = spread > 0 ? gamma(1 / spread) * spread : 1;
    for (let step = 0; step < steps; step++)
      for (let n = poisson((mean * rhythm * level) / steps); n > 0; n--)
        said.push({ step: hour * steps + step, person: null });
  }
  return peopleByHour(said, (past + year) * steps);
}

test('where nothing happens, a rule fires no more often in a year than it says', (t) => {
  const rates: Record<Sensitivity, number[]> = { low: [], middle: [], high: [] };
  for (const [seed, [mean, spread]] of [
    [0.5, 0],
    [4, 0],
    [40, 0],
    [2, 0.3],
    [8, 0.3],
    [30, 0.3],
  ].entries()) {
    const counts = quietYear(seed + 1, mean!, spread!);
    for (const each of sensitivities) rates[each].push(replay(counts, past * steps, 0, each).length);
  }
  for (const each of sensitivities) {
    const most = Math.max(...rates[each]);
    t.diagnostic(`${each}: ${rates[each].join(', ')} in a year; said: at most ${falseAlarmsInAYear[each]}`);
    assert.ok(most <= falseAlarmsInAYear[each], `${each} fired ${most} times in a quiet year`);
  }
});

test('a planted rise is found within the hour, by every sensitivity, also where last month had a storm', () => {
  for (const [mean, rise] of [
    [1, 30],
    [5, 40],
    [20, 110],
  ] as const) {
    const counts = quietYear(9, mean, 0);
    const stormy = (past - 24) * steps;
    for (let step = 0; step < 6 * steps; step++) counts[stormy + step]! += rise * 3;
    const at = (past + 1000) * steps;
    for (let step = 0; step < 2 * steps; step++) counts[at + step]! += Math.min(rise, (rise * (step + 1)) / steps);
    for (const each of sensitivities) {
      const fired = replay(counts, at - 24 * steps, 0, each);
      assert.ok(
        fired.some((step) => step >= at && step <= at + 2 * steps),
        `${each}: ${mean} people are usual, ${rise} more came`,
      );
    }
  }
});

test('one person who floods counts once', () => {
  const flood = Array.from({ length: 500 }, (_, n) => ({ step: 1000 + (n % 12), person: 'one' }));
  assert.equal(Math.max(...peopleByHour(flood, 2000)), 1);
  fc.assert(
    fc.property(fc.array(fc.record({ step: fc.nat(60), person: fc.nat(5) }), { maxLength: 80 }), (said) => {
      const counts = peopleByHour(
        said.map(({ step, person }) => ({ step, person: String(person) })),
        61,
      );
      for (let step = 0; step <= 60; step++) {
        const people = new Set(
          said.filter((each) => each.step <= step && each.step > step - steps).map(({ person }) => person),
        );
        assert.equal(counts[step], people.size);
      }
    }),
  );
});

test('with too little past, a fixed number of people counts, and that is said', () => {
  for (const each of sensitivities) {
    const { peopleWithoutPast } = measures[each];
    assert.deepEqual(judge(peopleWithoutPast - 1, [1, 2, 3], 1, each), { stands: false, usual: null });
    assert.deepEqual(judge(peopleWithoutPast, [], 0, each), { stands: true, usual: null });
  }
});

test('more people never make it less of a rise, and a keener rule hears all that a calmer one hears', () => {
  const hours = fc.array(fc.nat(200), { minLength: 9, maxLength: 24 });
  fc.assert(
    fc.property(fc.nat(500), hours, (people, before) => {
      const stands = (n: number, each: Sensitivity) => judge(n, before, 8, each).stands;
      for (const each of sensitivities) if (stands(people, each)) assert.ok(stands(people + 1, each));
      if (stands(people, 'low')) assert.ok(stands(people, 'middle'));
      if (stands(people, 'middle')) assert.ok(stands(people, 'high'));
    }),
  );
});

test('the tail is the one of the negative binomial', () => {
  // With a spread of 1 it is geometric: P(X ≥ n) = (mean / (1 + mean))ⁿ.
  for (const [n, mean] of [
    [1, 2],
    [5, 2],
    [20, 7],
  ] as const)
    assert.ok(Math.abs(tail(n, mean, 1) - (mean / (1 + mean)) ** n) < 1e-12);
});
