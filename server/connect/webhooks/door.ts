// Where other programs knock: POST /hooks/:channel with the headers of Standard Webhooks.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Core } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { problem, refusalOf } from '../../core/http.ts';
import { takeWebhook } from './take.ts';

const most = 1_000_000;

export function hooks(core: Core): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: most, onError: (c) => problem(c, new Refusal('request.too_large', { most })) }));
  app.post('/:channel', async (c) => {
    const header = (name: string) => c.req.header(`webhook-${name}`) ?? '';
    const signed = { id: header('id'), timestamp: header('timestamp'), signatures: header('signature') };
    await takeWebhook(core, c.req.param('channel'), signed, Buffer.from(await c.req.arrayBuffer()));
    return c.json({ ok: true });
  });
  app.onError((error, c) => problem(c, refusalOf(error, core)));
  return app;
}
