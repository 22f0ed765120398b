// Counted as Mastodon counts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count } from './count.ts';

test('characters as people see them, links as 23, mentions without their server', () => {
  const long = `https://mercy.example/${'x'.repeat(200)}`;
  const cases: [string, number][] = [
    ['', 0],
    ['café', 4],
    ['cafe\u0301', 4],
    ['👩‍⚕️🏥', 2],
    [long, 23],
    [`See ${long}, and http://a.example.`, 4 + 23 + 6 + 23 + 1],
    ['(https://mercy.example)', 25],
    ['@ana', 4],
    ['@ana@social.example hello', 10],
    ['@ana@social.example, @ben@b.example!', 4 + 2 + 4 + 1],
    ['write to mercy@mercy.example', 28],
    ['no https:// here', 16],
  ];
  for (const [text, length] of cases) assert.equal(count(text), length, text);
});
