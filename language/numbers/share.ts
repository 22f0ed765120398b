// A share of people, and how far it can be trusted.

/** 95 of 100 intervals made so hold the true value. */
export const Z95 = 1.959963984540054;

export interface Share {
  /** 0 to 1. */
  value: number;
  low: number;
  high: number;
  /** Set where the machine's share was corrected by how often it agrees with people. */
  corrected?: {
    /** What the machine counted. */
    machine: number;
    /** On how many posts that a person read too. */
    doubleRead: number;
  };
}

/**
 * The share `hits` of `people` with its 95% interval by Wilson's score method (Wilson 1927; recommended for small numbers by
 * Brown, Cai and DasGupta 2001). Without anybody the share is 0 and the interval says nothing: 0 to 1.
 * Throws `RangeError` on anything but 0 ≤ hits ≤ people.
 */
export function wilson(hits: number, people: number, z = Z95): Share {
  if (!(hits >= 0 && hits <= people && people < Number.POSITIVE_INFINITY))
    throw new RangeError(`${hits} of ${people} is no share.`);
  if (people === 0) return { value: 0, low: 0, high: 1 };
  const value = hits / people;
  const square = z * z;
  const middle = (hits + square / 2) / (people + square);
  const half = (z / (people + square)) * Math.sqrt((hits * (people - hits)) / people + square / 4);
  // Rounding of the last bit must put neither bound on the wrong side.
  return {
    value,
    low: hits === 0 ? 0 : Math.min(value, Math.max(0, middle - half)),
    high: hits === people ? 1 : Math.max(value, Math.min(1, middle + half)),
  };
}
