// A real WordPress on a real MariaDB, from Debian's packages, in a folder of its own; gone when the test ends.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { missing } from '../debian.ts';
import { freePort } from '../program.ts';

const run = promisify(execFile);
const packaged = '/usr/share/wordpress';

/** Why there can be none here, or false. */
export const noWordPress = () =>
  missing(
    ['wordpress', 'mariadb-server', 'php-cli', 'php-mysql'],
    [`${packaged}/wp-load.php`, '/usr/sbin/mariadbd', '/usr/bin/php'],
  );

export interface WordPress {
  url: string;
  user: string;
  /** An application password. */
  password: string;
  /** Runs PHP inside WordPress and returns what it prints. */
  php(code: string): Promise<string>;
  /** Ends the web server, or begins it again. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWordPress(): Promise<WordPress> {
  const home = await mkdtemp(join(tmpdir(), 'openrounds-wordpress-'));
  const site = join(home, 'site');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const database = await startMariaDb(home);
  await cp(packaged, site, { recursive: true, dereference: true, filter: (path) => !path.endsWith('/wp-config.php') });
  await mkdir(join(site, 'wp-content', 'uploads'), { recursive: true });
  await writeFile(join(site, 'wp-config.php'), config(database.socket, url));
  let web: ChildProcess | null = null;
  const resume = async () => {
    // Several workers: a request of WordPress to itself would otherwise wait for its own end.
    web = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', site], {
      stdio: 'ignore',
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
      detached: true,
    });
    await answers(url);
  };
  const pause = async () => {
    if (web?.pid) {
      process.kill(-web.pid, 'SIGKILL');
      await ended(web);
    }
    web = null;
  };
  const php = async (code: string, before = '') => {
    const script = `${before} define('WP_USE_THEMES', false); $_SERVER['HTTP_HOST'] = '127.0.0.1:${port}'; require '${site}/wp-load.php'; ${code}`;
    const { stdout } = await run('php', ['-d', 'display_errors=stderr', '-r', script], { cwd: site });
    return stdout.trim();
  };
  const stop = async () => {
    await pause();
    await database.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await php(install(site), "define('WP_INSTALLING', true);");
    await resume();
    const password = await php(
      `echo WP_Application_Passwords::create_new_application_password(1, ['name' => 'OpenRounds'])[0];`,
    );
    return { url, user: 'communications', password, php, pause, resume, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const install = (site: string) => `
  require_once '${site}/wp-admin/includes/upgrade.php';
  wp_install('Mercy Valley', 'communications', 'joanne.park@mercyvalley.example', true, '', '${randomBytes(12).toString('hex')}');
  update_option('comment_moderation', 0); update_option('comment_previously_approved', 0);
`;

const config = (socket: string, url: string) => `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '${url}'); define('WP_SITEURL', '${url}'); define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
${['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].map((name) => `define('${name}_KEY', '${randomBytes(16).toString('hex')}'); define('${name}_SALT', '${randomBytes(16).toString('hex')}');`).join('\n')}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

async function startMariaDb(home: string): Promise<{ socket: string; stop(): Promise<void> }> {
  const data = join(home, 'data');
  // Short: the path of a socket has a limit.
  const socket = join(home, 's');
  await mkdir(data);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const id = async (flag: string) => Number((await run('id', [flag, 'mysql'])).stdout);
    const [uid, gid] = [await id('-u'), await id('-g')];
    for (const folder of [home, data]) await chown(folder, uid, gid);
  }
  const user = asRoot ? ['--user=mysql'] : [];
  await run('mariadb-install-db', [
    '--no-defaults',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    ...user,
  ]);
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socket}`,
      '--skip-networking',
      `--pid-file=${home}/pid`,
      ...user,
    ],
    { stdio: 'ignore' },
  );
  const client = (sql: string) => run('mariadb', ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', sql]);
  for (let tries = 0; ; tries++) {
    try {
      await client('create database wordpress character set utf8mb4');
      break;
    } catch (error) {
      if (tries > 100 || server.exitCode !== null) throw error;
      await new Promise((soon) => setTimeout(soon, 200));
    }
  }
  return {
    socket,
    async stop() {
      server.kill('SIGKILL');
      await ended(server);
    },
  };
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((done) => child.once('exit', () => done()));

async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await fetch(`${url}/?rest_route=/`);
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((soon) => setTimeout(soon, 100));
    }
  }
}
