// The program as a process of its own, as `npm start` runs it, and what the system says of it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../server/core/root.ts';

export interface Program {
  child: ChildProcess;
  url: string;
  /** What it has written so far, both streams. */
  said(): string;
  /** Sends the signal and resolves to how the process ended: its exit code, or the signal. */
  end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

export interface Start {
  data: string;
  env?: Record<string, string>;
  /** Another command line than that of the checkout. */
  command?: string[];
}

export const entrance = join(root, 'bin', 'openrounds.js');

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs `openrounds start` on a free port and resolves when it says that it answers, or has ended. */
export async function startProgram({ data, env = {}, command }: Start): Promise<Program> {
  const port = await freePort();
  const [name, ...words] = command ?? [process.execPath, entrance, 'start'];
  const child = spawn(name!, words, {
    cwd: root,
    env: { ...process.env, OPENROUNDS_PORT: String(port), OPENROUNDS_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return (code ?? signal) as number | NodeJS.Signals;
  });
  const ready = new Promise<void>((done) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (piece: string) => {
        said += piece;
        if (/OpenRounds (answers on|works in the background)/.test(said)) done();
      });
    }
  });
  await Promise.race([ready, ended]);
  const end = (signal?: NodeJS.Signals) => {
    if (signal) child.kill(signal);
    return ended;
  };
  return { child, url: `http://127.0.0.1:${port}`, said: () => said, end };
}

/** Asks again and again, for ten seconds at most, until the answer is true. */
export async function within10s(ask: () => Promise<boolean>): Promise<boolean> {
  const until = performance.now() + 10_000;
  while (performance.now() < until) {
    if (await ask().catch(() => false)) return true;
    await pause(50);
  }
  return false;
}

export async function statusOf(url: string): Promise<number> {
  return (await fetch(url, { signal: AbortSignal.timeout(3000) })).status;
}

/** The addresses on which the processes listen, as Linux tells them: `0100007F:1F90` is 127.0.0.1:8080. */
export async function listeningAddresses(pids: number[]): Promise<string[]> {
  const sockets = new Set<string>();
  for (const pid of pids) {
    for (const fd of await readdir(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(await readlink(`/proc/${pid}/fd/${fd}`).catch(() => ''))?.[1];
      if (inode) sockets.add(inode);
    }
  }
  const addresses: string[] = [];
  for (const table of ['tcp', 'tcp6', 'udp', 'udp6']) {
    const listening = table.startsWith('tcp') ? '0A' : '07';
    const lines = (await readFile(`/proc/net/${table}`, 'utf8').catch(() => '')).split('\n').slice(1);
    for (const fields of lines.map((line) => line.trim().split(/\s+/))) {
      if (fields[3] === listening && sockets.has(fields[9]!)) addresses.push(fields[1]!);
    }
  }
  return addresses;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
