// The arrows of the house: imports go left alone, rooms are entered by their doors, a module writes its own tables.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../server/core/root.ts';

/** From left to right; each may import what stands left of it. Connectors stand beside connect and see less. */
const order = [
  'contract',
  'language',
  'core',
  'govern',
  'intent',
  'connect',
  'listen',
  'learn',
  'respond',
  'engage',
  'inform',
  'activate',
  'measure',
  'site',
  'demo',
  'app',
  'main',
  'cli',
];

const modules = order.slice(order.indexOf('govern'), order.indexOf('site') + 1);

/** The map of everything, and the smaller one of what commands need. */
const maps = new Set(['app.ts', 'open-core.ts']);

/** Which room a file of the server side stands in; undefined for what is not part of the house (tests, benches). */
function roomOf(path: string): string | undefined {
  const [first = '', second = ''] = path.split('/');
  if (first === 'server') return second.endsWith('.ts') ? (maps.has(second) ? 'app' : 'main') : second;
  return order.includes(first) ? first : undefined;
}

const source = /\.tsx?$/;
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || /(^|\/)(testing|arbitraries)\//.test(path);

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && source.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !isTest(path) && !path.includes('node_modules'));
}

/** The files of ours that a file imports, from the root, type imports too. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  const found = text.matchAll(/(?:from|import|moduleBeside\(import\.meta\.url,)\s*\(?['"](\.[^'"]+)['"]/g);
  return [...found].map(([, to]) => relative(root, resolve(root, dirname(path), to as string)));
}

const house = ['contract', 'language', 'server', 'demo', 'cli'].flatMap(filesBelow);

test('imports go left alone', () => {
  const wrong: string[] = [];
  for (const path of house) {
    const from = roomOf(path);
    if (!from || from === 'connectors') continue;
    for (const to of importsOf(path)) {
      const room = roomOf(to);
      if (!room || room === from) continue;
      if (room === 'connectors' ? from !== 'app' : order.indexOf(room) > order.indexOf(from))
        wrong.push(`${path} → ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('contract stands on zod alone, language on nothing', () => {
  for (const [room, allowed] of [
    ['contract', ['zod']],
    ['language', []],
  ] as const) {
    for (const path of filesBelow(room)) {
      const text = readFileSync(join(root, path), 'utf8');
      const outside = [...text.matchAll(/^(?:import|export)[^;'"]*?from\s*['"]([^.'"][^'"]*)['"]/gm)].map(
        ([, name]) => name as string,
      );
      assert.deepEqual(
        outside.filter((name) => !(allowed as readonly string[]).includes(name)),
        [],
        path,
      );
      for (const to of importsOf(path)) assert.equal(roomOf(to), room, `${path} → ${to}`);
    }
  }
});

test('a module is entered by its door', () => {
  const wrong: string[] = [];
  for (const path of house) {
    const from = roomOf(path);
    for (const to of importsOf(path)) {
      const room = roomOf(to);
      if (!room || room === from || !modules.includes(room)) continue;
      const door = to === `server/${room}/index.ts`;
      const contractOfConnectors =
        from === 'connectors' && /^server\/connect\/(connector|speaking|receiver|outside|plain|socket)\.ts$/.test(to);
      if (!door && !contractOfConnectors) wrong.push(`${path} → ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("connectors see connect's contract, core, language and contract, and not each other", () => {
  const wrong: string[] = [];
  for (const path of filesBelow('server/connectors')) {
    const own = path.split('/').slice(0, 3).join('/');
    for (const to of importsOf(path)) {
      const room = roomOf(to);
      const fine =
        to.startsWith(`${own}/`) ||
        room === 'core' ||
        room === 'language' ||
        room === 'contract' ||
        /^server\/connect\/(connector|speaking|receiver|outside|plain|socket)\.ts$/.test(to);
      if (!fine) wrong.push(`${path} → ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the staff app imports contract, language and words alone', () => {
  const wrong: string[] = [];
  for (const path of filesBelow('web')) {
    for (const to of importsOf(path)) {
      if (!/^(web|contract|language|words)\//.test(to)) wrong.push(`${path} → ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('there is no circle', () => {
  const graph = new Map(house.map((path) => [path, importsOf(path).filter((to) => source.test(to))]));
  const done = new Set<string>();
  const visit = (path: string, way: string[]): void => {
    if (done.has(path)) return;
    const met = way.indexOf(path);
    // A circle of types alone is erased before anything runs.
    if (met >= 0) assert.fail(`A circle: ${[...way.slice(met), path].join(' → ')}`);
    for (const to of runtimeImportsOf(path)) if (graph.has(to)) visit(to, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
});

function runtimeImportsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8').replace(/^import type [^;]*;$/gms, '');
  return [...text.matchAll(/^(?:import|export)[^;'"]*?from\s*['"](\.[^'"]+)['"]/gm)].map(([, to]) =>
    relative(root, resolve(root, dirname(path), to as string)),
  );
}

test('a module writes its own tables alone', () => {
  const wrong: string[] = [];
  for (const path of filesBelow('server')) {
    const room = roomOf(path);
    if (!room || !modules.includes(room)) continue;
    const text = readFileSync(join(root, path), 'utf8');
    const written = text.matchAll(
      /(?:insert\s+into\s+|update\s+(?!of\b)|delete\s+from\s+|(?:insertInto|updateTable|deleteFrom)\(['"])([a-z]+)\.[a-z_]+/gi,
    );
    for (const [, schema] of written)
      if (modules.includes(schema as string) && schema !== room) wrong.push(`${path} writes ${schema}`);
  }
  assert.deepEqual(wrong, []);
});
