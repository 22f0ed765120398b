// Planted themes are found and named, none is invented, and a post more does not shuffle them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf, Reader, readingOf, type Said } from './index.ts';

const places = {
  facilities: [
    { id: 'anne', names: ['St. Anne', 'Saint Anne'] },
    { id: 'harbor', names: ['Harbor'] },
  ],
  names: ['Mercy Valley'],
};

let number = 0;
function said(text: string, more: Partial<Said> = {}): Said {
  const id = `p${String(++number).padStart(6, '0')}`;
  return {
    id,
    who: id,
    text,
    lang: 'en',
    facility: null,
    network: 'survey',
    when: 'now',
    bucket: 0,
    sentiment: 'neutral',
    topics: [],
    hidden: [],
    repliesTo: null,
    quotable: true,
    ...more,
  };
}

/** Talk of nothing in particular. */
function chatter(many: number, more: Partial<Said> = {}): Said[] {
  const [who, did, what] = [
    ['my neighbor', 'our cousin', 'the mailman', 'grandma', 'that boy', 'her sister'],
    ['saw', 'heard about', 'drew', 'dreamed of', 'asked after', 'laughed at'],
    ['a red kite', 'two old boats', 'some clouds', 'the tall tree', 'a small hat', 'green apples', 'wet leaves'],
  ] as const;
  return Array.from({ length: many }, (_, n) =>
    said(`${who[n % who.length]} ${did[(n * 5) % did.length]} ${what[(n * 3) % what.length]} again`, more),
  );
}

function read(posts: readonly Said[], oneFacility = false) {
  const reader = new Reader(places);
  for (const post of posts) reader.add(post);
  return readingOf(reader, { oneFacility, buckets: 1 });
}

const names = (posts: readonly Said[]) =>
  read(posts).themes.map(({ about }) =>
    nameOf(about, 'en', places.facilities.find(({ id }) => id === about.facility)?.names[0] ?? null),
  );

const parked = [
  'Circled the garage for 25 minutes and missed my slot.',
  'Where am I supposed to park with my mother?',
  'the parking lot was full again',
  'Paid $9 to park and still had to walk',
  'No hay dónde estacionarse, di tres vueltas',
  'They closed the parking garage without telling anybody',
  'Two elevators out again at the garage, pushed Dad’s chair up the ramp.',
  'garage signs point both ways, I gave up parking there',
];
const parking = (facility: string, many = parked.length): Said[] =>
  parked.slice(0, many).map((text) => said(text, { facility, lang: /dónde/.test(text) ? 'es' : 'en' }));

test('parking is named with its place, in both languages, and counts people', () => {
  const again = said('Parking again. The garage!', { facility: 'anne', who: 'p-same' });
  const posts = [
    ...chatter(200),
    ...parking('anne', 7),
    { ...again, id: 'x1' },
    { ...again, id: 'x2', text: 'and the parking garage once more' },
    ...parking('harbor', 5),
  ];
  const { themes } = read(posts);
  const anne = themes.find(({ about }) => about.subject === 'parking' && about.facility === 'anne')!;
  assert.equal(nameOf(anne.about, 'en', 'St. Anne'), 'Parking at St. Anne');
  assert.equal(nameOf(anne.about, 'es', 'St. Anne'), 'Estacionamiento en St. Anne');
  assert.deepEqual([anne.figures.posts, anne.figures.people], [9, 8]);
  assert.ok(anne.figures.tooFew);
  assert.equal(anne.figures.verdict, 'too_few');
  assert.equal(anne.postIds.length, 9);
  assert.ok(names(posts).includes('Parking at Harbor'));
});

test('waiting is named with the part of the house', () => {
  const waits = [
    'Waited six hours in the ER',
    'The ER wait was endless',
    'waiting in the emergency room since noon',
    'sat waiting in the ER with my son',
  ];
  assert.ok(names([...chatter(150), ...waits.map((text) => said(text))]).includes('Waiting in the ER'));
});

test('what comes up all at once is found, called growing, and named in people’s words', () => {
  const words = ['Will you still take Acme?', 'is Acme going away', 'the Acme letter scares me', 'lost without Acme'];
  const posts = [
    ...chatter(300, { when: 'before' }),
    ...chatter(300),
    ...Array.from({ length: 60 }, (_, n) => said(words[n % words.length]!)),
  ];
  const { themes, questions } = read(posts);
  const acme = themes.find(({ about }) => about.words === 'Acme')!;
  assert.equal(acme.figures.verdict, 'up');
  assert.equal(acme.figures.people, 60);
  assert.equal(acme.figures.before.people, 0);
  assert.equal(questions[0]?.figures.people, 15);
});

