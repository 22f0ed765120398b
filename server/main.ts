// The program: settings from the environment, then web, worker or both, until it is told to stop.

import { setTimeout as pause } from 'node:timers/promises';
import type { App } from './app.ts';
import { buildWebWhenStale } from './build-web.ts';
import { type Config, readConfig } from './core/config.ts';
import { type OpenGround, openGround } from './core/ground.ts';
import { inSentences, type Log, openLog } from './core/log.ts';
import { SettingsError } from './core/settings.ts';
import { type Listening, listenHttp } from './listen-http.ts';
import { whenStarterIsGone } from './starter.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** A clean stop takes at most this long, milliseconds. */
const stopWithin = 9500;

/** What stands so far, so that it can be taken down from any moment on. */
interface Standing {
  web?: Listening;
  /** From the moment it begins to open: PostgreSQL may already run. */
  ground?: Promise<OpenGround>;
  app?: App;
  stopping?: Promise<never>;
}

/** Starts the program and returns when it is ready; it then lives until a signal. */
export async function main(): Promise<void> {
  const config = readOrLeave();
  const log = openLog(levelFor(config), process.stderr.isTTY ? inSentences(process.stderr) : process.stderr);
  const standing: Standing = {};
  const stop = stopOnce(standing, log);
  heedSignals(stop, log);
  try {
    await start(config, log, standing);
  } catch (error) {
    log.debug({ error }, 'The start failed.');
    if (!standing.stopping) process.stderr.write(`${(error as Error).message}\n`);
    await stop(1);
  }
}

async function start(config: Config, log: Log, standing: Standing): Promise<void> {
  if (config.role !== 'worker') {
    standing.web = await listenHttp(config);
    await buildWebWhenStale({ node: process.execPath, env: process.env, say });
  }
  standing.ground = openGround(config, log, say);
  // Reading the whole program takes longer than PostgreSQL needs to start: both at once.
  const [ground, { createApp }] = await Promise.all([standing.ground, import('./app.ts')]);
  if (standing.stopping) return;
  const app = await createApp(ground);
  standing.app = app;
  await app.start();
  if (!standing.web) return say('OpenRounds works in the background.');
  standing.web.answerWith((request, from) => app.fetch(request, from));
  const link = await app.startLink();
  say(`OpenRounds answers on ${addressOf(config)}${link ? `\nBegin here: ${link}` : ''}`);
}

async function takeDown({ web, app, ground }: Standing): Promise<void> {
  // The address is given up at once; open pages end when the app does.
  const closed = web?.close();
  await app?.stop();
  await closed;
  await (await ground?.catch(() => null))?.close();
}

function readOrLeave(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** Somebody at a terminal reads sentences; the log then tells of trouble alone. */
function levelFor(config: Config) {
  return process.stderr.isTTY && !process.env.OPENROUNDS_LOG_LEVEL ? 'warn' : config.logLevel;
}

function addressOf({ host, port }: Config): string {
  const local = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' || host === '::1';
  return `http://${local ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

function stopOnce(standing: Standing, log: Log): (code: number) => Promise<never> {
  async function stop(code: number): Promise<never> {
    const late = pause(stopWithin, 'late' as const, { ref: false });
    const down = takeDown(standing).catch((error: unknown) => log.error({ error }, 'A part did not stop well.'));
    if ((await Promise.race([down, late])) === 'late') log.warn({}, 'The stop took too long and was cut short.');
    process.exit(code);
  }
  return (code) => {
    standing.stopping ??= stop(code);
    return standing.stopping;
  };
}

function heedSignals(stop: (code: number) => Promise<never>, log: Log): void {
  let first = 0;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal and whoever started us may both pass on the same one.
      if (first && performance.now() - first > 500) process.exit(1);
      if (first) return;
      first = performance.now();
      void stop(0);
    });
  }
  const fail = (error: unknown) => {
    log.error({ error }, 'Something failed that nobody foresaw. The program stops.');
    void stop(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  whenStarterIsGone(Boolean(process.env.npm_lifecycle_event), () => void stop(0));
}
