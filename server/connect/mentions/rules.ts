// Which mentions are taken: two web addresses, the target on a site the channel declares as its own.
import type { Settings } from '../connector.ts';
import { isOn } from '../outside.ts';

/** Why one is not taken: an address that is none, twice the same, not about us, or from our own site. */
export type Why = 'source' | 'target' | 'same' | 'elsewhere' | 'own';

export type Checked = { ok: true; source: string; target: string; host: string } | { ok: false; why: Why };

const longest = 2000;

/** @param sites hosts of ours, with a port where they have one */
export function checkMention(given: { source: unknown; target: unknown }, sites: readonly string[]): Checked {
  const source = addressIn(given.source);
  if (!source) return { ok: false, why: 'source' };
  const target = addressIn(given.target);
  if (!target) return { ok: false, why: 'target' };
  // A fragment is never asked for: with and without it is one page.
  source.hash = '';
  if (source.href === target.href.split('#')[0]) return { ok: false, why: 'same' };
  if (!isOn(target, sites)) return { ok: false, why: 'elsewhere' };
  if (isOn(source, sites)) return { ok: false, why: 'own' };
  return { ok: true, source: source.href, target: target.href, host: source.host };
}

export const sitesOf = (settings: Settings): string[] => (settings.connector === 'webmention' ? settings.sites : []);

function addressIn(value: unknown): URL | undefined {
  if (typeof value !== 'string' || value.length > longest) return undefined;
  const url = URL.parse(value.trim());
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) return undefined;
  return url.href.length <= longest ? url : undefined;
}
