// The one way from a page to the server: calls a route of the contract with its types.
import type { Problem } from '../../contract/common.ts';
import type { AnswerOf, CallOf, Route } from '../../contract/route.ts';

/** The server said no; `problem.code` is a key of words/*\/errors.json. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'Refused';
    this.problem = problem;
  }
}

const base = '/api/v1';

/** The address of a route, for links to files. */
export function addressOf<R extends Route>(route: R, of: CallOf<R>): string {
  const { params, query } = of as { params?: Record<string, string>; query?: Record<string, unknown> };
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null) search.set(name, String(value));
  return `${base}${path}${search.size ? `?${search}` : ''}`;
}

/**
 * Calls a route. Throws `Refused` with the server's problem, or with `offline` when it did not answer.
 * `bytes`: the body of a route that takes bytes.
 */
export async function call<R extends Route>(
  route: R,
  ...[of, more]: Record<string, never> extends CallOf<R>
    ? [of?: CallOf<R>, more?: { bytes?: Blob; signal?: AbortSignal }]
    : [of: CallOf<R>, more?: { bytes?: Blob; signal?: AbortSignal }]
): Promise<AnswerOf<R>> {
  const given = (of ?? {}) as CallOf<R>;
  const body = (given as { body?: unknown }).body;
  let response: Response;
  try {
    response = await fetch(addressOf(route, given), {
      method: route.method,
      credentials: 'same-origin',
      signal: more?.signal ?? null,
      headers: more?.bytes
        ? { 'content-type': 'application/octet-stream' }
        : route.body
          ? { 'content-type': 'application/json' }
          : {},
      body: more?.bytes ?? (route.body ? JSON.stringify(body ?? {}) : null),
    });
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw new Refused({ type: 'about:blank#offline', title: '', status: 0, code: 'offline' });
  }
  if (response.ok) return (await response.json()) as AnswerOf<R>;
  throw new Refused(await problemOf(response));
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const problem = (await response.json()) as Problem;
    if (typeof problem.code === 'string') return problem;
  } catch {
    // Not ours: a proxy's page, perhaps.
  }
  return {
    type: 'about:blank#failed',
    title: '',
    status: response.status,
    code: response.status >= 502 ? 'offline' : 'failed',
  };
}
