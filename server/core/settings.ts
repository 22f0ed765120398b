/** Reads settings one by one and gathers what is wrong, so that one error names all of it. */

import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';

const prefix = 'OPENROUNDS_';

export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`These settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

export type Reader = ReturnType<typeof reader>['read'];

/** Reads `env` through `shape`; settings of ours that `shape` never asked for are wrong too (a typing error). */
export function readSettings<T>(env: Record<string, string | undefined>, shape: (read: Reader) => T): T {
  const { read, problems, known } = reader(env);
  const settings = shape(read);
  for (const name of Object.keys(env)) {
    if (!name.startsWith(prefix) || /^OPENROUNDS_(TEST|BENCH)_/.test(name) || known.has(name)) continue;
    problems.push(`${name}: there is no such setting`);
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

function reader(env: Record<string, string | undefined>) {
  const problems: string[] = [];
  const known = new Set<string>();

  /** The trimmed value, or the default when it is missing, empty or refused by `parse`. */
  function take<T>(name: string, fallback: T, expected: string, parse: (value: string) => T | undefined): T {
    known.add(prefix + name);
    const value = env[prefix + name]?.trim();
    if (!value) return fallback;
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    problems.push(`${prefix + name}: expected ${expected}`);
    return fallback;
  }

  const read = {
    text: (name: string, fallback: string): string => take(name, fallback, 'text', (value) => value),

    /** Absolute; null where none is named. */
    folder: (name: string): string | null => take<string | null>(name, null, 'a folder', (value) => resolve(value)),

    whole: (name: string, fallback: number, least: number, most: number): number =>
      take(name, fallback, `a whole number from ${least} to ${most}`, (value) => {
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        return number >= least && number <= most ? number : undefined;
      }),

    oneOf: <const T extends string>(name: string, choices: readonly T[], fallback: NoInfer<T>): T =>
      take<T>(name, fallback, `one of ${choices.join(', ')}`, (value) => choices.find((choice) => choice === value)),

    /** An address or a host name to listen on. */
    host: (name: string, fallback: string): string =>
      take(name, fallback, 'an IP address or a host name', (value) => (isHost(value) ? value : undefined)),

    /** Scheme, host and port alone, as in `https://voices.example.org`. */
    origin: (name: string, fallback: string): string =>
      take(name, fallback, 'http:// or https:// with a host and no path', (value) => {
        const url = parseUrl(value, ['http:', 'https:']);
        return url && url.pathname === '/' && !url.search && !url.hash && !url.username ? url.origin : undefined;
      }),

    address: <T extends string | null>(name: string, fallback: T, schemes: string[]): string | T =>
      take<string | T>(name, fallback, `an address that begins with ${schemes.join('// or ')}//`, (value) =>
        parseUrl(value, schemes) ? value.replace(/\/+$/, '') : undefined,
      ),

    /** A list of addresses and ranges, and of host names where `names` allows them. */
    networks: (name: string, names: boolean): string[] =>
      take(name, [], `a list of IP addresses or ranges${names ? ' or host names' : ''}, parted by commas`, (value) => {
        const list = value.split(/[\s,]+/).filter(Boolean);
        const good = (item: string) => ipaddr.isValid(item) || ipaddr.isValidCIDR(item) || (names && isHost(item));
        return list.every(good) ? list.map((item) => item.toLowerCase()) : undefined;
      }),

    secret: (name: string, least: number): string | null =>
      take<string | null>(name, null, `at least ${least} characters`, (value) =>
        value.length >= least ? value : undefined,
      ),

    /** Keys of 32 bytes in base64 or hexadecimal, parted by commas, handed on in base64. */
    keys: (name: string): string[] =>
      take(name, [], '32 bytes in base64 or hexadecimal; several keys parted by commas', (value) => {
        const keys = value
          .split(/[\s,]+/)
          .map((key) => Buffer.from(key, /^[0-9a-f]{64}$/i.test(key) ? 'hex' : 'base64'));
        return keys.every(({ length }) => length === 32) ? keys.map((key) => key.toString('base64')) : undefined;
      }),
  };
  return { read, problems, known };
}

function parseUrl(value: string, schemes: string[]): URL | null {
  const url = URL.parse(value);
  // A PostgreSQL behind a socket has its folder in `?host=` instead.
  const host = url?.hostname || url?.searchParams.get('host');
  return url && host && schemes.includes(url.protocol) ? url : null;
}

function isHost(value: string): boolean {
  return (
    ipaddr.isValid(value) ||
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(value)
  );
}
