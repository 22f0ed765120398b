/** The time, asked for through one door so that tests can hold it still. */

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export interface FixedClock extends Clock {
  /** Moves the time on by `ms` milliseconds. */
  advance(ms: number): void;
}

/** A clock that stands at `start` until it is advanced. */
export function fixedClock(start: Date | string): FixedClock {
  let time = new Date(start).getTime();
  if (Number.isNaN(time)) throw new RangeError(`Not a time: ${start}`);
  return {
    now: () => new Date(time),
    advance: (ms) => {
      time += ms;
    },
  };
}
