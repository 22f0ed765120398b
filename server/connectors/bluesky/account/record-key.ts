// The key of a record that we make: the same for every try of one delivery, so that a second try finds the first.
import { createHash } from 'node:crypto';

const letters = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * A timestamp identifier (TID) as the network wants one: microseconds and ten bits more. The milliseconds are those of the
 * delivery's id (UUID version 7), the rest is its counter, which no other of that process and millisecond has, and a little that
 * is drawn from it for those of other processes.
 */
export function recordKey(deliveryId: string): string {
  const digits = deliveryId.replaceAll('-', '');
  const ms = BigInt(`0x${digits.slice(0, 12)}`);
  const counter = BigInt(`0x${digits.slice(13, 16)}`);
  const drawn = createHash('sha256').update(deliveryId).digest().readUInt32BE(0);
  // A millisecond has 1,024,000 places: 4,096 counters, 250 for each.
  let rest = ms * 1_024_000n + counter * 250n + BigInt(drawn % 250);
  let key = '';
  for (let at = 0; at < 13; at++) {
    key = letters[Number(rest & 31n)] + key;
    rest >>= 5n;
  }
  return key;
}
