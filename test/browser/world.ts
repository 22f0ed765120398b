// The world of a journey: the program itself on a database of its own, and a real browser to use it with.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { root } from '../../server/core/root.ts';
import { emptyDatabase } from '../database.ts';
import { freePort, type Program, startProgram } from '../program.ts';

export const administrator = {
  name: 'Joanne Park',
  email: 'joanne.park@mercyvalley.example',
  password: 'a quiet ward at seven in the morning',
};

export interface World {
  url: string;
  /** The owner's connection, for looking at what was stored. */
  databaseUrl: string;
  /** The link printed at the first start; null once the first run is finished. */
  startLink: string | null;
  /** Finishes the first run without the browser. */
  setUp(): Promise<void>;
  /** Finishes the first run; a page on which its administrator has signed in. */
  begin(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  /** Loads the demonstration and signs its administrator in, in this browser context. */
  lookAround(page: Page): Promise<void>;
  signIn(page: Page, who?: { email: string; password: string }): Promise<void>;
  /** A new visitor: cookies of its own. Scripts' dialogs and page errors fail the test. */
  openPage(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  /** Runs a command of ours beside the program; resolves to what it wrote. Throws when it fails. */
  command(words: string[]): Promise<string>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
}

/** Starts the program and closes everything when the test file ends. `env` adds settings. */
export async function startWorld(env: Record<string, string> = {}): Promise<World> {
  const database = await emptyDatabase();
  const data = await mkdtemp(join(tmpdir(), 'openrounds-world-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let program: Program | undefined;
  let browser: Browser | undefined;
  const start = async () => {
    const settings = {
      OPENROUNDS_DATABASE_URL: database.url,
      OPENROUNDS_PORT: String(port),
      OPENROUNDS_LOG_LEVEL: 'error',
    };
    program = await startProgram({ data, env: { ...settings, ...env } });
    if (program.child.exitCode !== null)
      throw new Error(`The program ended while starting:
${program.said().slice(-2000)}`);
    return program;
  };
  after(async () => {
    await browser?.close();
    await program?.end('SIGTERM');
    await database.close();
    await rm(data, { recursive: true, force: true });
  });
  const startLink = /https?:\/\/\S+\/start#token=\S+/.exec((await start()).said())?.[0] ?? null;
  const token = startLink ? new URL(startLink).hash.replace('#token=', '') : undefined;

  const world: World = {
    url,
    databaseUrl: database.url,
    startLink,
    async setUp() {
      await post(`${url}/api/v1/setup`, {
        token,
        organization: {
          name: 'Mercy Valley',
          kind: 'charity',
          otherNames: [],
          language: 'en',
          timeZone: 'America/New_York',
        },
        facilities: [{ name: 'St. Anne', otherNames: ['Saint Anne'] }],
        administrator,
      });
    },
    async begin(options) {
      await world.setUp();
      const page = await world.openPage(options);
      await world.signIn(page);
      return page;
    },
    async lookAround(page) {
      await page.goto(startLink ?? `${url}/start`);
      await page.getByRole('button', { name: /Open the demonstration|Abrir la demostración/ }).click();
      await page.waitForURL('**/today', { timeout: 120_000 });
    },
    async signIn(page, who = administrator) {
      await page.goto(`${url}/sign-in`);
      await page.locator('input[type=email]').fill(who.email);
      await page.locator('input[type=password]').fill(who.password);
      await page.locator('button[type=submit]').click();
      await page.waitForURL('**/today');
    },
    async openPage(options) {
      browser ??= await openBrowser();
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-US',
        timezoneId: 'America/New_York',
        reducedMotion: 'reduce',
        ...options,
      });
      return watched(context);
    },
    async command(words) {
      const settings = { ...env, OPENROUNDS_DATABASE_URL: database.url, OPENROUNDS_DATA: data };
      const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'bin/openrounds.js'), ...words], {
        env: { ...process.env, ...settings },
        maxBuffer: 1e8,
      });
      return stdout;
    },
    async kill(signal = 'SIGKILL') {
      await program?.end(signal);
    },
    async restart() {
      await program?.end('SIGTERM');
      await start();
    },
  };
  return world;
}

async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // Not the package's own arguments: they put every visitor into one process, where they share what is kept.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--disable-sync',
    ],
    headless: true,
  });
}

/** A page on which an error or a dialog of a script is a failure, told when the page is closed or the file ends. */
async function watched(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  after(() => {
    if (wrong.length > 0) throw new Error(`On a page went wrong: ${wrong.slice(0, 5).join('; ')}`);
  });
  return page;
}

async function post(url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}
