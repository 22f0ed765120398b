// The pages of examples say what is so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examples, questionOf } from './examples.ts';
import { allRules, check } from './index.ts';

for (const { id } of allRules) {
  test(`the examples of ${id}`, () => {
    const { stopped, passing } = examples[id];
    assert.ok(stopped.length > 0 && passing.length > 0);
    for (const example of stopped) {
      const { findings } = check(questionOf(example));
      assert.ok(
        findings.some(({ rule }) => rule === id),
        `${example.words}: ${findings.map(({ rule }) => rule)}`,
      );
    }
    for (const example of passing) {
      const { findings } = check(questionOf(example));
      assert.deepEqual(
        findings.map(({ rule, quote }) => [rule, quote]),
        [],
        example.words,
      );
    }
  });
}
