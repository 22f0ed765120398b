// How the program is doing, for whoever runs it: alive, ready, and its figures. No person's words, names or ids.
import { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Ground } from './context.ts';
import { isProxied } from './proxied.ts';

export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  stored: Counter<'network'>;
  heard: Counter<'network'>;
  lag: Gauge<'stream'>;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'openrounds_' });
  const of = { registers: [registry] };
  return {
    registry,
    requests: new Histogram({
      ...of,
      name: 'openrounds_request_seconds',
      help: 'Time to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    }),
    stored: new Counter({
      ...of,
      name: 'openrounds_posts_stored_total',
      help: 'Posts that channels brought and that were stored',
      labelNames: ['network'],
    }),
    heard: new Counter({
      ...of,
      name: 'openrounds_posts_heard_total',
      help: 'Posts read from networks, stored or not',
      labelNames: ['network'],
    }),
    lag: new Gauge({
      ...of,
      name: 'openrounds_stream_lag_seconds',
      help: 'How far behind a stream is',
      labelNames: ['stream'],
    }),
  };
}

/** `/healthz`: the process answers. `/readyz`: the database does too. `/metrics`: to this computer alone, unless told otherwise. */
export function health(ground: Ground, metrics: Metrics, ready: () => Promise<boolean>): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true, version: ground.config.version }));
  app.get('/readyz', async (c) => {
    const ok = await ready();
    return c.json({ ok }, ok ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const from = (c.env as { from?: string } | undefined)?.from ?? '';
    if (from && !['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(from)) return c.notFound();
    if (isProxied(c.req.raw.headers)) return c.notFound();
    return c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType });
  });
  return app;
}

/** One question to the database, answered within two seconds. */
export async function databaseAnswers(ground: Ground): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 2000, false).unref());
  const asked = ground.database.pool.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}
