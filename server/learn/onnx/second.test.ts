// A classifier of one's own in place of the shipped reading of feeling or topics, and of nothing else.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { BadModel } from '../../../language/linear/index.ts';
import { root } from '../../core/root.ts';
import { openAnalyst } from '../shipped.ts';
import { openSecondReader } from './second.ts';
import { writeTinyModel } from './testing/tiny.ts';

const home = await mkdtemp(join(tmpdir(), 'openrounds-second-'));
after(() => rm(home, { recursive: true, force: true }));

async function folderOf(name: string, of: Parameters<typeof writeTinyModel>[1]): Promise<string> {
  const folder = join(home, name);
  await writeTinyModel(folder, of);
  await mkdir(join(folder, 'node_modules'));
  for (const part of ['onnxruntime-node', 'onnxruntime-common'])
    await symlink(join(root, 'test/networks/node_modules', part), join(folder, 'node_modules', part));
  return folder;
}

const texts = [
  'Lovely nurses. They gave Mom the wrong blood.',
  'Bardzo długo czekaliśmy na lekarza w przychodni',
  'sick care',
];
const analyst = await openAnalyst();
const analyses = texts.map((text) => analyst(text));

test('feeling is read by it; urgency, flags and what is not read stay', async () => {
  const labels = ['Negative', 'neutral', 'POSITIVE'];
  const second = await openSecondReader(
    await folderOf('feeling', { labels, words: { wrong: [5, 0, 0], sick: [0, 0, 5] } }),
  );
  const [blood, polish, slang] = await second.read(texts, analyses);
  assert.equal(blood!.sentiment, 'negative');
  assert.equal(blood!.urgency, 3);
  assert.deepEqual(blood!.flags, analyses[0]!.flags);
  assert.deepEqual(polish, analyses[1]);
  assert.equal(slang!.sentiment, 'positive');
  assert.ok(Math.abs(Object.values(slang!.scores).reduce((a, b) => a + b, 0) - 1) < 0.01);
  await second.close();
});

test('topics are read by it where its labels are of the framework', async () => {
  const second = await openSecondReader(
    await folderOf('topics', {
      labels: ['harm', 'kindness'],
      several: true,
      words: { blood: [5, -9], lovely: [1, 8] },
    }),
  );
  const [blood] = await second.read(texts, analyses);
  assert.deepEqual(
    blood!.topics.map(({ topic, parent }) => [topic, parent]),
    [['harm', 'safety']],
  );
  await second.close();
});

test('other labels are refused, by name', async () => {
  const folder = await folderOf('other', { labels: ['spam', 'ham'], words: { a: [1, 0] } });
  await assert.rejects(
    openSecondReader(folder),
    (error) => error instanceof BadModel && /spam, ham/.test(error.message),
  );
});
