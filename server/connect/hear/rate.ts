// How many were read in the last minute.

const slots = 12;
const slotMs = 5000;

/** @param now milliseconds that only grow */
export function openRate(now: () => number = () => performance.now()) {
  const counts = new Array<number>(slots).fill(0);
  const begun = now();
  let current = Math.floor(begun / slotMs);
  const forward = () => {
    const slot = Math.floor(now() / slotMs);
    for (let empty = current + 1; empty <= Math.min(slot, current + slots); empty++) counts[empty % slots] = 0;
    current = slot;
  };
  return {
    add(read: number): void {
      forward();
      counts[current % slots]! += read;
    },
    perMinute(): number {
      forward();
      const seconds = Math.min(60, Math.max(5, (now() - begun) / 1000));
      return Math.round((counts.reduce((sum, count) => sum + count, 0) * 60) / seconds);
    },
  };
}
