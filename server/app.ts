// The map: mounts every module, connector, job and subscriber.
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { contract } from '../contract/index.ts';
import { loadDemonstration } from '../demo/load.ts';
import { connectHandlers, hooks, mentions, startConnect } from './connect/index.ts';
import { blueskyPages } from './connectors/bluesky/account/pages.ts';
import { bluesky } from './connectors/bluesky/index.ts';
import { byHand } from './connectors/by-hand/index.ts';
import { feeds } from './connectors/feeds/index.ts';
import { file } from './connectors/file/index.ts';
import { mail } from './connectors/mail/index.ts';
import { mastodon } from './connectors/mastodon/index.ts';
import { webhook } from './connectors/webhook/index.ts';
import { webmention } from './connectors/webmention/index.ts';
import { wordpress } from './connectors/wordpress/index.ts';
import type { Core, Ground } from './core/context.ts';
import { Refusal } from './core/errors.ts';
import { givingBack } from './core/give-back.ts';
import { databaseAnswers, health } from './core/health.ts';
import { mount, problem, refusalOf } from './core/http.ts';
import { workJobs } from './core/jobs.ts';
import { liveHandlers } from './core/live-page.ts';
import { apiStyle, openApi } from './core/openapi.ts';
import { webRoot } from './core/root.ts';
import { security, webApp } from './core/web-app.ts';
import {
  authenticate,
  governHandlers,
  guardOrigin,
  removeOrganization,
  signInApp,
  startLink,
  startSealer,
} from './govern/index.ts';
import { boards, learnHandlers, secondReaderOf } from './learn/index.ts';
import { createReceiver, firstWatches, listenHandlers, startListen } from './listen/index.ts';
import { jobs, openCore } from './open-core.ts';
import { respondHandlers } from './respond/index.ts';

/** The networks there are. */
export const connectors = [bluesky, byHand, feeds, file, mail, mastodon, webhook, webmention, wordpress];

export interface App {
  fetch(request: Request, env?: { from?: string }): Response | Promise<Response>;
  /** Begins the background work of this process's role. */
  start(): Promise<void>;
  stop(): Promise<void>;
  ready(): Promise<boolean>;
  /** The link that opens the start page; null once the first run is finished. */
  startLink(): Promise<string | null>;
  core: Core;
}

export async function createApp(ground: Ground): Promise<App> {
  const { core, close } = await openCore(ground);
  const ready = () => databaseAnswers(ground);
  const app = new Hono();
  app.use(async (c, next) => {
    const begun = performance.now();
    await next();
    for (const [name, value] of Object.entries(security)) c.res.headers.set(name, value);
    // What people said, and who may read it, is kept by no browser and no proxy.
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control'))
      c.res.headers.set('cache-control', 'no-store');
    // The route as it is declared, never the address that was asked for: that may hold anything, and there is no end of them.
    core.metrics.requests.observe(
      { method: c.req.method, route: routePath(c), status: c.res.status },
      (performance.now() - begun) / 1000,
    );
  });
  app.onError((error, c) => problem(c, refusalOf(error, core)));
  app.route('/', health(ground, core.metrics, ready));
  app.use('/api/*', guardOrigin(core));
  app.route('/api/auth', signInApp(core));
  app.route('/api/v1', api(core));
  app.route('/hooks', hooks(core));
  app.route('/mentions', mentions(core, { connectors, receiver: createReceiver(core) }));
  app.route('/board', boards(core));
  app.route('/', blueskyPages(ground.config));
  app.route('/', webApp(webRoot));

  const running: { stop(): Promise<void> }[] = [];
  return {
    core,
    fetch: (request, env) => app.fetch(request, env),
    ready,
    startLink: () => startLink(core),
    async start() {
      if (ground.config.role === 'web') return;
      // A model that can't be used stops the start, and says why.
      await secondReaderOf(core);
      const receiver = createReceiver(core);
      running.push(
        await workJobs(core, jobs),
        startSealer(core),
        await startListen(core),
        await startConnect(core, { connectors, receiver }),
      );
      // What loading the program left behind is given back; from here on it grows in small steps.
      givingBack(0)();
    },
    async stop() {
      await Promise.allSettled(running.splice(0).map((each) => each.stop()));
      await close();
    },
  };
}

/** Everything below /api/v1. */
function api(core: Core): Hono {
  const identify = authenticate(core);
  const demonstration = { load: () => loadDemonstration(core), remove: (id: string) => removeOrganization(core, id) };
  const routes = new Hono();
  routes.route('/', openApi(contract, core.config.version));
  routes.get('/style.css', (c) => c.body(apiStyle, 200, { 'content-type': 'text/css' }));
  routes.route('/', mount(core, identify, contract.live, liveHandlers(core)));
  routes.route(
    '/',
    mount(core, identify, contract.govern, governHandlers(core, { demonstration, welcome: firstWatches })),
  );
  routes.route(
    '/',
    mount(core, identify, contract.connect, connectHandlers(core, { connectors, receiver: createReceiver(core) })),
  );
  routes.route('/', mount(core, identify, contract.listen, listenHandlers(core, { connectors })));
  routes.route('/', mount(core, identify, contract.learn, learnHandlers({ connectors })));
  routes.route('/', mount(core, identify, contract.respond, respondHandlers({ connectors })));
  routes.all('*', (c) => problem(c, new Refusal('not_found')));
  return routes;
}
