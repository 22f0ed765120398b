// Intervals hold what they should, changes are called only where they are carried, corrections say that they were made.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { twoSided } from './change.ts';
import {
  busiestPosts,
  type Change,
  changeOfPeople,
  changeOfShare,
  correctShare,
  counted,
  judge,
  tallyOf,
  wilson,
} from './index.ts';

const part = (most: number) =>
  fc.integer({ min: 0, max: most }).chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
const near = (value: number | null, expected: number, within = 5e-4) =>
  assert.ok(value !== null && Math.abs(value - expected) <= within, `${value} instead of ${expected}`);

test('an interval lies in 0 to 1 and holds its share', () => {
  fc.assert(
    fc.property(part(5_000_000), ([hits, people]) => {
      const { value, low, high } = wilson(hits, people);
      assert.ok(0 <= low && low <= value && value <= high && high <= 1);
      assert.ok(people === 0 || low < high);
    }),
  );
});

test('the interval of the same share shrinks with more people', () => {
  fc.assert(
    fc.property(part(1000), fc.integer({ min: 2, max: 50 }), ([hits, people], times) => {
      fc.pre(people > 0);
      const [few, many] = [wilson(hits, people), wilson(hits * times, people * times)];
      assert.ok(many.high - many.low < few.high - few.low);
    }),
  );
});

test('agrees with published intervals', () => {
  // Newcombe 1998, table I, method 3.
  for (const [hits, people, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    near(wilson(hits, people).low, low, 6e-5);
    near(wilson(hits, people).high, high, 6e-5);
  }
  // Newcombe 1998 (two samples), table II, method 10: 56/70 and 48/80; 9/10 and 3/10.
  const of = (hits: number, people: number) => ({ hits, people, posts: 100 });
  const one = changeOfShare(of(56, 70), of(48, 80));
  near(one.low, 0.0524, 6e-5);
  near(one.high, 0.3339, 6e-5);
  const two = changeOfShare(of(9, 10), of(3, 10));
  near(two.low, 0.1705, 6e-5);
  near(two.high, 0.809, 6e-5);
  near(twoSided(1.96), 0.05, 1e-5);
  near(twoSided(3), 0.0027, 1e-5);
});

test('nonsense is refused, nothing is never a NaN', () => {
  assert.throws(() => wilson(3, 2), RangeError);
  assert.throws(() => wilson(-1, 2), RangeError);
  assert.throws(() => wilson(Number.NaN, 2), RangeError);
  const nobody = { hits: 0, people: 0, posts: 0 };
  for (const change of [changeOfShare(nobody, nobody), changeOfPeople(nobody, nobody)]) {
    assert.equal(change.p, null);
    assert.ok(!Object.values(change).some(Number.isNaN));
  }
  assert.deepEqual(counted({ posts: 0, people: 0, busiestPosts: 0 }), {
    posts: 0,
    people: 0,
    busiest: 0,
    tooFew: true,
  });
});

test('counts people once, and how much the busiest ten said', () => {
  const people = [...Array.from({ length: 20 }, (_, i) => `p${i}`), ...Array.from({ length: 80 }, () => 'p0')];
  const tally = tallyOf(people);
  assert.deepEqual(tally, { posts: 100, people: 20, busiestPosts: 90 });
  assert.equal(counted(tally).busiest, 0.9);
  assert.equal(counted(tally).tooFew, false);
  assert.equal(counted(tallyOf(people.slice(0, 9))).tooFew, true);
  assert.deepEqual(counted(tally, 40).share, wilson(20, 40));
  assert.equal(busiestPosts([]), 0);
});

test('the shares of the busiest lie in 0 to 1 and fall when others join', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 60 }), (each) => {
      const of = (all: number[]) =>
        counted({ posts: all.reduce((a, b) => a + b, 0), people: all.length, busiestPosts: busiestPosts(all) }).busiest;
      assert.ok(of(each) >= 0 && of(each) <= 1);
      if (each.length >= 10) assert.ok(of([...each, 1]) <= of(each) + 1e-12);
    }),
  );
});

test('a change has the same size and the other sign the other way round', () => {
  fc.assert(
    fc.property(part(400), part(400), ([h1, n1], [h2, n2]) => {
      const [a, b] = [
        { hits: h1, people: n1, posts: n1 },
        { hits: h2, people: n2, posts: n2 },
      ];
      const [there, back] = [changeOfShare(a, b), changeOfShare(b, a)];
      near(there.difference, -(back.difference as number), 1e-12);
      near(there.low, -(back.high as number), 1e-12);
      assert.equal(there.p === null, back.p === null);
      if (there.p !== null) near(there.p, back.p as number, 1e-9);
      assert.ok((there.low as number) <= (there.difference as number));
    }),
  );
});

