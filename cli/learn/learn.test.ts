// `openrounds learn train`, `evaluate` and `analyze`, as other programs call them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../server/core/root.ts';

const home = await mkdtemp(join(tmpdir(), 'openrounds-learn-'));
after(() => rm(home, { recursive: true, force: true }));

function learn(args: string[], input: string | string[] = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'openrounds.js'), 'learn', ...args],
    {
      encoding: 'utf8',
      input: Array.isArray(input) ? input.join('\n') : input,
      maxBuffer: 1e8,
    },
  );
  return {
    status,
    stderr,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

async function put(name: string, lines: (object | string)[]): Promise<string> {
  const path = join(home, name);
  await writeFile(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

const subjects = ['soup', 'bread', 'coffee', 'dinner', 'tray', 'lunch'];
const spots = ['garage', 'lot', 'valet', 'meter', 'ramp', 'curb'];
const meals = subjects.flatMap((what) => [`the ${what} was cold`, `loved the ${what} here`, `no ${what} after seven`]);
const cars = spots.flatMap((what) => [`the ${what} was full`, `paid twice at the ${what}`, `no ${what} after seven`]);
const labelled = [
  ...meals.map((text) => ({ text, topic: 'Food' })),
  ...cars.map((text) => ({ text, topic: 'Parking' })),
];
const train = (from: string, to: string, ...more: string[]) =>
  learn(['train', '--label', 'topic', from, join(home, to), ...more]);

test('a model learns, says how well, and labels posts', async () => {
  const made = train(await put('meals.ndjson', labelled), 'meals.model');
  assert.equal(made.status, 0, made.stderr);
  assert.deepEqual(made.lines[0].labels.sort(), ['Food', 'Parking']);
  const unseen = await put('unseen.ndjson', [
    { text: 'my dinner tray was cold', topic: 'food' },
    { text: 'the parking ramp is full', topic: 'Parking' },
  ]);
  const { status, lines } = learn(['evaluate', join(home, 'meals.model'), unseen, '--label', 'topic']);
  assert.equal(status, 0);
  const [{ accuracy, macro, micro, confusion }] = lines;
  assert.deepEqual({ accuracy, f1: macro.f1, recall: micro.recall }, { accuracy: 1, f1: 1, recall: 1 });
  assert.deepEqual(confusion, {
    labels: ['Food', 'Parking'],
    matrix: [
      [1, 0],
      [0, 1],
    ],
  });
  const analyzed = learn(
    ['analyze', '--model', join(home, 'meals.model')],
    [JSON.stringify({ id: 7, text: 'cold soup again' })],
  );
  assert.equal(analyzed.lines[0].labels[0].label, 'Food');
});

test('the same texts make the same model, byte for byte', async () => {
  const from = await put('same.ndjson', labelled);
  for (const to of ['a.model', 'b.model']) assert.equal(train(from, to).status, 0);
  const [a, b] = await Promise.all(['a', 'b'].map((name) => readFile(join(home, `${name}.model`))));
  assert.deepEqual(a!.subarray(a!.indexOf(10, 20)), b!.subarray(b!.indexOf(10, 20)));
});

test('a text may carry several labels, or none', async () => {
  const several = [
    ...meals.map((text) => ({ text, topic: ['Food'] })),
    ...cars.map((text) => ({ text, topic: ['Parking'] })),
    ...meals.map((text, i) => ({ text: `${text} and ${cars[i]}`, topic: ['Food', 'Parking'] })),
    { text: 'hello there', topic: [] },
  ];
  const from = await put('several.ndjson', several);
  assert.equal(train(from, 'several.model').lines[0].kind, 'several');
  const [said] = learn(['evaluate', join(home, 'several.model'), from, '--label', 'topic']).lines;
  assert.ok(said.micro.f1 > 0.85, JSON.stringify(said.micro));
  assert.deepEqual(Object.keys(said.confusion.Food), ['right', 'wrong', 'missed']);
});

test('labels that differ in case are one; lines without text or label are named and passed over', async () => {
  const from = await put('mixed.ndjson', [
    ...labelled.map(({ text, topic }, i) => ({ text, topic: i % 4 === 0 ? topic.toUpperCase() : topic })),
    { text: 'no label' },
    { topic: 'Food' },
    'not json',
    { text: 'odd', topic: { a: 1 } },
  ]);
  const { status, stderr, lines } = train(from, 'mixed.model');
  assert.equal(status, 1);
  assert.deepEqual(lines[0].labels.sort(), ['Food', 'Parking']);
  assert.deepEqual(
    [...stderr.matchAll(/line (\d+)/g)].map(([, line]) => Number(line)),
    [37, 38, 39, 40],
  );
});

test('what can’t teach says so and leaves no model', async () => {
  for (const [name, lines, why] of [
    ['empty', [], /no labelled text/],
    ['alike', meals.map((text) => ({ text, topic: 'Food' })), /same label, “Food”/],
    ['nothing', [{ text: 'a' }, { text: 'b' }], /no labelled text/],
  ] as const) {
    const { status, stderr } = train(await put(`${name}.ndjson`, [...lines]), `${name}.model`);
    assert.equal(status, 2);
    assert.match(stderr, why);
    await assert.rejects(readFile(join(home, `${name}.model`)));
  }
  assert.equal(train(join(home, 'nowhere.ndjson'), 'x.model').status, 2);
});

test('a damaged model and a stranger are refused in one sentence', async () => {
  train(await put('ok.ndjson', labelled), 'ok.model');
  const bytes = await readFile(join(home, 'ok.model'));
  bytes[bytes.length - 3]! ^= 1;
  await writeFile(join(home, 'damaged.model'), bytes);
  await writeFile(join(home, 'cut.model'), bytes.subarray(0, 60));
  await writeFile(join(home, 'stranger.model'), 'PK\u0003\u0004');
  for (const [name, why] of [
    ['damaged', /checksum/],
    ['cut', /damaged/],
    ['stranger', /no model/],
    ['missing', /ENOENT/],
  ] as const) {
    const { status, stderr } = learn(['analyze', '--model', join(home, `${name}.model`)]);
    assert.equal(status, 2);
    assert.match(stderr, why);
    assert.equal(stderr.trim().split('\n').length, 1);
  }
});

test('any text gets a sound answer', () => {
  const texts = [
    '',
    ' ',
    '😀',
    '👨‍👩‍👧‍👦🏽',
    '\ud800',
    'a\udfffb',
    'z̷̧̛̤̠͔̟a̵̢l̸̨g̶̛o̷',
    'مرحبا بكم في المستشفى',
    'ab\u202Edc',
    '医院の待ち時間',
    '\u0000\u0001',
    'x'.repeat(1_000_000),
    '🏥'.repeat(5000),
    'no '.repeat(300_000),
    '?',
    '!!!',
    '@',
    '#',
    '1',
    'http://',
    '. '.repeat(50_000),
  ];
  const { status, lines, stderr } = learn(
    ['analyze'],
    texts.map((text, id) => JSON.stringify({ id, text })),
  );
  assert.equal(status, 0, stderr);
  assert.equal(lines.length, texts.length);
  for (const line of lines) {
    assert.ok(['negative', 'neutral', 'positive'].includes(line.sentiment));
    for (const score of [...Object.values(line.scores), ...line.topics.map((topic: { score: number }) => topic.score)])
      assert.ok(Number.isFinite(score));
    assert.ok([0, 1, 2, 3].includes(line.urgency));
  }
  assert.deepEqual([lines[7].language, lines[7].read, lines[9].language], ['ar', false, 'ja']);
});

test('a line that is no post goes to standard error with its number', () => {
  const { status, lines, stderr } = learn(
    ['analyze'],
    ['nope', '{"id":1}', '{"text":"a"}', '{"id":"ok","text":"thank you all"}', '{"id":2,"text":"x","lang":3}'],
  );
  assert.equal(status, 1);
  assert.deepEqual(
    lines.map(({ id }) => id),
    ['ok'],
  );
  assert.deepEqual(
    [...stderr.matchAll(/Line (\d+)/g)].map(([, line]) => Number(line)),
    [1, 2, 3, 5],
  );
});

test('what must never be missed is found, in English and Spanish', () => {
  const posts: [string, string][] = [
    ['I don’t want to be alive anymore', 'self_harm'],
    ['Ya no quiero vivir', 'self_harm'],
    ['I want to die', 'self_harm'],
    ['quiero morir', 'self_harm'],
    ['there is a shooter in the building', 'threat'],
    ['My husband is not breathing and nobody comes', 'safety'],
    ['I’m going to shoot up that clinic', 'threat'],
    ['Sé dónde vive ese doctor, que se cuide', 'threat'],
    ['they gave my son the wrong medication and he stopped breathing', 'adverse_event'],
    ['Is it true the ER at Mercy Valley is closing tonight??', 'rumour'],
    ['Dicen que hay un brote de sarampión en el hospital', 'rumour'],
  ];
  const { lines } = learn(
    ['analyze'],
    posts.map(([text], id) => JSON.stringify({ id, text })),
  );
  posts.forEach(([text, flag], i) => {
    assert.equal(lines[i].urgency, 3, text);
    assert.ok(lines[i].flags.includes(flag), `${text}: ${lines[i].flags}`);
  });
  assert.deepEqual(lines.map(({ lifeRisk }) => lifeRisk).slice(0, 4), [true, true, true, true]);
});

test('the worst statement counts, not the mean of all', () => {
  const kind = 'The volunteers were lovely and the garden is beautiful. '.repeat(12);
  const { lines } = learn(
    ['analyze'],
    [JSON.stringify({ id: 1, text: `${kind}But they operated on the wrong knee and I almost died. ${kind}` })],
  );
  assert.equal(lines[0].urgency, 3);
});

test('idioms, drills and films are no emergency', () => {
  const texts = [
    'I’m dying laughing',
    'this parking is killing me',
    'active shooter drill at the hospital tomorrow, do not be alarmed',
    'suicide prevention walk this Saturday',
    'me muero de hambre',
    'The Wi-Fi is dead, long live the vending machine',
    'Five years sober today thanks to the nurse who sat with me that night',
    'Abuelita falleció tranquila en casa, gracias a las muchachas del hospicio',
    'The ER is not closing, please stop sharing that',
  ];
  const { lines } = learn(
    ['analyze'],
    texts.map((text, id) => JSON.stringify({ id, text })),
  );
  for (const [i, line] of lines.entries()) assert.ok(line.urgency < 3, texts[i]);
});
