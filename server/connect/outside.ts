// What connectors take from outside, value by value: of the wrong type it is nothing, too long it is cut, and it can always be stored.

export type Outside = Record<string, unknown>;

export const object = (value: unknown): Outside | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Outside) : undefined;

/** At most `most` items of a list; of anything else, none. */
export const list = (value: unknown, most = 100): unknown[] => (Array.isArray(value) ? value.slice(0, most) : []);

/** Trimmed, without NUL and half characters, at most `most` UTF-16 units; undefined when nothing is left. */
export function line(value: unknown, most = 300): string | undefined {
  if (typeof value !== 'string') return undefined;
  return storable(value.slice(0, most)).trim() || undefined;
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
export function storable(text: string): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', '') : text;
  return whole.isWellFormed() ? whole : whole.toWellFormed();
}

/** A web address to link to; undefined for every other scheme and for what is no address. */
export function webAddress(value: unknown, base?: string): string | undefined {
  const text = line(value, 2000);
  if (!text) return undefined;
  const url = URL.parse(text, base);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href.slice(0, 2000) : undefined;
}

/** Whether an address is on one of these hosts (with a port where it has one); "www." makes no other host. */
export function isOn(address: string | URL, hosts: readonly string[]): boolean {
  const bare = (host: string) => host.toLowerCase().replace(/^www\./, '');
  const url = URL.parse(address);
  return url !== null && hosts.some((host) => bare(host) === bare(url.host));
}

/** A whole number from 0 that a database `int` holds. */
export const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? Math.min(Math.trunc(value), 2 ** 31 - 1)
    : undefined;

const oldest = Date.parse('1990-01-01T00:00:00Z');
const ahead = 5 * 60_000;

/** When something was said, if it can be true: not before 1990 and not more than five minutes from now. */
export function saidAt(value: unknown, now: Date): Date | undefined {
  const ms = value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return ms >= oldest && ms <= now.getTime() + ahead ? new Date(ms) : undefined;
}

/** A language tag as BCP 47 writes it, or undefined. */
export function languageTag(value: unknown): string | undefined {
  const tag = line(value, 35);
  return tag && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag.toLowerCase() : undefined;
}

/** What came, kept for proof: undefined when it is too large to keep or no JSON. */
export function proof(value: unknown, most = 32_000): unknown {
  try {
    const text = JSON.stringify(value);
    if (text.length > most) return undefined;
    return /\\u0000|\\ud[89a-f]/i.test(text) ? undefined : value;
  } catch {
    return undefined;
  }
}
