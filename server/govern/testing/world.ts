// The world of this room's tests: a database, the program's core on a fixed or real clock, and a browser that keeps cookies.

import { Hono } from 'hono';
import { govern } from '../../../contract/govern.ts';
import { testDatabase } from '../../../test/database.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import type { Core } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { openMetrics } from '../../core/health.ts';
import { mount } from '../../core/http.ts';
import { fixedKeys } from '../../core/keys.ts';
import { openLive } from '../../core/live.ts';
import { silentLog } from '../../core/log.ts';
import { authenticate, governHandlers, guardOrigin, signInApp, startLink } from '../index.ts';
import type { Rightward } from '../routes.ts';

export const password = 'a slow river at dusk 41';

export interface World {
  core: Core;
  app: Hono;
  browser(): Browser;
}

interface Given {
  clock?: Clock;
  env?: Record<string, string>;
  rightward?: Partial<Rightward>;
}

/** The room mounted alone, as `app.ts` mounts it. */
export async function openWorld(given: Given = {}): Promise<World> {
  const { db, url } = await testDatabase();
  const { core, app } = mountGovern({ ...db, url }, given);
  return { core, app, browser: () => new Browser(app, core.config.url) };
}

/** The room on any database. */
export function mountGovern(database: Database, { clock = systemClock, env = {}, rightward }: Given = {}) {
  const keys = fixedKeys('test '.repeat(10), Buffer.alloc(32, 7));
  const ground = { config: readConfig(env), database, clock, log: silentLog, keys };
  const core: Core = {
    ...ground,
    jobs: { later: async () => {}, close: async () => {} },
    events: { emit: async () => {} },
    live: openLive(ground),
    outgoing: undefined as never,
    metrics: openMetrics(),
  };
  const nothing = { load: async () => {}, remove: async () => {} };
  const app = new Hono();
  app.use('/api/*', guardOrigin(core));
  app.route('/api/auth', signInApp(core));
  const handlers = governHandlers(core, { demonstration: nothing, ...rightward });
  app.route('/api/v1', mount(core, authenticate(core), govern, handlers));
  return { core, app };
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they promised
  body: any;
  text: string;
  headers: Headers;
}

/** Keeps cookies and says where its requests come from, as a browser does. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly app: Pick<Hono, 'fetch'>;
  readonly url: string;
  headers: Record<string, string>;
  from = '';

  constructor(app: Pick<Hono, 'fetch'>, url: string) {
    this.app = app;
    this.url = url;
    this.headers = { origin: url };
  }

  get = (path: string) => this.send('GET', path);
  post = (path: string, body: object = {}) => this.send('POST', path, body);
  put = (path: string, body: object) => this.send('PUT', path, body);
  patch = (path: string, body: object) => this.send('PATCH', path, body);
  delete = (path: string) => this.send('DELETE', path);

  async send(method: string, path: string, body?: object): Promise<Answer> {
    const headers = new Headers(this.headers);
    if (body) headers.set('content-type', 'application/json');
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie) headers.set('cookie', cookie);
    const request = new Request(this.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const answer = await this.app.fetch(request, { from: this.from });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const text = await answer.text();
    const json = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, text, headers: answer.headers, body: json && text ? JSON.parse(text) : undefined };
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /max-age=0\b/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  signIn = (email: string, word: string = password) => this.post('/api/auth/sign-in/email', { email, password: word });
}

export const tokenOf = (link: string | null): string => link?.split('#token=')[1] ?? '';

export const firstRun = {
  organization: {
    name: 'Mercy Valley Health',
    kind: 'charity',
    otherNames: ['Mercy Valley', 'MVH'],
    language: 'en',
    timeZone: 'America/New_York',
  },
  facilities: [
    { name: 'St. Anne', otherNames: ['Santa Ana'] },
    { name: 'Harbor', otherNames: [] },
  ],
  administrator: { name: 'Joanne Park', email: 'Joanne.Park@mercyvalley.example', password },
};

/** A finished first run, and the browser of its administrator. */
export async function foundedWorld(given: Given = {}): Promise<World & { joanne: Browser; organizationId: string }> {
  const world = await openWorld(given);
  const joanne = world.browser();
  const token = tokenOf(await startLink(world.core));
  const { body } = await joanne.post('/api/v1/setup', { ...firstRun, token });
  return { ...world, joanne, organizationId: body.organizationId };
}

/** Invites somebody and accepts for them; their browser is signed in. */
export async function join(
  { joanne, browser }: { joanne: Browser; browser(): Browser },
  name: string,
  grants: object[],
): Promise<Browser & { personId: string }> {
  const email = `${name.toLowerCase().replace(' ', '.')}@mercyvalley.example`;
  const invited = await joanne.post('/api/v1/invitations', { name, email, grants });
  const theirs = browser();
  await theirs.post('/api/v1/invitations/acceptance', { token: tokenOf(invited.body.link), name, password });
  const me = await theirs.get('/api/v1/me');
  return Object.assign(theirs, { personId: me.body.person.id as string });
}
