// The key of a record that we make: the same for every try of one delivery, so that a second try finds the first.
import { createHash } from 'node:crypto';

const letters = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * A timestamp identifier (TID) as the network wants one: microseconds and ten bits more. The milliseconds are those of the
 * delivery's id (UUID version 7), the rest is drawn from it.
 */
export function recordKey(deliveryId: string): string {
  const ms = BigInt(`0x${deliveryId.replaceAll('-', '').slice(0, 12)}`);
  const drawn = createHash('sha256').update(deliveryId).digest().readUInt32BE(0);
  const micros = ms * 1000n + BigInt(drawn % 1000);
  let rest = (micros << 10n) | BigInt((drawn >>> 10) & 0x3ff);
  let key = '';
  for (let at = 0; at < 13; at++) {
    key = letters[Number(rest & 31n)] + key;
    rest >>= 5n;
  }
  return key;
}
