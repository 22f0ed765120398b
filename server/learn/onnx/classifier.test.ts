// A classifier of one's own: real ONNX bytes, through the real runtime of test/networks.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { BadModel } from '../../../language/linear/index.ts';
import { root } from '../../core/root.ts';
import { openClassifier } from './classifier.ts';
import { writeTinyModel } from './testing/tiny.ts';

const home = await mkdtemp(join(tmpdir(), 'openrounds-onnx-'));
after(() => rm(home, { recursive: true, force: true }));

const labels = ['negative', 'neutral', 'positive'];
const words = { cold: [3, 0, 0], kind: [0, 0, 3], rude: [4, 0, 0], the: [0, 1, 0] };

/** The folder of a model, with the runtime installed beside it. */
async function folderOf(name: string, more: Partial<Parameters<typeof writeTinyModel>[1]> = {}): Promise<string> {
  const folder = join(home, name);
  await writeTinyModel(folder, { labels, words, ...more });
  await mkdir(join(folder, 'node_modules'));
  for (const part of ['onnxruntime-node', 'onnxruntime-common'])
    await symlink(join(root, 'test/networks/node_modules', part), join(folder, 'node_modules', part));
  return folder;
}

const fails = (folder: string, says: RegExp) =>
  assert.rejects(openClassifier(folder), (error) => error instanceof BadModel && says.test(error.message));

test('texts come out with their likeliest label, whatever their lengths', async () => {
  const { read, close, name } = await openClassifier(await folderOf('feeling'));
  assert.match(name, /^feeling [0-9a-f]{8}$/);
  const found = await read(['The soup was cold', 'kind kind people', '', '🙂', 'rude '.repeat(40)]);
  assert.deepEqual(
    found.map(([best]) => best!.label),
    ['negative', 'positive', 'negative', 'negative', 'negative'],
  );
  assert.ok(found.flat().every(({ score }) => score > 0 && score <= 1));
  // Together with others or alone, a text is read alike.
  assert.deepEqual((await read(['kind kind people']))[0], found[1]);
  await close();
});

test('a text longer than the model’s window is read to its end', async () => {
  const { read, close } = await openClassifier(await folderOf('windows', { most: 10, several: true }));
  const [found] = await read([`${'the '.repeat(60)}rude`]);
  assert.ok(found!.some(({ label }) => label === 'negative'));
  await close();
});

test('several labels stand where the model says so, and none where none is likely', async () => {
  const folder = await folderOf('several', { several: true, words: { cold: [3, -9, 3], calm: [-9, -9, -9] } });
  const { read, close, kind } = await openClassifier(folder);
  assert.equal(kind, 'several');
  const [cold, calm] = await read(['cold', 'calm']);
  assert.deepEqual(cold!.map(({ label }) => label).sort(), ['negative', 'positive']);
  assert.deepEqual(calm, []);
  await close();
});

test('what does not fit is said before the first post, by file', async () => {
  await fails(join(home, 'nowhere'), /nowhere holds no model\.onnx/);
  const broken = await folderOf('broken');
  await writeFile(join(broken, 'model.onnx'), 'no model');
  await fails(broken, /model\.onnx is no ONNX model/);
  const nameless = await folderOf('nameless');
  await writeFile(join(nameless, 'config.json'), '{}');
  await fails(nameless, /config\.json must name the model’s labels/);
  const garbled = await folderOf('garbled');
  await writeFile(join(garbled, 'tokenizer.json'), '{"model":');
  await fails(garbled, /tokenizer\.json is no JSON object/);
  const fewer = await folderOf('fewer');
  await writeFile(join(fewer, 'config.json'), '{"id2label":{"0":"a","1":"b"}}');
  await fails(fewer, /answers 1×3, and config\.json names 2 labels/);
  const other = await folderOf('other');
  const larger = await folderOf('larger', {
    words: {
      ...words,
      more: [1, 1, 1],
      words: [1, 1, 1],
      than: [0, 0, 0],
      rows: [0, 0, 0],
      a: [9, 9, 9],
      word: [1, 2, 3],
    },
  });
  await cp(join(larger, 'tokenizer.json'), join(other, 'tokenizer.json'));
  await fails(other, /does not run on the tokens of tokenizer\.json/);
});

test('without the runtime it says how to install it', async () => {
  const folder = join(home, 'bare');
  await writeTinyModel(folder, { labels, words });
  await fails(folder, /npm install --prefix .*bare onnxruntime-node/);
});
