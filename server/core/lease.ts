// A lease: one process at a time does a thing (holds a listening connection, seals a log); another takes over when it dies.
import type { Ground } from './context.ts';

const seconds = 6;

/**
 * Holds the lease `name` for as long as it can and runs `hold` meanwhile; `signal` aborts when the lease is lost or `stop` is called.
 * When it is somebody else's, waits and tries again every two seconds.
 */
export function keepLease(ground: Ground, name: string, hold: (signal: AbortSignal) => Promise<void>) {
  const holder = crypto.randomUUID();
  const stopped = new AbortController();

  const take = async (): Promise<boolean> => {
    const { rows } = await ground.database.pool.query(
      `insert into core.lease (name, holder, until) values ($1, $2, clock_timestamp() + make_interval(secs => $3))
       on conflict (name) do update set holder = excluded.holder, until = excluded.until
       where core.lease.holder = excluded.holder or core.lease.until < clock_timestamp() returning name`,
      [name, holder, seconds],
    );
    return rows.length === 1;
  };

  const finished = (async () => {
    while (!stopped.signal.aborted) {
      if (!(await take().catch(() => false))) {
        await pause(2000, stopped.signal);
        continue;
      }
      const lost = new AbortController();
      const signal = AbortSignal.any([lost.signal, stopped.signal]);
      const work = hold(signal).catch((error) => {
        ground.log.error({ lease: name, kind: error?.code ?? error?.name }, 'Work under a lease ended in an error');
      });
      let last = performance.now();
      let ended = false;
      void work.then(() => {
        ended = true;
        lost.abort();
      });
      while (!signal.aborted) {
        await pause(1500, signal);
        if (signal.aborted) break;
        if (await take().catch(() => false)) last = performance.now();
        // A database that is away for a moment takes no lease away; one that is away for longer may have given it to another.
        else if (performance.now() - last > seconds * 800) lost.abort();
      }
      await work;
      if (ended) await pause(1000, stopped.signal);
    }
    await ground.database.pool
      .query('delete from core.lease where name = $1 and holder = $2', [name, holder])
      .catch(() => {});
  })();

  return {
    async stop() {
      stopped.abort();
      await finished;
    },
  };
}

/** Waits, or returns early when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
