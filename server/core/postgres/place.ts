// Where the embedded PostgreSQL keeps its data and its binaries: in the data folder, or where its user can reach them.

import { createHash } from 'node:crypto';
import { chmod, chown, cp, lstat, mkdir, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../ids.ts';
import { type Binaries, findBinaries, linkLibraries } from './binaries.ts';
import { canReach, chooseUser, type User } from './unprivileged.ts';

export interface Place {
  /** PostgreSQL's data folder; it may not exist yet. */
  folder: string;
  binaries: Binaries;
  user: User | null;
}

const shared = '/var/lib/openrounds';

/** Finds or prepares the place; says in a line where it had to go elsewhere. */
export async function preparePlace(
  data: string,
  say: (line: string) => void,
  binaries: Binaries = findBinaries(),
): Promise<Place> {
  await linkLibraries(binaries);
  const own = join(data, 'postgres');
  const folder = await resolveFolder(own);
  const user = await chooseUser(folder ?? own);
  await makeDataFolder(data, user);
  if (!user) return { folder: folder ?? own, binaries, user };

  const reachable = await withinReach(binaries, user, say);
  if (folder) return { folder, binaries: reachable, user };
  if (await canReach(user, data, '/bin/sh')) return { folder: own, binaries: reachable, user };
  const elsewhere = await makeElsewhere(data);
  await symlink(elsewhere, own);
  say(`PostgreSQL runs as ${user.name}, who can't enter ${data}: the database is kept in ${dirname(elsewhere)}.`);
  return { folder: elsewhere, binaries: reachable, user };
}

/** The data folder that exists, or null before the first start. */
async function resolveFolder(own: string): Promise<string | null> {
  const found = await lstat(own).catch(() => null);
  if (!found) return null;
  const folder = found.isSymbolicLink() ? await readlink(own) : own;
  // The link is made before the database, in a folder of its own: only that folder's absence is a loss.
  if (found.isSymbolicLink() && !(await stat(dirname(folder)).catch(() => null))) {
    throw new Error(
      `The database of ${dirname(own)} was kept in ${dirname(folder)}, which is gone. Put it back, or remove ${own} and restore a backup.`,
    );
  }
  return folder;
}

async function makeDataFolder(data: string, user: User | null): Promise<void> {
  const made = await mkdir(data, { recursive: true });
  // PostgreSQL's user passes through to its own folder and may not look around.
  if (made) await chmod(data, user ? 0o711 : 0o700);
}

/** A folder of its own for this data folder, which no other has: the link beside the keys is what leads to it. */
async function makeElsewhere(data: string): Promise<string> {
  await mkdir(shared, { recursive: true });
  await chmod(shared, 0o711);
  const digest = createHash('sha256').update(data).digest('hex').slice(0, 12);
  for (let turn = 1; ; turn++) {
    const home = join(shared, turn === 1 ? digest : `${digest}-${turn}`);
    try {
      await mkdir(home);
      await chmod(home, 0o711);
      return join(home, 'postgres');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The binaries, or a copy of them where the user can't run those that npm brought. */
async function withinReach(binaries: Binaries, user: User, say: (line: string) => void): Promise<Binaries> {
  if (await canReach(user, '/', join(binaries.folder, 'bin', 'postgres'))) return binaries;
  const folder = join(shared, 'bin', binaries.version);
  if (!(await stat(folder).catch(() => null))) {
    const draft = `${folder}.${newId()}`;
    await mkdir(draft, { recursive: true });
    for (const above of [shared, dirname(folder)]) await chmod(above, 0o711);
    for (const part of ['bin', 'lib', 'share']) {
      await cp(join(binaries.folder, part), join(draft, part), { recursive: true, verbatimSymlinks: true });
    }
    await openForAll(draft);
    await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
    say(`PostgreSQL runs as ${user.name}, who can't enter ${binaries.folder}: its binaries are copied to ${folder}.`);
  }
  return { ...binaries, folder };
}

/** Readable, and runnable where it was, whatever the file mask of the install. */
async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    if (!entry.isFile()) continue;
    await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Hands a file or folder to PostgreSQL's user. */
export async function handOver(path: string, user: User | null): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}
