import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readConfig } from './config.ts';
import { SettingsError } from './settings.ts';

const problemsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.problems;
  }
};

test('nothing set is a good setting, bound to this machine alone', () => {
  const config = readConfig({ PATH: '/bin', BASE_URL: 'https://elsewhere.example' });
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.port, 8080);
  assert.equal(config.url, 'http://localhost:8080');
  assert.equal(config.data, resolve('data'));
  assert.equal(config.databaseUrl, null);
  assert.deepEqual([config.trustProxy, config.allowPrivate], [[], []]);
});

test('the public address follows the port, unless it is given; a slash at its end is dropped', () => {
  assert.equal(readConfig({ OPENROUNDS_PORT: '9000' }).url, 'http://localhost:9000');
  assert.equal(readConfig({ OPENROUNDS_URL: 'https://Voices.Example.org/' }).url, 'https://voices.example.org');
});

test('lists are parted by commas or blanks; an empty setting is none', () => {
  const config = readConfig({
    OPENROUNDS_TRUST_PROXY: '10.0.0.0/8, ::1',
    OPENROUNDS_ALLOW_PRIVATE: 'Feeds.Intranet 192.168.1.7',
    OPENROUNDS_PORT: ' ',
  });
  assert.deepEqual(config.trustProxy, ['10.0.0.0/8', '::1']);
  assert.deepEqual(config.allowPrivate, ['feeds.intranet', '192.168.1.7']);
  assert.equal(config.port, 8080);
});

test('one error names everything that is wrong, and no value', () => {
  const env = {
    OPENROUNDS_PORT: '80 80',
    OPENROUNDS_URL: 'https://voices.example.org/app',
    OPENROUNDS_TRUST_PROXY: 'proxy.example.org',
    OPENROUNDS_DATABASE_URL: 'mysql://root:hunter2@db/x',
    OPENROUNDS_ROLE: 'both',
    OPENROUNDS_SECRET_KEY: 'short',
    OPENROUNDS_SESSION_SECRET: 'hunter2',
    OPENROUNDS_PROT: '9000',
  };
  const problems = problemsOf(env);
  assert.deepEqual(problems.map((problem) => problem.split(':')[0]).sort(), Object.keys(env).sort());
  assert.ok(!problems.join().includes('hunter2'));
});

test('ports out of range, and hosts that are none, are refused', () => {
  for (const port of ['0', '65536', '-1', '1e3', '8080.5'])
    assert.equal(problemsOf({ OPENROUNDS_PORT: port }).length, 1);
  for (const host of ['http://x', 'a b', '-x']) assert.equal(problemsOf({ OPENROUNDS_HOST: host }).length, 1);
  for (const host of ['0.0.0.0', '::', 'localhost']) assert.equal(readConfig({ OPENROUNDS_HOST: host }).host, host);
});

test('secret keys may be written in base64 or hexadecimal, several of them', () => {
  const [one, other] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
  const written = `${one.toString('hex')}, ${other.toString('base64')}`;
  assert.deepEqual(
    readConfig({ OPENROUNDS_SECRET_KEY: written }).secretKeys,
    [one, other].map((key) => key.toString('base64')),
  );
});

test('a PostgreSQL behind a socket has no host', () => {
  const url = 'postgresql:///openrounds?host=/run/postgresql';
  assert.equal(readConfig({ OPENROUNDS_DATABASE_URL: url }).databaseUrl, url);
});
