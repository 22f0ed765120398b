// Who PostgreSQL runs as: it refuses to run as root, so root's start lends it to a user without rights.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const candidates = ['openrounds', 'postgres', '_postgres', 'nobody'];

export interface User {
  name: string;
  uid: number;
  gid: number;
}

/** The user for a data folder that may exist already; null where we are not root and everything is our own. */
export async function chooseUser(folder: string): Promise<User | null> {
  const me = userInfo();
  const owner = await stat(folder).catch(() => null);
  if (me.uid !== 0) {
    if (owner && me.uid >= 0 && owner.uid !== me.uid) {
      throw new Error(`${folder} belongs to another user (${owner.uid}). Start OpenRounds as that user, or as root.`);
    }
    return null;
  }
  if (owner && owner.uid !== 0) {
    const name = await ask('-nu', String(owner.uid));
    if (!name) throw new Error(`${folder} belongs to user ${owner.uid}, whom this machine doesn't know.`);
    return { name, uid: owner.uid, gid: owner.gid };
  }
  for (const name of candidates) {
    const [uid, gid] = [await ask('-u', name), await ask('-g', name)];
    if (uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    `PostgreSQL doesn't run as root, and none of ${candidates.join(', ')} exists here. Start as a plain user.`,
  );
}

async function ask(what: string, whom: string): Promise<string | null> {
  return run('id', [what, whom]).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}

/** Whether the user may enter the folder and run the file; asked of the system itself, which alone knows all its rules. */
export async function canReach(user: User, folder: string, file: string): Promise<boolean> {
  const script = 'cd "$1" && test -x "$2" && test -r "$2"';
  const { uid, gid } = user;
  const child = spawn('/bin/sh', ['-c', script, 'sh', folder, file], { uid, gid, cwd: '/', env: {}, stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  return code === 0;
}