test('as many as before is no change, and a channel more makes nothing grow', () => {
  const talk = (when: Said['when'], times: number) => [
    ...chatter(200 * times, { when }),
    ...Array.from({ length: 40 * times }, (_, n) => said(parked[n % 4]!, { when })),
  ];
  const parkingOf = (posts: readonly Said[]) => read(posts).themes.find(({ about }) => about.subject === 'parking')!;
  assert.equal(parkingOf([...talk('before', 1), ...talk('now', 1)]).figures.verdict, 'as_before');
  assert.equal(parkingOf([...talk('before', 1), ...talk('now', 3)]).figures.verdict, 'as_before');
});

test('nothing is invented: chatter has no theme, also when it is shuffled', () => {
  assert.deepEqual(names([...chatter(400, { when: 'before' }), ...chatter(400)]), []);
  let seed = 7;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const words = [...chatter(300), ...parking('anne')].flatMap(({ text }) => text.split(' '));
  const shuffled = (when: Said['when']) =>
    Array.from({ length: 300 }, () =>
      said(Array.from({ length: 8 }, () => words[Math.floor(random() * words.length)]).join(' '), { when }),
    );
  const { themes } = read([...shuffled('before'), ...shuffled('now')]);
  assert.deepEqual(
    themes.filter(({ figures }) => figures.verdict === 'up' || figures.verdict === 'down'),
    [],
  );
  assert.deepEqual(
    themes.filter(({ about }) => about.words !== null),
    [],
  );
});

test('one post more does not shuffle names', () => {
  const posts = [...chatter(200), ...parking('anne'), ...parking('harbor', 5)];
  assert.deepEqual(names([...posts, said('a nice day for a boat')]), names(posts));
  assert.deepEqual(names(posts), names(posts));
});

test('an answer counts with what it answers', () => {
  const [first] = parking('anne', 1);
  const posts = [...chatter(100), ...parking('anne', 4), first!, said('same here!!', { repliesTo: first!.id })];
  const theme = read(posts).themes.find(({ about }) => about.subject === 'parking')!;
  assert.equal(theme.figures.posts, 6);
});

test('quotes are whole sentences, of different people, and never of what may not be quoted', () => {
  const secret = said('ending it tonight in your parking garage, nobody will find me here', {
    quotable: false,
    facility: 'anne',
  });
  const texts = new Map([...parking('anne'), secret].map((post) => [post.id, post]));
  const { themes } = read([...chatter(100), ...texts.values()]);
  const { quotes } = themes.find(({ about }) => about.subject === 'parking')!;
  assert.ok(quotes.length >= 2);
  assert.equal(new Set(quotes.map(({ postId }) => texts.get(postId)!.who)).size, quotes.length);
  for (const { postId, start, end } of quotes) {
    assert.notEqual(postId, secret.id);
    const words = texts.get(postId)!.text.slice(start, end);
    assert.match(words, /^[\p{Lu}\p{Ll}]/u);
    assert.ok(words.length > 10);
  }
});

test('questions in other words go together, each language by itself; a shrug is none', () => {
  const asked = [
    'Where do I park with a wheelchair?',
    'where can we park for the clinic?',
    'Can you tell me where the parking garage is?',
  ];
  const { questions } = read([
    ...chatter(50),
    ...asked.map((text) => said(text)),
    said('¿Dónde me puedo estacionar?', { lang: 'es' }),
    said('Really?? Are you kidding me?'),
  ]);
  assert.deepEqual(
    questions.map(({ figures, wording }) => [figures.people, wording.lang]),
    [
      [3, 'en'],
      [1, 'es'],
    ],
  );
});

test('what was expected and not met is found by how it is said', () => {
  const unmet = [
    'Nobody told us the clinic was closed.',
    'They should have called about my appointment.',
    'I expected someone to explain the bill.',
  ];
  const spanish = 'Nadie me avisó que cancelaron la cita.';
  const { expectations } = read([
    ...unmet.map((text) => said(text)),
    said(spanish, { lang: 'es' }),
    said('Better than I expected, thank you!'),
    said('You should have seen her smile'),
  ]);
  assert.equal(
    expectations.reduce((sum, { figures }) => sum + figures.posts, 0),
    4,
  );
});

test('any text is read: empty, an emoji, one letter a million times, half a character', () => {
  for (const text of ['', '🙏', 'a'.repeat(200_000), '\uD800 park', 'שלום ברוכים הבאים', 'ẑ̷̛a̸l̶g̷o̵ parking'])
    assert.doesNotThrow(() => read([said(text), ...parking('anne')]));
  assert.deepEqual(read([]).themes, []);
});
