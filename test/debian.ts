// Servers from Debian's packages: there already, or installed where that may be done, or the reason why a suite is skipped.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const policy = '/usr/sbin/policy-rc.d';

/**
 * Installed as root alone, with CI or OPENROUNDS_TEST_INSTALL=1 set, and kept from starting by themselves.
 * @param proof files that are there when the packages are
 * @returns false when all is there, else why not, for `skip`
 */
export async function missing(packages: readonly string[], proof: readonly string[]): Promise<string | false> {
  const there = () => proof.every((file) => existsSync(file));
  if (there()) return false;
  const names = packages.join(', ');
  const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!may || !(process.env.CI || process.env.OPENROUNDS_TEST_INSTALL === '1'))
    return `needs ${names} (Debian); as root with OPENROUNDS_TEST_INSTALL=1 they are installed`;
  await install(packages);
  return there() ? false : `${names} could not be installed`;
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: apt takes one at a time, in other processes too. */
function install(packages: readonly string[]): Promise<unknown> {
  last = last.then(async () => {
    const had = existsSync(policy);
    if (!had) await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    const apt = (...words: string[]) =>
      run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...words], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        maxBuffer: 64 * 1024 * 1024,
      });
    try {
      const wanted = ['install', '-y', '--no-install-recommends', ...packages];
      await apt(...wanted).catch(async () => {
        await apt('update');
        await apt(...wanted);
      });
    } catch (error) {
      console.error(`${packages.join(' ')}: ${(error as { stderr?: string }).stderr?.trim().split('\n').at(-1)}`);
    } finally {
      if (!had) await rm(policy, { force: true });
    }
  });
  return last;
}
