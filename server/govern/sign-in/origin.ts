// Refuses requests that change something and come from a page of somebody else.
import type { MiddlewareHandler } from 'hono';
import type { Ground } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { problem } from '../../core/http.ts';
import { keyOf } from './authenticate.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * For every state-changing request: our own origin, or the browser's word for it (Sec-Fetch-Site). A request with a
 * key is exempt, for no browser adds one by itself.
 */
export function guardOrigin({ config }: Ground): MiddlewareHandler {
  return async (c, next) => {
    const { headers, method } = c.req.raw;
    if (harmless.has(method) || keyOf(headers) || isOwn(headers, config.url)) return next();
    return problem(c, new Refusal('request.origin'));
  };
}

function isOwn(headers: Headers, url: string): boolean {
  const site = headers.get('sec-fetch-site');
  return site === null ? headers.get('origin') === url : site === 'same-origin';
}
