/** The settings: strings from the environment, checked, grouped and given their defaults once, at the start. */

import { resolve } from 'node:path';
import type { LogLevel } from './log.ts';
import { version } from './root.ts';
import { type Reader, readSettings } from './settings.ts';

export interface Config {
  /** Whether this process answers requests, does the background work, or both. */
  role: 'all' | 'web' | 'worker';
  /** The address it listens on. */
  host: string;
  port: number;
  /** The public address, without a slash at its end. */
  url: string;
  /** The folder of keys and of the embedded PostgreSQL, absolute. */
  data: string;
  /** Somebody else's PostgreSQL as its owner; null for the embedded one. */
  databaseUrl: string | null;
  /** Connections the app takes at most. */
  databaseConnections: number;
  /** Addresses and ranges of the proxies whose X-Forwarded-* headers count. */
  trustProxy: string[];
  /** Hosts, addresses and ranges that outgoing requests may reach although they are private. */
  allowPrivate: string[];
  /** The server that sends the program's own mail, as `smtps://user:password@host`; null: no mail leaves. */
  smtpUrl: string | null;
  /** Whom that mail comes from. */
  mailFrom: string | null;
  /** The folder of an ONNX text classifier that reads feeling or topics; null for none. */
  onnxModel: string | null;
  logLevel: LogLevel;
  /** Bluesky's public stream and look-ups. */
  jetstreamUrl: string;
  publicApiUrl: string;
  /** The directory of Bluesky's accounts. */
  plcUrl: string;
  /** Keys given by the environment in place of those in `data/keys.json`; of secret keys the first seals, all open. */
  sessionSecret: string | null;
  secretKeys: string[];
  version: string;
}

type Environment = Record<string, string | undefined>;

/**
 * Reads the settings `OPENROUNDS_*`; others are left alone, as are those of tests and benches.
 * @throws SettingsError naming every setting that is wrong.
 */
export function readConfig(env: Environment): Config {
  return readSettings(env, (read: Reader) => {
    const port = read.whole('PORT', 8080, 1, 65_535);
    return {
      role: read.oneOf('ROLE', ['all', 'web', 'worker'], 'all'),
      host: read.host('HOST', '127.0.0.1'),
      port,
      url: read.origin('URL', `http://localhost:${port}`),
      data: resolve(read.text('DATA', './data')),
      databaseUrl: read.address('DATABASE_URL', null, ['postgres:', 'postgresql:']),
      databaseConnections: read.whole('DATABASE_CONNECTIONS', 20, 2, 1000),
      trustProxy: read.networks('TRUST_PROXY', false),
      allowPrivate: read.networks('ALLOW_PRIVATE', true),
      smtpUrl: read.address('SMTP_URL', null, ['smtp:', 'smtps:']),
      mailFrom: read.text('MAIL_FROM', '') || null,
      onnxModel: read.folder('ONNX_MODEL'),
      logLevel: read.oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
      jetstreamUrl: read.address('JETSTREAM_URL', 'wss://jetstream2.us-east.bsky.network/subscribe', ['ws:', 'wss:']),
      publicApiUrl: read.address('PUBLIC_API_URL', 'https://public.api.bsky.app', ['http:', 'https:']),
      plcUrl: read.address('PLC_URL', 'https://plc.directory', ['http:', 'https:']),
      sessionSecret: read.secret('SESSION_SECRET', 32),
      secretKeys: read.keys('SECRET_KEY'),
      version,
    };
  });
}
