/** Ids: UUID version 7 (RFC 9562), made by the program, in the order in which they were asked for. */

import { randomFillSync } from 'node:crypto';
import { type Clock, systemClock } from './clock.ts';

/** Random bytes are drawn for many ids at once: a draw costs more than an id. */
const pool = Buffer.alloc(16 * 256);
let drawn = pool.length;

function nextRandom(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += 16;
  return pool.subarray(drawn - 16, drawn);
}

const last = new WeakMap<Clock, { ms: number; counter: number }>();

/**
 * A new id. Ids of one process and one clock sort in the order they were made, also within a millisecond and
 * when the clock is set back.
 */
export function newId(clock: Clock = systemClock): string {
  const bytes = nextRandom();
  const now = clock.now().getTime();
  const before = last.get(clock);
  let ms = now;
  // The counter starts in the lower half of its 12 bits, so a busy millisecond has room to count up.
  let counter = bytes.readUInt16BE(6) & 0x7ff;
  if (before && now <= before.ms) {
    const full = before.counter === 0xfff;
    ms = full ? before.ms + 1 : before.ms;
    if (!full) counter = before.counter + 1;
  }
  last.set(clock, { ms, counter });
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(value: string): boolean {
  return uuid.test(value);
}
