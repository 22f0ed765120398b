// Whose request it is: the address at the other end, or the one that a trusted proxy vouches for.

import ipaddr from 'ipaddr.js';

/**
 * Walks X-Forwarded-For from our side, past the proxies that are trusted; the first address beyond them is the
 * client's, whatever it claims further back.
 */
export function clientAddress(peer: string, forwarded: string | undefined, trusted: readonly string[]): string {
  let address = plain(peer);
  const claimed = forwarded?.split(',').map((part) => part.trim()) ?? [];
  while (claimed.length > 0 && isTrusted(address, trusted)) {
    const next = claimed.pop()!;
    if (!ipaddr.isValid(next)) break;
    address = plain(next);
  }
  return address;
}

/** An IPv4 address is written as one, also where it came over an IPv6 socket. */
function plain(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}

function isTrusted(address: string, trusted: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  return trusted.some((entry) => {
    if (!entry.includes('/')) return plain(entry) === address;
    const [range, bits] = ipaddr.parseCIDR(entry);
    return range.kind() === ip.kind() && ip.match(range, bits);
  });
}
