/** What `pg` needs to know to connect, from an address, with our settings for the session beside the address's own. */

import type { ClientConfig } from 'pg';

/**
 * The client's configuration. `pg` lets an address override what stands beside it, so the address's own `options`
 * come first and ours, the role among them, last.
 */
export function connectionOptions(url: string, settings: Record<string, string> = {}): ClientConfig {
  const address = new URL(url);
  const theirs = address.searchParams.get('options');
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const options = [theirs, ...ours].filter(Boolean).join(' ');
  address.searchParams.delete('options');
  address.searchParams.delete('application_name');
  return { connectionString: address.href, ...(options && { options }) };
}

/** The same server and rights, another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}
