import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf, errorAt, runsOf } from './query-text.ts';

const query = '("mercy valley" OR "st anne") (ER OR emergency OR wait*) -form:mvhs_sports';

test('operators and facts are told apart from words, and nothing is lost', () => {
  const runs = runsOf(query);
  assert.equal(runs.map(({ text }) => text).join(''), query);
  assert.deepEqual(
    runs.filter(({ look }) => look === 'operator').map(({ text }) => text),
    ['OR', 'OR', 'OR'],
  );
  assert.deepEqual(
    runs.filter(({ look }) => look === 'fact').map(({ text }) => text),
    ['form:mvhs_sports'],
  );
});

test('what looks like an operator inside a phrase or a word is a word', () => {
  const looks = (text: string) => runsOf(text).filter(({ look }) => look !== 'plain');
  assert.deepEqual(looks('"this OR that" {OR} ORDER fOR or'), []);
  assert.deepEqual(
    looks('a NEAR/5 b ONEAR/12 c place:"harbor valley" rating:<=2').map(({ text }) => text),
    ['NEAR/5', 'ONEAR/12', 'place:"harbor valley"', 'rating:<=2'],
  );
});

test('the error is underlined from its column to the end of what stands there', () => {
  const marked = (text: string, column: number) => {
    const { start, end } = errorAt(text, column);
    return text.slice(start, end);
  };
  assert.equal(marked(query, 59), 'form:');
  assert.equal(marked('clinic "open phrase', 8), '"open phrase');
  assert.equal(marked('(a OR', 1), '(');
  assert.equal(marked('a OR', 3), 'OR');
  assert.deepEqual(errorAt('', 1), { start: 0, end: 0 });
  assert.deepEqual(errorAt('abc', 99), { start: 3, end: 3 });
});

test('a repair is named by the words it changes', () => {
  assert.deepEqual(changeOf(query, query.replace('form', 'from')), { put: '-from:mvhs_sports', taken: 'or' });
  assert.deepEqual(changeOf('clinic)', 'clinic'), { put: '', taken: ')' });
  assert.deepEqual(changeOf('"harbor valley', '"harbor valley"'), { put: 'valley"', taken: '' });
});
