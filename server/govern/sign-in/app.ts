// Signing in and out below /api/auth: the library's endpoints behind our limits, our rules for passwords and our audit log.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Core } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { fromOf, problem, refusalOf } from '../../core/http.ts';
import { authOf } from './auth.ts';
import { type Endpoint, endpoints, refusalFor } from './endpoints.ts';
import { recordFailure, recordFor } from './events.ts';
import { countTry, forgetTries, forgetTry } from './limits.ts';
import { checkNewPassword } from './new-password.ts';
import { guardOrigin } from './origin.ts';
import { findSession, type Session } from './session.ts';

type Body = Record<string, unknown>;

const mostBytes = 100_000;

/** To be mounted at /api/auth. */
export function signInApp(core: Core): Hono {
  const app = new Hono();
  app.use(guardOrigin(core));
  app.use(bodyLimit({ maxSize: mostBytes, onError: (c) => problem(c, new Refusal('request.too_large')) }));
  app.all('/*', async (c) => {
    const path = c.req.path.slice(c.req.path.indexOf('/api/auth') + '/api/auth'.length);
    const endpoint = endpoints[path];
    if (endpoint?.method !== c.req.method) return problem(c, new Refusal('not_found'));
    const request = c.req.raw;
    const body = endpoint.body ? readBody(endpoint.body, await c.req.text()) : undefined;
    const session = await findSession(core, request.headers);
    await holdBack(core, path, body, session, fromOf(c));
    const answer = await authOf(core).handler(passedOn(request, path, body));
    const said = (await answer.json().catch(() => null)) as Body | null;
    if (answer.ok) await noteSuccess(core, path, endpoint, said, session, { body, from: fromOf(c) });
    else if (path === '/sign-in/email') await recordFailure(core, String(body?.email));
    return reply(path, answer, said);
  });
  app.onError((error, c) => {
    const refusal = refusalOf(error, core);
    if (refusal.values.seconds !== undefined) c.header('retry-after', String(refusal.values.seconds));
    return problem(c, refusal);
  });
  return app;
}

function readBody(schema: NonNullable<Endpoint['body']>, text: string): Body {
  try {
    return schema.parse(JSON.parse(text || '{}'));
  } catch {
    throw new Refusal('request.invalid');
  }
}

/** Counts the try, and looks at a new password before the library takes it. */
async function holdBack(core: Core, path: string, body: Body | undefined, session: Session | undefined, from: string) {
  if (path === '/sign-in/email') {
    const email = String(body?.email).toLowerCase();
    if (from) await countTry(core, 'sign-in.from', from);
    await countTry(core, 'sign-in.account', `${email} ${from}`);
    await countTry(core, 'sign-in.target', email);
  } else if (path === '/passkey/generate-authenticate-options') {
    // Each is a row that stays until the night.
    if (from) await countTry(core, 'challenge.from', from);
  } else if (endpoints[path]?.signsIn && !session) {
    if (from) await countTry(core, 'second-factor.from', from);
  } else if (body && 'password' in body && session) {
    await countTry(core, 'sign-in.target', session.userId);
  } else if (path === '/change-password' && session) {
    await countTry(core, 'sign-in.target', session.userId);
    await checkNewPassword(core, session.userId, String(body?.newPassword));
  }
}

/** What succeeded was no guess, so it isn't counted as one. */
async function giveBack(core: Core, path: string, body: Body | undefined, session: Session | undefined, from: string) {
  if (path === '/sign-in/email') {
    const email = String(body?.email).toLowerCase();
    if (from) await forgetTry(core, 'sign-in.from', from);
    await forgetTries(core, 'sign-in.account', `${email} ${from}`);
    await forgetTry(core, 'sign-in.target', email);
  } else if (endpoints[path]?.signsIn && !session) {
    if (from) await forgetTry(core, 'second-factor.from', from);
  } else if (session && ((body && 'password' in body) || path === '/change-password')) {
    await forgetTry(core, 'sign-in.target', session.userId);
  }
}

/** The request as the library shall see it: the fields we know, and nothing that was sent beside them. */
function passedOn(request: Request, path: string, body: Body | undefined): Request {
  const headers = new Headers();
  for (const name of ['cookie', 'origin']) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  const url = new URL(`/api/auth${path}`, request.url);
  if (!body) return new Request(url, { headers });
  headers.set('content-type', 'application/json');
  const whole = path === '/change-password' ? { ...body, revokeOtherSessions: true } : body;
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(whole) });
}

async function noteSuccess(
  core: Core,
  path: string,
  { act, signsIn }: Endpoint,
  said: Body | null,
  session: Session | undefined,
  { body, from }: { body: Body | undefined; from: string },
): Promise<void> {
  await giveBack(core, path, body, session, from);
  if (!act || said?.twoFactorRedirect) return;
  // A code that is given while one is signed in ends the enrolment.
  const enrolled = session !== undefined && path === '/two-factor/verify-totp';
  const userId = signsIn && !session ? (said?.user as { id?: string } | undefined)?.id : session?.userId;
  if (userId) await recordFor(core, userId, enrolled ? 'second_factor.on' : act);
}

/** The library's answer without session tokens, which belong in the cookie alone; its refusals in our form. */
function reply(path: string, answer: Response, said: Body | null): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  if (answer.ok) return new Response(JSON.stringify(withoutTokens(said)), { headers });
  const { code, status } = refusalFor(path, said?.code as string | undefined, answer.status);
  headers.set('content-type', 'application/problem+json');
  const words = { type: `about:blank#${code}`, title: 'Not possible', status, code };
  return new Response(JSON.stringify(words), { status, headers });
}

const withoutTokens = (said: unknown): unknown =>
  JSON.parse(JSON.stringify(said ?? null, (key, value) => (key === 'token' ? undefined : value)));
