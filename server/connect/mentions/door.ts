// Where other sites say that they link to ours: POST /mentions/:channel, as a form (Webmention) or XML-RPC (Pingback).
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { fromOf, problem, refusalOf } from '../../core/http.ts';
import { isId } from '../../core/ids.ts';
import { mentionsAddress } from './address.ts';
import { explain } from './explain.ts';
import type { Around } from './look.ts';
import { answerPing } from './pingback.ts';
import { findMentionChannel } from './store.ts';
import { takeMention } from './take.ts';

const most = 32_000;

export function mentions(core: Core, around: Around): Hono {
  const app = new Hono();
  const refuse = (c: Context, refusal: Refusal) => {
    const { seconds } = refusal.values;
    if (seconds !== undefined) c.header('retry-after', String(seconds));
    return problem(c, refusal);
  };
  app.use(bodyLimit({ maxSize: most, onError: (c) => refuse(c, new Refusal('request.too_large', { most })) }));

  app.get('/:channel', async (c) => {
    const id = c.req.param('channel');
    if (!isId(id) || !(await inInstallation(core.database, (db) => findMentionChannel(db, id)))) throw notFound();
    const language = /^\s*es\b/i.test(c.req.header('accept-language') ?? '') ? 'es' : 'en';
    return c.html(await explain(language, mentionsAddress(core, id)), 200, { vary: 'accept-language' });
  });

  app.post('/:channel', async (c) => {
    const channelId = c.req.param('channel');
    const type = c.req.header('content-type') ?? '';
    const from = fromOf(c);
    if (/^(text|application)\/xml\b/i.test(type)) {
      const xml = await answerPing(core, around, channelId, await c.req.text(), from);
      return c.body(xml, 200, { 'content-type': 'text/xml; charset=utf-8' });
    }
    if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new Refusal('mention.form');
    const form = new URLSearchParams(await c.req.text());
    const given = { source: form.get('source'), target: form.get('target'), way: 'webmention' as const, from };
    const { what } = await takeMention(core, channelId, given);
    return c.text(what === 'test' ? 'The test arrived.\n' : 'Thank you. The page is read soon.\n', 202);
  });

  app.onError((error, c) => refuse(c, refusalOf(error, core)));
  return app;
}
