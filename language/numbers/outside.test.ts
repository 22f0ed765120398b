// An attacker takes everything that is published, makes a system of it and solves it: no group below eleven may come out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type HeardByPlace, protect, type ShownByPlace } from './outside.ts';
import { type Fact, type Sum, solver } from './testing/simplex.ts';

interface Said {
  person: number;
  /** -1: no place named. */
  place: number;
  topics: number[];
}

const TOPICS = ['waiting', 'travel'];

/** Who spoke of these places, on this topic. */
function peopleOf(posts: readonly Said[], places: readonly number[], topic?: number): number {
  const here = posts.filter(({ place }) => places.includes(place));
  return new Set(here.filter(({ topics }) => topic === undefined || topics.includes(topic)).map(({ person }) => person))
    .size;
}

/** Who spoke of each of these places and not there on this topic, place by place: somebody else there may know them by it. */
const peopleOff = (posts: readonly Said[], places: readonly number[], topic: number): number =>
  places.reduce((sum, place) => sum + peopleOf(posts, [place]) - peopleOf(posts, [place], topic), 0);

function count(posts: readonly Said[], places: number): HeardByPlace {
  const heard = (of: number[]) => ({
    people: peopleOf(posts, of),
    topics: new Map(TOPICS.map((name, topic) => [name, peopleOf(posts, of, topic)])),
  });
  const named = Array.from({ length: places }, (_, i) => i);
  return {
    all: heard([-1, ...named]),
    named: heard(named),
    unnamed: heard([-1]),
    places: named.map((place) => heard([place])),
  };
}

/** Unknowns: for each part, people on and off each topic, and people. */
function attack(shown: ShownByPlace, places: number, additive: boolean) {
  const parts = places + (shown.unnamed ? 1 : 0);
  const stride = 2 * TOPICS.length + 1;
  const at = {
    on: (part: number, topic: number) => part * stride + 2 * topic,
    off: (part: number, topic: number) => part * stride + 2 * topic + 1,
    people: (part: number) => part * stride + 2 * TOPICS.length,
  };
  const all = (of: (part: number) => number): Sum => new Map(Array.from({ length: parts }, (_, part) => [of(part), 1]));
  const facts: Fact[] = [];
  const know = (of: (part: number) => number, whole: number, together: boolean) => {
    if (!together) return;
    if (additive) return facts.push({ sum: all(of), is: '=', value: whole });
    // Somebody may have spoken of two places: none has more than all, all have no more than the places added up.
    for (let part = 0; part < parts; part++) facts.push({ sum: new Map([[of(part), 1]]), is: '≤', value: whole });
    facts.push({ sum: new Map([...all(of)].map(([unknown]) => [unknown, -1])), is: '≤', value: -whole });
  };
  for (let part = 0; part < parts; part++) {
    TOPICS.forEach((_, topic) => {
      facts.push({
        sum: new Map([
          [at.on(part, topic), 1],
          [at.off(part, topic), 1],
          [at.people(part), -1],
        ]),
        is: '=',
        value: 0,
      });
    });
    const place = shown.places[part];
    if (!place) continue;
    if (place.people !== null) facts.push({ sum: new Map([[at.people(part), 1]]), is: '=', value: place.people });
    TOPICS.forEach((name, topic) => {
      const value = place.topics.get(name);
      if (value !== undefined) facts.push({ sum: new Map([[at.on(part, topic), 1]]), is: '=', value });
    });
  }
  know(at.people, shown.together.people ?? 0, shown.together.people !== null);
  TOPICS.forEach((name, topic) => {
    const value = shown.together.topics.get(name);
    know((part) => at.on(part, topic), value ?? 0, value !== undefined);
    if (additive && value !== undefined && shown.together.people !== null)
      know((part) => at.off(part, topic), shown.together.people - value, true);
  });
  return { at, parts, solved: solver(parts * stride, facts) };
}

/** Every group below eleven that the attacker could bound to less than 0 to 10. */
function givenAway(posts: readonly Said[], places: number, shown: ShownByPlace): string[] {
  const found: string[] = [];
  for (const additive of [true, false]) {
    const { at, parts, solved } = attack(shown, places, additive);
    // Where people spoke of several places, places may not add up: the attacker sees that his assumption is wrong.
    if (!solved) continue;
    for (let chosen = 1; chosen < 1 << parts; chosen++) {
      const group = Array.from({ length: parts }, (_, part) => part).filter((part) => chosen & (1 << part));
      const really = group.map((part) => (part < places ? part : -1));
      const asks: [string, number, (part: number) => number][] = [
        ['people', peopleOf(posts, really), at.people],
        ...TOPICS.flatMap((name, topic): [string, number, (part: number) => number][] => [
          [name, peopleOf(posts, really, topic), (part) => at.on(part, topic)],
          [`not ${name}`, peopleOff(posts, really, topic), (part) => at.off(part, topic)],
        ]),
      ];
      for (const [name, truth, of] of asks) {
        if (truth === 0 || truth > 10) continue;
        const sum: Sum = new Map(group.map((part) => [of(part), 1]));
        const [least, most] = [solved.least(sum), solved.most(sum)];
        if (least > 1e-6 || most < 10 - 1e-6)
          found.push(
            `${name} of ${really}: ${truth} lies in ${least} to ${most} (${additive ? 'each one place' : 'any'})`,
          );
      }
    }
  }
  return found;
}

