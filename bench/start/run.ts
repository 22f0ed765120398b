// How long from PostgreSQL accepting connections to /readyz, with data in place and the pages built.
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../../test/program.ts';
import { benchDatabase } from '../database.ts';
import { percentile, publish } from '../print.ts';

const runs = 7;

/** Milliseconds until the port takes a connection and answers 200 there. */
async function readyAfter(url: string, since: number): Promise<number> {
  for (;;) {
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return performance.now() - since;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const database = await benchDatabase();
const data = await mkdtemp(join(tmpdir(), 'openrounds-bench-start-'));
try {
  const address = new URL(database.url);
  await new Promise<void>((resolve, reject) =>
    connect(Number(address.port), address.hostname, resolve).once('error', reject).unref(),
  );
  // The first start builds the pages and makes the queue's schema; it is not counted.
  const env = { OPENROUNDS_DATABASE_URL: database.url, OPENROUNDS_LOG_LEVEL: 'error' };
  await (await startProgram({ data, env })).end('SIGTERM');
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const program = await startProgram({ data, env });
    times.push(await readyAfter(program.url, began));
    await program.end('SIGTERM');
  }
  await publish(
    'start',
    [
      { what: 'process started to /readyz, median', value: percentile(times, 0.5) / 1000, unit: 's', must: '< 1.5' },
      { what: 'the slowest of seven', value: Math.max(...times) / 1000, unit: 's' },
    ],
    ['PostgreSQL accepts connections before the process starts, so the process’s own start is counted too.'],
  );
} finally {
  await database.close();
  await rm(data, { recursive: true, force: true });
}
