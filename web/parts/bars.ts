// What a volume chart draws: days gathered into bars that can still be hit, and an axis that begins at zero.

export interface Day {
  day: string;
  posts: number;
  people: number;
  before: number;
}

export interface Bar {
  from: string;
  to: string;
  posts: number;
  /** Null for several days together: people are not added up, some spoke on more than one. */
  people: number | null;
  before: number;
}

/** Bars of one day, or of as many as it takes for a bar to be at least `least` wide in `width`. */
export function barsOf(days: readonly Day[], width: number, least = 7): Bar[] {
  const sizes = [1, 7, 28, 91];
  const size = sizes.find((each) => width / Math.ceil(days.length / each) >= least) ?? 364;
  const bars: Bar[] = [];
  // Counted from the last day, so that the newest bar is never a stump.
  for (let end = days.length; end > 0; end -= size) {
    const held = days.slice(Math.max(0, end - size), end);
    const [first, last] = [held[0] as Day, held.at(-1) as Day];
    bars.unshift({
      from: first.day,
      to: last.day,
      posts: sum(held.map(({ posts }) => posts)),
      people: held.length === 1 ? first.people : null,
      before: sum(held.map(({ before }) => before)),
    });
  }
  return bars;
}

/** Zero, the middle and the top: three round numbers that hold the most. */
export function gridOf(most: number): [number, number, number] {
  const half = Math.max(1, most / 2);
  const ten = 10 ** Math.floor(Math.log10(half));
  const step = ([1, 2, 3, 4, 5, 6, 8, 10].find((each) => each * ten >= half) ?? 10) * ten;
  return [0, step, 2 * step];
}

/** Which bars carry a label: counted from the last, each with `room` px for itself. */
export function labelled(bars: number, width: number, room = 100): Set<number> {
  const every = Math.max(1, Math.ceil((room * bars) / Math.max(width, 1)));
  // A week apart where bars are days reads best.
  const step = every > 3 && every < 7 ? 7 : every;
  const chosen = new Set<number>();
  for (let at = bars - 1; at >= 0; at -= step) chosen.add(at);
  return chosen;
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
