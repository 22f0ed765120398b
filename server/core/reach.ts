// Which addresses a request to the outside may reach: those of the open internet, and what a setting allows.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface Found {
  address: string;
  family: number;
}
export type Resolve = (host: string) => Promise<Found[]>;

/** The shape of `dns.lookup`, for sockets made elsewhere. */
export type Lookup = (
  host: string,
  options: { all?: boolean },
  done: (error: NodeJS.ErrnoException | null, address: string | Found[], family?: number) => void,
) => void;

export class PrivateAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

export interface Reach {
  /** The addresses of a host that may be reached; throws PrivateAddress when there is none. */
  resolve: Resolve;
  /** The same for sockets: the address that was judged is the one connected to, so a name can't change in between. */
  lookup: Lookup;
  /** Throws PrivateAddress for a literal address (which nobody looks up) that may not be reached. */
  judge(host: string): void;
}

/** @param allowed hosts, addresses and ranges that may be reached although they are private */
export function reachOf(
  allowed: readonly string[],
  ask: Resolve = (host) => lookup(host, { all: true, verbatim: true }),
): Reach {
  const names = allowed.map((entry) => bare(entry));

  const may = (host: string, address: string): boolean =>
    isPublic(address) || names.some((entry) => entry === host || entry === address || within(entry, address));

  const resolve: Resolve = async (host) => {
    const name = bare(host);
    const family = isIP(name);
    const found = family ? [{ address: name, family }] : await ask(name);
    const good = found.filter(({ address }) => may(name, address));
    if (good.length === 0) throw new PrivateAddress('Not an address of the open internet');
    return good;
  };

  return {
    resolve,
    lookup(host, options, done) {
      resolve(host).then(
        (found) => (options.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family)),
        (error) => done(error, '', 0),
      );
    },
    judge(host) {
      const name = bare(host);
      if (isIP(name) && !may(name, name)) throw new PrivateAddress('Not an address of the open internet');
    },
  };
}

/** The host of a virtual machine at Azure: a number of the open internet that answers inside alone, also with keys. */
const insideOfACloud = new Set(['168.63.129.16']);

/** True for addresses of the open internet alone. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (insideOfACloud.has(parsed.toString())) return false;
  if (parsed.range() !== 'unicast') return false;
  // Of IPv6, 2000::/3 is all that was ever given out.
  return parsed instanceof ipaddr.IPv4 || (parsed.parts[0]! & 0xe000) === 0x2000;
}

function within(range: string, address: string): boolean {
  if (!range.includes('/')) return false;
  try {
    const [net, bits] = ipaddr.parseCIDR(range);
    const parsed = ipaddr.process(address);
    return parsed.kind() === net.kind() && parsed.match([net, bits] as never);
  } catch {
    return false;
  }
}

const bare = (host: string) => host.toLowerCase().replace(/^\[|\]$/g, '');
