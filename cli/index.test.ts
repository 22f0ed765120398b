import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, version } from '../server/core/root.ts';
import { findActs, loadAct, modules } from './acts.ts';

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'openrounds.js'), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

test('it says its version and lists what there is', () => {
  assert.deepEqual(run('--version'), { status: 0, stdout: `${version}\n`, stderr: '' });
  const help = run('--help');
  assert.equal(help.status, 0);
  for (const { name } of [...modules, { name: 'start' }]) assert.match(help.stdout, new RegExp(`^ {2}${name}\\b`, 'm'));
});

test('a wrong use is said on stderr and ends with 2', () => {
  for (const args of [['sing'], ['start', '--loudly'], ['listen', 'sing'], ['--loudly']]) {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /^error: /);
  }
});

test('each command says what it does, with an example, and no two have one name', async () => {
  for (const { name } of modules) {
    for (const act of await findActs(name)) {
      const command = await loadAct(name, act);
      assert.ok(command.description(), `${name} ${act.join(' ')}`);
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) });
      command.outputHelp();
      assert.match(help, /Example/, `${name} ${act.join(' ')}`);
    }
  }
});
