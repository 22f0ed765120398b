// `fetch` for a library that wants one: every request goes through the guard of outgoing requests.
import type { Fault } from '../../../../contract/connect.ts';
import type { Answered, Asked, Outgoing } from '../../../core/outgoing.ts';

/** A request that got no whole answer. */
class Unanswered extends TypeError {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(`Not answered: ${fault.code}`);
    this.fault = fault;
  }
}

const answers = new WeakMap<Response, Answered>();

/** What the guard said of a response that this `fetch` gave. */
export const answeredOf = (response: Response): Answered | undefined => answers.get(response);

/** The fault that lies behind an error of the library, where it was a request that failed. */
export function faultBehind(error: unknown): Fault | undefined {
  let at: unknown = error;
  for (let depth = 0; at instanceof Error && depth < 8; depth++) {
    if (at instanceof Unanswered) return at.fault;
    at = at.cause;
  }
  return undefined;
}

export function guardedFetch(outgoing: Outgoing): typeof fetch {
  return async (input, init) => {
    const request = input instanceof Request && !init ? input : new Request(input, init);
    const body = new Uint8Array(await request.arrayBuffer());
    const answered = await outgoing.ask(request.url, {
      method: request.method as NonNullable<Asked['method']>,
      headers: Object.fromEntries(request.headers),
      ...(body.length > 0 ? { body } : {}),
      most: 5_000_000,
      within: 15_000,
      redirects: 0,
      keepBody: true,
      signal: request.signal,
    });
    const { status } = answered;
    if (!answered.ok && (status === undefined || status < 400)) throw new Unanswered(answered.fault);
    const empty = status === 204 || status === 205;
    const response = new Response(empty ? null : new Uint8Array(answered.body ?? []), {
      status: status!,
      headers: headersFor(answered.headers ?? {}),
    });
    answers.set(response, answered);
    return response;
  };
}

/** The body is decoded by now. */
const headersFor = (headers: Record<string, string>) =>
  Object.entries(headers).filter(([name]) => !/^(content-encoding|content-length|transfer-encoding)$/i.test(name));