test('few posts carry no verdict, however far apart they are', () => {
  const verdictOf = (change: Change) => judge([change])[0]?.verdict;
  assert.equal(
    verdictOf(changeOfShare({ hits: 29, people: 29, posts: 29 }, { hits: 0, people: 100, posts: 100 })),
    'too_few',
  );
  assert.equal(verdictOf(changeOfPeople({ people: 8, posts: 9 }, { people: 1, posts: 1 })), 'too_few');
  assert.equal(verdictOf(changeOfPeople({ people: 180, posts: 200 }, { people: 0, posts: 0 })), 'up');
  assert.equal(verdictOf(changeOfPeople({ people: 3, posts: 3 }, { people: 180, posts: 200 })), 'down');
  assert.equal(verdictOf(changeOfPeople({ people: 100, posts: 120 }, { people: 100, posts: 110 })), 'as_before');
  // A period of half the length with half the people.
  assert.equal(verdictOf(changeOfPeople({ people: 100, posts: 120 }, { people: 200, posts: 210 }, 0.5)), 'as_before');
  assert.equal(
    verdictOf(changeOfShare({ hits: 60, people: 100, posts: 100 }, { hits: 30, people: 100, posts: 100 })),
    'up',
  );
});

test('of many rows in which nothing changed, hardly a page has one that is called', () => {
  const random = dice(7);
  let pages = 0;
  for (let page = 0; page < 300; page++) {
    const rows = Array.from({ length: 40 }, () => {
      const draw = () => ({ hits: times(200, 0.3, random), people: 200, posts: 230 });
      return changeOfShare(draw(), draw());
    });
    if (judge(rows).some(({ verdict }) => verdict !== 'as_before')) pages++;
  }
  assert.ok(pages <= 24, `${pages} of 300 pages`);
});

test('one strong change among many is still found', () => {
  const still = Array.from({ length: 39 }, () =>
    changeOfShare({ hits: 60, people: 200, posts: 200 }, { hits: 60, people: 200, posts: 200 }),
  );
  const judged = judge([
    changeOfShare({ hits: 100, people: 200, posts: 200 }, { hits: 60, people: 200, posts: 200 }),
    ...still,
  ]);
  assert.equal(judged[0]?.verdict, 'up');
  assert.ok(judged.slice(1).every(({ verdict }) => verdict === 'as_before'));
});

test('a corrected share lies within its interval, within 0 and 1, and is said to be corrected', () => {
  const cell = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(part(10_000), cell, cell, cell, cell, ([hits, people], both, person, machine, neither) => {
      const share = correctShare(hits, people, { both, person, machine, neither });
      assert.ok(0 <= share.low && share.low <= share.value && share.value <= share.high && share.high <= 1);
      if (share.corrected) {
        assert.equal(share.corrected.doubleRead, both + person + machine + neither);
        assert.ok(share.corrected.doubleRead >= 100);
      } else assert.deepEqual(share, wilson(hits, people));
    }),
  );
});

test('too few posts read twice correct nothing', () => {
  assert.equal(correctShare(50, 100, { both: 40, person: 5, machine: 5, neither: 40 }).corrected, undefined);
  assert.equal(correctShare(50, 100, { both: 5, person: 5, machine: 50, neither: 400 }).corrected, undefined);
  // No better than chance.
  assert.equal(correctShare(50, 100, { both: 100, person: 100, machine: 100, neither: 100 }).corrected, undefined);
  near(correctShare(50, 100, { both: 90, person: 10, machine: 10, neither: 90 }).value, 0.5, 1e-9);
});

test('the corrected interval holds the truth about as often as it says', () => {
  const random = dice(11);
  const [truth, sensitivity, specificity] = [0.25, 0.8, 0.9];
  let held = 0;
  for (let round = 0; round < 600; round++) {
    const [both, neither] = [times(80, sensitivity, random), times(120, specificity, random)];
    const hits = times(400, truth * sensitivity + (1 - truth) * (1 - specificity), random);
    const { low, high, corrected } = correctShare(hits, 400, {
      both,
      person: 80 - both,
      machine: 120 - neither,
      neither,
    });
    assert.ok(corrected);
    if (low <= truth && truth <= high) held++;
  }
  assert.ok(held / 600 > 0.93, `${held} of 600`);
});

/** The same throws each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

function times(of: number, likelihood: number, random: () => number): number {
  let hits = 0;
  for (let i = 0; i < of; i++) if (random() < likelihood) hits++;
  return hits;
}
