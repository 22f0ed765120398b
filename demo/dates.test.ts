// No text of the demonstration names a day that is wrong on the day it is loaded.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datesBroughtUp } from './dates.ts';
import { lastDay, readTexts, toPosts } from './posts.ts';

const texts = readTexts();
const months =
  /(?<!\{(?:\d+ de )?)\b(january|february|march|april|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/giu;
const feasts =
  /\b(easter|christmas|thanksgiving|halloween|memorial day|labor day|mother'?s day|moms day|navidad|domingo de ramos|resurrecci[oó]n|d[ií]a de las? madres?|semana santa)\b/iu;

test('on the day they were written, the texts say what was written', () => {
  for (const { text, day } of texts)
    assert.equal(datesBroughtUp(text, '2026-06-09', lastDay - day), text.replace(/[{}]/g, ''));
});

test('the contract ends with the first month that ends two weeks away, and everybody speaks of the same day', () => {
  const say = (today: string) =>
    datesBroughtUp('{June 30}, {july 1}, {7/2}, {30 de junio}, {AUGUST}, {20 de junio}', today, 12);
  assert.equal(say('2026-11-22'), 'December 31, january 1, 1/2, 31 de diciembre, FEBRUARY, 20 de diciembre');
  assert.equal(say('2027-02-03'), 'February 28, march 1, 3/2, 28 de febrero, APRIL, 20 de febrero');
  assert.equal(say('2028-01-31'), 'February 29, march 1, 3/2, 29 de febrero, APRIL, 20 de febrero');
  assert.equal(say('2027-06-16'), 'July 31, august 1, 8/2, 31 de julio, SEPTEMBER, 20 de julio');
});

test('what had been lies as far back as it did', () => {
  assert.equal(datesBroughtUp('in {March}, el {4 de marzo}', '2026-11-22', 48), 'in September, el 17 de agosto');
  assert.equal(datesBroughtUp('it is only {MAY}', '2027-01-09', 25), 'it is only DECEMBER');
});

test('braces that hold no date are refused', () => {
  assert.throws(() => datesBroughtUp('{soon}', '2026-06-09', 0), RangeError);
});

test('no month stands in a text without being brought up, and no feast of the calendar', () => {
  // A name, a snowfall of 49 years ago, a battle.
  const meant = new Set(['ev1-0159', 'ev2-0298', 'es2-0131']);
  for (const { id, text } of texts) {
    // "To march", and what somebody may do.
    const named = [...text.matchAll(months)].filter(([word]) => word !== 'march');
    assert.ok(named.length === 0 || meant.has(id), `${id} names ${named[0]}`);
    assert.doesNotMatch(text, feasts, id);
  }
});

test('whatever day it is loaded, no braces are left, and a copy has the words of what it copies', () => {
  for (let turn = 0; turn < 24; turn++) {
    const today = new Date(Date.UTC(2026, 10, 1 + turn * 31)).toISOString().slice(0, 10);
    const posts = toPosts(texts, today, -300);
    const words = new Map(posts.map(({ post }) => [post.externalId, post.text]));
    for (const text of words.values()) assert.doesNotMatch(text, /[{}]/);
    for (const { id, copyOf } of texts) if (copyOf) assert.equal(words.get(id), words.get(copyOf), id);
  }
});
