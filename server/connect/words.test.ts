// Every fault that can be produced has words in both languages, with the same values in them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bluesky } from '../connectors/bluesky/index.ts';
import { byHand } from '../connectors/by-hand/index.ts';
import { feeds } from '../connectors/feeds/index.ts';
import { file } from '../connectors/file/index.ts';
import { mail } from '../connectors/mail/index.ts';
import { mastodon } from '../connectors/mastodon/index.ts';
import { webhook } from '../connectors/webhook/index.ts';
import { webmention } from '../connectors/webmention/index.ts';
import { wordpress } from '../connectors/wordpress/index.ts';
import { root } from '../core/root.ts';
import { faultWords } from './words.ts';

const catalogue = (language: string, name: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, 'words', language, `${name}.json`), 'utf8'));

const sources = ['server/connect', 'server/connectors', 'server/core/outgoing.ts'].flatMap((place) =>
  place.endsWith('.ts')
    ? [place]
    : readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('testing'))
        .map((path) => join(place, path)),
);

test('every fault has words, and words are for faults that can be', () => {
  const text = sources.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
  const produced = text.matchAll(/\b(?:code: |fault\(|refuse\(|FileFault\(|refused\([^'()]*)'([a-z_]+)'/g);
  const words = catalogue('en', 'faults');
  const notFaults = ['column'];
  for (const [, code = ''] of produced) assert.ok(code in words || notFaults.includes(code), code);
  const ofListen = ['post_empty', 'post_unnamed', 'post_past_retention', 'unknown'];
  for (const code of Object.keys(words)) assert.ok(ofListen.includes(code) || text.includes(`'${code}'`), code);
});

test('English and Spanish say the same, with the same values', () => {
  for (const name of ['faults', 'telling', 'verified']) {
    const [english, spanish] = [catalogue('en', name), catalogue('es', name)];
    assert.deepEqual(Object.keys(english), Object.keys(spanish));
    const values = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value).sort();
    for (const [code, text] of Object.entries(english)) assert.deepEqual(values(text), values(spanish[code]), code);
  }
});

test('each connector says on what it was verified', () => {
  const words = catalogue('en', 'verified');
  const notes = [bluesky, byHand, feeds, file, mail, mastodon, webhook, webmention, wordpress].flatMap(({ verified }) =>
    verified.map(({ note }) => note),
  );
  // And what an operator certified with a command.
  assert.deepEqual(Object.keys(words).sort(), [...notes, 'certified'].sort());
});

test('what went wrong while we told somebody has words that speak of no hearing', () => {
  const heard = /heard|\bread(ing)?\b(?!\.)|try again|tried again|escuch|\bley(ó|endo)\b|intentar/i;
  const faults = catalogue('en', 'faults');
  for (const language of ['en', 'es'])
    for (const [code, words] of Object.entries(catalogue(language, 'telling'))) {
      assert.ok(code in faults, code);
      assert.doesNotMatch(words, heard, code);
    }
});

test('values are put in their places', async () => {
  const tell = await faultWords('en');
  assert.match(
    tell({ code: 'row_columns', values: { found: 5, expected: 3 } }),
    /^The line has 5 cells where 3 are expected/,
  );
  assert.equal(tell({ code: 'never_heard_of', values: {} }), 'never_heard_of');
});
