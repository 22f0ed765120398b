// What a model must keep: itself through a file, its answers beside other models, and its head with odd texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadModel, labeller, readModel, Scorer, train, Unteachable, writeModel } from './index.ts';

const things = ['soup', 'bread', 'tray', 'lunch', 'coffee', 'dinner'];
const roads = ['garage', 'ramp', 'lot', 'meter', 'valet', 'curb'];
const examples = [
  ...things.map((what) => ({ text: `The ${what} was cold again`, labels: ['food'] })),
  ...roads.map((what) => ({ text: `No space at the ${what}`, labels: ['parking'] })),
];
const model = train(examples, { kind: 'one' });

test('a model is the same after it was written and read', () => {
  const again = readModel(writeModel(model));
  assert.deepEqual(again, { ...model, recipe: { ...model.recipe } });
});

test('models that read together score as each does alone', () => {
  const other = train(
    examples.map(({ text, labels }) => ({ text, labels: [labels[0] === 'food' ? 'inside' : 'outside', 'any'] })),
    { kind: 'several' },
  );
  const together = new Scorer([model, other]);
  for (const text of ['cold soup at the garage', 'no no no', '', '😀 bread!!']) {
    together.score(text);
    const alone = [model, other].flatMap((one) => {
      const scorer = new Scorer([one]);
      scorer.score(text);
      return [...scorer.scores];
    });
    assert.deepEqual([...together.scores], alone, text);
  }
});

test('what was read before changes nothing', () => {
  const labelsOf = labeller(model);
  const first = labelsOf('the soup in the garage');
  for (let i = 0; i < 500; i++) labelsOf(`word${i} other${i * 7}`);
  assert.deepEqual(labelsOf('the soup in the garage'), first);
});

test('no text makes a score that is no number', () => {
  const scorer = new Scorer([model]);
  for (const text of ['', '\ud800', 'z̷͔̚a̸', 'ﷺ', 'word '.repeat(20_000), 'مرحبا', 'a'.repeat(100_000)]) {
    scorer.score(text);
    assert.ok([...scorer.scores].every(Number.isFinite), text.slice(0, 20));
  }
});

test('one label, no label and damaged bytes are refused', () => {
  assert.throws(() => train([], { kind: 'one' }), Unteachable);
  assert.throws(() => train(examples.slice(0, 6), { kind: 'one' }), Unteachable);
  assert.throws(() => readModel(new Uint8Array([1, 2, 3])), BadModel);
  const bytes = writeModel(model);
  bytes[bytes.length - 1]! ^= 1;
  assert.throws(() => readModel(bytes), BadModel);
});
