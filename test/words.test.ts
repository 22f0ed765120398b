// Every word the product says is there in both languages, with the same values in it, and every refusal has its sentence.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { errors } from '../contract/errors.ts';
import { root } from '../server/core/root.ts';

type Catalogue = Record<string, string>;

const namesOf = (language: string) => readdirSync(join(root, 'words', language)).sort();
const read = (language: string, name: string): Catalogue =>
  JSON.parse(readFileSync(join(root, 'words', language, name), 'utf8'));
const english = new Map(namesOf('en').map((name) => [basename(name, '.json'), read('en', name)]));

/** The sources below a folder, without tests. */
function sourcesBelow(folder: string): Map<string, string> {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|(^|\/)testing\//.test(path))
    .map((path) => join(folder, path));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const valuesIn = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value).sort();

test('both languages have the same catalogues, keys and values', () => {
  assert.deepEqual(namesOf('es'), namesOf('en'));
  for (const name of namesOf('en')) {
    const [of, in_] = [read('en', name), read('es', name)];
    assert.deepEqual(Object.keys(in_).sort(), Object.keys(of).sort(), name);
    for (const [key, text] of Object.entries(of)) {
      assert.ok(text.trim() && in_[key]?.trim(), `${name}: ${key} is empty`);
      // One of something may be said without the number: “el último día”.
      if (!key.endsWith('_one')) assert.deepEqual(valuesIn(in_[key]), valuesIn(text), `${name}: ${key}`);
    }
  }
});

test('every refusal has a sentence, and every sentence a refusal', () => {
  // What the browser says by itself, when nobody answered.
  const ours = ['offline'];
  assert.deepEqual(Object.keys(english.get('errors') as Catalogue).sort(), [...Object.keys(errors), ...ours].sort());
});

test('the server throws no code that is not in the catalogue', () => {
  let found = 0;
  for (const folder of ['server', 'cli', 'demo']) {
    for (const [path, text] of sourcesBelow(folder)) {
      for (const [, code = ''] of text.matchAll(/new Refusal\(\s*(?:\w+ \? )?'([a-z_.]+)'/g)) {
        assert.ok(code in errors, `${path}: ${code}`);
        found++;
      }
    }
  }
  assert.ok(found > 30, `only ${found} refusals were found`);
});

const plurals = ['', '_one', '_other', '_zero'];
const has = (namespace: string, key: string) =>
  plurals.some((plural) => `${key}${plural}` in (english.get(namespace) ?? {}));
const hasSome = (namespace: string, head: string, tail: string) =>
  Object.keys(english.get(namespace) ?? {}).some(
    (key) => key.startsWith(head) && plurals.some((plural) => key.endsWith(`${tail}${plural}`)),
  );

test('the staff app reads no word that is not there', () => {
  const missing: string[] = [];
  let found = 0;
  for (const [path, text] of sourcesBelow('web')) {
    const own = /useTranslation\('(\w+)'\)/.exec(text)?.[1] ?? 'app';
    const look = (key: string, there: (namespace: string, key: string) => boolean) => {
      const [namespace, bare] = key.includes(':') ? (key.split(':') as [string, string]) : [own, key];
      found++;
      if (!there(namespace, bare)) missing.push(`${path}: ${namespace}:${bare}`);
    };
    const code = text.replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    for (const [, key = ''] of code.matchAll(/\bt\(\s*'([\w.:-]+)'/g)) look(key, has);
    for (const [, head = '', tail = ''] of code.matchAll(/\bt\(\s*`([\w.:-]+)\$\{[^`}]+\}([\w-]*)`/g))
      look(head, (namespace, bare) => hasSome(namespace, bare, tail));
  }
  assert.deepEqual(missing, []);
  assert.ok(found > 500, `only ${found} words were looked up`);
});
