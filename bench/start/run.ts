// How long from PostgreSQL accepting connections to /readyz, with data in place and the pages built.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { loadDemonstration } from '../../demo/load.ts';
import { program } from '../../server/core/actor.ts';
import { readConfig } from '../../server/core/config.ts';
import { act } from '../../server/core/context.ts';
import { openGround } from '../../server/core/ground.ts';
import { silentLog } from '../../server/core/log.ts';
import { readRunFile } from '../../server/core/postgres/run-file.ts';
import { root } from '../../server/core/root.ts';
import { openCore } from '../../server/open-core.ts';
import { entrance, freePort, startProgram } from '../../test/program.ts';
import { percentile, publish } from '../print.ts';

const runs = 9;

const data = await mkdtemp(join(tmpdir(), 'openrounds-bench-start-'));
try {
  // The first start builds the pages and makes the schema; it is not counted.
  await (await startProgram({ data, env: { OPENROUNDS_LOG_LEVEL: 'error' } })).end('SIGTERM');
  const posts = await fill();
  const sinceAccepting: number[] = [];
  const sinceSpawned: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { spawned, accepting, ready } = await startOnce();
    sinceAccepting.push((ready - accepting) / 1000);
    sinceSpawned.push((ready - spawned) / 1000);
  }
  const slowest = Math.max(...sinceAccepting);
  await publish(
    'start',
    [
      { what: 'PostgreSQL accepts connections to /readyz, median', value: percentile(sinceAccepting, 0.5), unit: 's' },
      {
        what: `PostgreSQL accepts connections to /readyz, slowest of ${runs}`,
        value: slowest,
        unit: 's',
        must: '< 1.5',
      },
      {
        what: 'process started to /readyz, PostgreSQL started on the way, median',
        value: percentile(sinceSpawned, 0.5),
        unit: 's',
      },
    ],
    [
      `${posts} posts of the demonstration in place; the program starts its own PostgreSQL, and its port is tried every 3 ms.`,
    ],
  );
} finally {
  await rm(data, { recursive: true, force: true });
}

/** The demonstration's 90 days; answers how many posts they are. */
async function fill(): Promise<number> {
  const ground = await openGround(readConfig({ OPENROUNDS_DATA: data }), silentLog, () => {});
  const { core, close } = await openCore(ground);
  try {
    const organization = await loadDemonstration(core);
    return await act(core, organization, program, async ({ db }) => {
      const { rows } = await sql<{ posts: number }>`select count(*) as posts from listen.post`.execute(db);
      return rows[0]!.posts;
    });
  } finally {
    await close();
    await ground.close();
  }
}

async function startOnce() {
  const port = await freePort();
  const spawned = performance.now();
  const child = spawn(process.execPath, [entrance, 'start'], {
    cwd: root,
    env: { ...process.env, OPENROUNDS_DATA: data, OPENROUNDS_PORT: String(port), OPENROUNDS_LOG_LEVEL: 'error' },
    stdio: 'ignore',
  });
  const ended = once(child, 'close');
  try {
    const [accepting, ready] = await Promise.all([whenFirst(postgresAccepts), whenFirst(() => isReady(port))]);
    return { spawned, accepting, ready };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** When it first succeeded, ms; an error after a minute. */
async function whenFirst(succeeds: () => Promise<boolean>): Promise<number> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    if (await succeeds()) return performance.now();
    await pause(3);
  }
  throw new Error('The program did not get ready within a minute.');
}

async function postgresAccepts(): Promise<boolean> {
  const run = await readRunFile(data);
  if (!run) return false;
  const socket = connect(run.port, '127.0.0.1');
  const accepts = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return accepts;
}

function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