/** A few large and many small groups, so that something must be hidden nearly always. */
const block = fc.record({
  people: fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 60 })),
  place: fc.integer({ min: -1, max: 3 }),
  topics: fc.subarray([0, 1]),
});
const world = (overlap: boolean) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.array(block, { minLength: 3, maxLength: 14 }),
      fc.array(fc.nat(200), { maxLength: 40 }),
    )
    .map(([places, blocks, again]) => {
      const posts: Said[] = [];
      for (const { people, place, topics } of blocks)
        for (let i = 0; i < people; i++)
          posts.push({ person: posts.length, place: place < places ? place : -1, topics });
      if (overlap && posts.length > 0)
        for (const one of again) {
          const [from, to] = [posts[one % posts.length] as Said, posts[(one * 7) % posts.length] as Said];
          posts.push({ ...to, person: from.person });
        }
      return { places, posts };
    });

for (const overlap of [false, true])
  test(`nothing below eleven is shown or can be worked out, ${overlap ? 'also where people speak of several places' : 'each of one place'}`, () => {
    fc.assert(
      fc.property(world(overlap), ({ places, posts }) => {
        const shown = protect(count(posts, places));
        assert.deepEqual(givenAway(posts, places, shown), []);
        for (const { people, topics } of [shown.together, ...shown.places]) {
          assert.ok(people === null || people >= 11);
          for (const on of topics.values()) assert.ok(on >= 11 && people !== null && people - on >= 11);
        }
      }),
      { numRuns: 400 },
    );
  });

test('the attacker is able: a table that only hides the small ones is solved', () => {
  const posts: Said[] = [];
  const say = (people: number, place: number, topics: number[]) => {
    for (let i = 0; i < people; i++) posts.push({ person: posts.length, place, topics });
  };
  say(8, 0, [1]);
  say(92, 0, []);
  say(40, 1, [1]);
  say(60, 1, []);
  const naive: ShownByPlace = {
    together: { people: 200, topics: new Map([['travel', 48]]) },
    places: [
      { people: 100, topics: new Map() },
      { people: 100, topics: new Map([['travel', 40]]) },
    ],
    unnamed: false,
  };
  assert.ok(givenAway(posts, 2, naive).some((line) => line.startsWith('travel of 0: 8 lies in 8 to 8')));
  const shown = protect(count(posts, 2));
  assert.deepEqual(givenAway(posts, 2, shown), []);
  assert.equal(shown.together.topics.get('travel'), 48);
  assert.ok(shown.places.every(({ topics }) => !topics.has('travel')));
  assert.deepEqual(
    shown.places.map(({ people }) => people),
    [100, 100],
  );
});

test('hides no more than it must where posts that name no place are many', () => {
  const heard = (people: number, travel: number) => ({ people, topics: new Map([['travel', travel]]) });
  const shown = protect({
    all: heard(1000, 130),
    named: heard(400, 48),
    unnamed: heard(600, 82),
    places: [heard(150, 8), heard(250, 40)],
  });
  assert.equal(shown.together.topics.get('travel'), 130);
  assert.equal(shown.places[0]?.topics.has('travel'), false);
  assert.equal(shown.places[1]?.topics.get('travel'), 40);
});

test('people who spoke of several places do not hide what is safe', () => {
  const heard = (people: number, food: number) => ({ people, topics: new Map([['food', food]]) });
  const places = [heard(440, 20), heard(126, 4), heard(160, 3), heard(149, 2)];
  const shown = protect({ all: heard(1030, 31), named: heard(800, 29), unnamed: heard(314, 2), places });
  assert.equal(shown.together.topics.get('food'), 31);
});

test('ten people in all show nothing', () => {
  const heard = (people: number) => ({ people, topics: new Map([['travel', people]]) });
  const shown = protect({ all: heard(10), named: heard(10), unnamed: heard(0), places: [heard(10)] });
  assert.equal(shown.together.people, null);
  assert.equal(shown.together.topics.size, 0);
});
