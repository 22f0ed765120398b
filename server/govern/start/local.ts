// Whether a request was made at the computer the program runs on, by its own name, through no proxy.
import { isProxied } from '../../core/proxied.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `from`: the address of the caller's machine, as the server saw it. */
export function isLocal(request: Request, from: string): boolean {
  return loopback.has(from) && ownNames.has(new URL(request.url).hostname) && !isProxied(request.headers);
}
