// Later work: jobs in the same database, enqueued in the transaction that makes them due.
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Core, Ground } from './context.ts';
import type { Transaction } from './database.ts';

const schema = 'jobs';

/** What a job is: its payload is ids, its handler may run twice. */
export interface Job<Payload extends object = object> {
  name: string;
  /** Tries after the first, with growing pauses. */
  retries: number;
  /** The longest a run may take, seconds. */
  seconds: number;
  /** Runs at once in a process. */
  atOnce?: number;
  /** Begins as soon as it is committed, not at the next look a second later. */
  prompt?: boolean;
  /** Which go first where several wait: those with the higher number; 0 where it isn’t said. */
  before?(payload: Payload): number;
  /** Begins again by itself (cron, UTC). */
  every?: string;
  run(core: Core, payload: Payload, signal: AbortSignal): Promise<void>;
}

export interface Jobs {
  /** Enqueues in this transaction. With `key`, one waiting job of that key is enough. `at`: not before. */
  later<P extends object>(db: Transaction, job: Job<P>, payload: P, when?: { at?: Date; key?: string }): Promise<void>;
  close(): Promise<void>;
}

/** Makes the queue's schema and its queues as the owner; idempotent, safe beside other processes. */
export async function prepareJobs(ground: Ground, jobs: readonly Job<never>[]): Promise<void> {
  // Grants and queues of two processes that start at once would run into each other.
  const turn = new pg.Client({ connectionString: ground.database.url });
  turn.on('error', () => {});
  await turn.connect();
  const boss = new PgBoss({ connectionString: ground.database.url, schema, max: 1, supervise: false, schedule: false });
  boss.on('error', (error) => ground.log.warn({ error: error.message }, 'The job queue could not be prepared'));
  try {
    await turn.query("select pg_advisory_lock(hashtext('openrounds jobs'))");
    await boss.start();
    for (const job of jobs) {
      await boss.createQueue(job.name, queueOf(job));
      if (job.prompt) await boss.updateQueue(job.name, { notify: true });
    }
    await boss.getDb().executeSql(
      `grant usage on schema ${schema} to openrounds_app;
       grant select, insert, update, delete on all tables in schema ${schema} to openrounds_app;
       grant execute on all functions in schema ${schema} to openrounds_app`,
    );
  } finally {
    await boss.stop({ graceful: false }).catch(() => {});
    await turn.end();
  }
}

const queueOf = (job: Job<never>) => ({
  policy: 'short' as const,
  retryLimit: job.retries,
  retryBackoff: true,
  retryDelay: 2,
  retryDelayMax: 600,
  expireInSeconds: job.seconds,
  heartbeatSeconds: 30,
  retentionSeconds: 14 * 86400,
  deleteAfterSeconds: 86400,
});

/** The sending half; every process has it. */
export async function openJobs(ground: Ground): Promise<Jobs> {
  const boss = new PgBoss({ db: pooled(ground), schema, migrate: false, supervise: false, schedule: false });
  boss.on('error', (error) => ground.log.warn({ error: error.message }, 'The job queue has trouble'));
  await boss.start();
  return {
    async later(db, job, payload, when = {}) {
      await boss.send(job.name, payload, {
        db: within(db),
        ...(when.at ? { startAfter: when.at } : {}),
        ...(job.before ? { priority: job.before(payload) } : {}),
        ...(when.key ? { singletonKey: when.key } : { singletonKey: crypto.randomUUID() }),
      });
    },
    close: () => boss.stop({ graceful: false }),
  };
}

/** The working half, in the worker role: runs jobs until stopped. */
export async function workJobs(core: Core, jobs: readonly Job<never>[]): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: core.database.url,
    schema,
    max: 4,
    migrate: false,
    useListenNotify: jobs.some((job) => job.prompt),
  });
  boss.on('error', (error) => core.log.warn({ error: error.message }, 'The job queue has trouble'));
  await boss.start();
  for (const job of jobs) {
    if (job.every) await boss.schedule(job.name, job.every, {}, { tz: 'UTC' });
    await boss.work<object>(
      job.name,
      {
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 1,
        // Two at a time are fetched without a pause until there are no more.
        batchSize: job.prompt ? 2 : 1,
        burstWhenBatchFull: Boolean(job.prompt),
        localConcurrency: job.atOnce ?? 1,
      },
      async (several) => {
        for (const given of several) await runOne(core, job, given);
      },
    );
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 8000 }) };
}

async function runOne(core: Core, job: Job<never>, given: { id: string; data: object; signal: AbortSignal }) {
  try {
    await job.run(core, given.data as never, given.signal);
  } catch (error) {
    // The message may hold a person's words (a driver quotes values), so only its kind is kept.
    core.log.error({ job: job.name, id: given.id, kind: kindOf(error) }, 'A job failed and will be tried again');
    throw new Error(kindOf(error));
  }
}

/** A name for an error that can be logged: its code or class, never its message. */
export function kindOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}

const within = (db: Transaction) => ({
  async executeSql(text: string, values: unknown[] = []) {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
    // biome-ignore lint/suspicious/noExplicitAny: the queue's own interface asks for it
    return { rows: rows as any[] };
  },
});

const pooled = (ground: Ground) => ({
  executeSql: (text: string, values?: unknown[]) => ground.database.pool.query(text, values),
});
