// Mounts routes that are declared as data: checks the right, the input and the answer; turns refusals into problems.
import { Hono as App, type Context as Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import type { Problem } from '../../contract/common.ts';

import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route, Routes } from '../../contract/route.ts';
import { type Actor, demand } from './actor.ts';
import { act, type Context, type Core } from './context.ts';
import { Refusal } from './errors.ts';
import { newId } from './ids.ts';
import { kindOf } from './jobs.ts';
import { isKeepable } from './keepable.ts';

/** Who calls, as govern found from a session or a key. */
export interface Caller {
  organization: string;
  actor: Actor;
  /** For govern's own routes: the session's user. */
  userId: string | null;
}

export type Authenticate = (request: Request) => Promise<Caller | null>;

export interface Call<R extends Route> {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  request: Request;
  /** The address of the caller's machine, for limits. Never logged with a person's words. */
  from: string;
  core: Core;
}

/** A short route's act runs in one transaction; a `long` one opens its own; a public one may have no caller. */
export type Handler<R extends Route> = R extends { long: true }
  ? (
      call: Call<R> & { caller: R extends { access: 'public' } ? Caller | null : Caller },
    ) => Promise<AnswerOf<R> | Response>
  : (context: Context, call: Call<R>) => Promise<AnswerOf<R>>;

export type Handlers<All extends Routes> = { [Name in keyof All]: Handler<All[Name]> };

const mostJson = 1_000_000;

/** The part of an API app that answers these routes, below /api/v1. */
export function mount<All extends Routes>(
  core: Core,
  authenticate: Authenticate,
  routes: All,
  handlers: Handlers<All>,
): App {
  const app = new App();
  for (const [name, route] of Object.entries(routes)) {
    const handler = handlers[name] as (...given: unknown[]) => Promise<unknown>;
    if (!route.takes)
      app.use(
        route.path,
        bodyLimit({
          maxSize: mostJson,
          onError: (c) => problem(c, new Refusal('request.too_large', { most: mostJson })),
        }),
      );
    app.on(route.method, route.path, async (c) => {
      const caller = await authenticate(c.req.raw);
      if (route.access !== 'public' && !caller) throw new Refusal('signed_out');
      if (caller && route.access !== 'public' && route.access !== 'signed-in') demand(caller.actor, route.access);
      const call = {
        params: read(route.params, c.req.param(), 'params'),
        query: read(route.query, c.req.query(), 'query'),
        body: route.body ? read(route.body, await json(c), 'body') : undefined,
        request: c.req.raw,
        from: fromOf(c),
        core,
      };
      const answer = route.long
        ? await handler({ ...call, caller })
        : await act(core, caller!.organization, caller!.actor, (context) => handler(context, call));
      if (answer instanceof Response) return answer;
      return c.json((route.answer ? route.answer.parse(answer) : (answer ?? null)) as never);
    });
  }
  app.onError((error, c) => problem(c, refusalOf(error, core)));
  app.notFound((c) => problem(c, new Refusal('not_found')));
  return app;
}

/** The address a request came from; the server puts it there, after the trusted proxies. */
export const fromOf = (c: Hono): string => (c.env as { from?: string } | undefined)?.from ?? '';

/** Whatever was thrown, as a refusal that may be shown; what was not foreseen is logged by kind alone. */
export function refusalOf(error: unknown, core: Pick<Core, 'log'>): Refusal {
  if (error instanceof Refusal) return error;
  const trace = newId();
  // Frames alone: a message may have several lines, and quote what somebody wrote.
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const where = lines.filter((line) => /^\s+at /.test(line)).slice(0, 5);
  core.log.error({ trace, kind: kindOf(error), where: where.map((line) => line.trim()) }, 'A request failed');
  return new Refusal('failed', { trace });
}

/** RFC 9457. */
export function problem(c: Hono, refusal: Refusal): Response {
  const { code, status, values, fields } = refusal;
  const body: Problem = {
    type: `about:blank#${code}`,
    title: titleOf(status),
    status,
    code,
    ...(Object.keys(values).length ? { values } : {}),
    ...(fields.length ? { fields } : {}),
  };
  return c.body(JSON.stringify(body), status as 400, { 'content-type': 'application/problem+json' });
}

const titles: Record<number, string> = {
  400: 'The request could not be read',
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible as things are',
  410: 'No longer valid',
  413: 'Too large',
  415: 'JSON is expected',
  422: 'Something in it is not right',
  429: 'Too many requests',
  503: 'Not ready yet',
};
const titleOf = (status: number) => titles[status] ?? 'Something failed on our side';

function read(schema: z.ZodType | undefined, given: unknown, where: string): unknown {
  if (!schema) return undefined;
  if (!isKeepable(given))
    throw new Refusal('request.invalid', {}, [{ path: where, code: 'characters', message: 'NUL or half a character' }]);
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  // Paths and reasons, never the values.
  const fields = parsed.error.issues.slice(0, 20).map((issue) => ({
    path: [where, ...issue.path].join('.'),
    code: issue.code,
    message: issue.message,
  }));
  throw new Refusal('request.invalid', {}, fields);
}

/** JSON alone, so that no form of a foreign page can post here. */
async function json(c: Hono): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(.+\+)?json\b/i.test(type)) throw new Refusal('request.not_json');
  try {
    return await c.req.json();
  } catch {
    throw new Refusal('request.invalid', {}, [{ path: 'body', code: 'json', message: 'This is not JSON' }]);
  }
}
