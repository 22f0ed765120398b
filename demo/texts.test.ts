// What is promised of the demonstration's texts: whole, distinct, in two languages, and with a crisis in week nine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facilities, savedViews, staff, watches } from './organization.ts';
import { type DemoText, lastDay, readTexts, toPosts } from './posts.ts';

const texts = readTexts();
const byId = new Map(texts.map((text) => [text.id, text]));
const distinct = texts.filter((text) => !text.repostOf && !text.copyOf);
const said = (text: DemoText) => text.day * 1440 + text.minute;

test('every id is there once', () => {
  assert.equal(byId.size, texts.length);
});

test('replies, reposts and copies point to an earlier post of the same network', () => {
  for (const text of texts) {
    for (const target of [text.replyTo, text.repostOf]) {
      if (!target) continue;
      const earlier = byId.get(target);
      assert.ok(earlier, `${text.id} points to ${target}, which is not there`);
      assert.ok(said(earlier) < said(text), `${text.id} is not later than ${target}`);
      assert.equal(earlier.network, text.network, `${text.id} and ${target} are on different networks`);
    }
    if (text.copyOf) assert.equal(byId.get(text.copyOf)?.text, text.text, `${text.id} is no copy of ${text.copyOf}`);
  }
});

test('at least 1,500 texts are distinct, and at least a fifth of them Spanish', () => {
  const spanish = distinct.filter((text) => text.lang === 'es').length;
  assert.ok(distinct.length >= 1500, `${distinct.length} distinct texts`);
  assert.ok(spanish / distinct.length >= 0.2, `${spanish} of ${distinct.length} are Spanish`);
});

/** The five-word runs of a text; one of fewer than five words is a run by itself. */
function runsOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [text];
  const runs = new Set<string>();
  for (let from = 0; from === 0 || from + 5 <= words.length; from++) runs.add(words.slice(from, from + 5).join(' '));
  return runs;
}

test('no two distinct texts share half of their five-word runs', () => {
  const runs = distinct.map((text) => runsOf(text.text));
  const holders = new Map<string, number[]>();
  const alike: string[] = [];
  runs.forEach((mine, index) => {
    const shared = new Map<number, number>();
    for (const run of mine) {
      const others = holders.get(run) ?? [];
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(run, [...others, index]);
    }
    for (const [other, count] of shared) {
      const smaller = Math.min(mine.size, runs[other]!.size);
      if (count * 2 >= smaller) alike.push(`${distinct[other]!.id} and ${distinct[index]!.id}: ${count} of ${smaller}`);
    }
  });
  assert.deepEqual(alike, []);
});

test('all ninety days are heard, and the crisis has its peak in week nine', () => {
  const perDay = Array.from({ length: lastDay + 1 }, () => 0);
  for (const text of texts) perDay[text.day]!++;
  assert.ok(
    perDay.every((count) => count > 0),
    `silent days: ${perDay.flatMap((count, day) => (count ? [] : [day]))}`,
  );
  const peak = perDay.indexOf(Math.max(...perDay));
  assert.ok(peak >= 56 && peak <= 62, `the most is said on day ${peak}`);
  const median = perDay.toSorted((a, b) => a - b)[45]!;
  assert.ok(perDay[peak]! > 4 * median, `${perDay[peak]} on the peak's day against ${median} on a usual one`);
});

test('the posts of the listening scenario are there, the rumor with three reposts', () => {
  const find = (words: string) => texts.find((text) => text.text === words && !text.copyOf);
  assert.ok(find('lord have mercy'));
  assert.ok(find('Mercy Valley High wins'));
  const rumor = find('Mercy Valley ER closed??');
  assert.equal(texts.filter((text) => text.repostOf === rumor?.id).length, 3);
});

test('times are counted back from the day given, in local time', () => {
  const posts = toPosts(texts, '2026-06-09', -240);
  assert.equal(posts.length, texts.length);
  const rumor = posts.find(({ post }) => post.text === 'Mercy Valley ER closed??');
  assert.equal(rumor?.post.at.toISOString(), '2026-05-10T01:58:00.000Z');
  assert.ok(posts.every(({ post }, index) => index === 0 || posts[index - 1]!.post.at <= post.at));
  assert.throws(() => toPosts(texts, 'tomorrow', 0), RangeError);
});

test('nothing is said after the moment it is loaded, and no thread loses its beginning by it', () => {
  const until = new Date('2026-05-10T02:00:00Z');
  const posts = toPosts(texts, '2026-06-09', -240, until);
  const ids = new Set(posts.map(({ post }) => post.externalId));
  assert.ok(posts.length > 500 && posts.length < texts.length);
  for (const { post } of posts) {
    assert.ok(post.at <= until);
    for (const target of [post.replyTo?.externalId, post.root, post.repostOf]) assert.ok(!target || ids.has(target));
  }
});

test('staff, watches and views name only what is there', () => {
  assert.equal(new Set(staff.map(({ email }) => email)).size, staff.length);
  assert.equal(new Set(staff.map(({ role }) => role)).size, 6);
  const names = watches.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const { facility } of [...watches, ...staff]) assert.ok(!facility || facilities[facility]);
  for (const { filters } of savedViews) assert.ok(!filters.watch || names.includes(filters.watch));
});
