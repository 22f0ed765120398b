// Whether an hour stands out from the same hour of past weeks: counts of people in, a decision with its reasons out. Pure.

export const sensitivities = ['low', 'middle', 'high'] as const;
export type Sensitivity = (typeof sensitivities)[number];

interface Measure {
  /** A past like this one has so many people in the hour at most this often by chance. */
  chance: number;
  /** So many times as many people as usual, at least. */
  times: number;
  /** So many people, at least. */
  people: number;
  /** Where there is too little past to compare with: so many people, at least. */
  peopleWithoutPast: number;
}

export const measures: Record<Sensitivity, Measure> = {
  low: { chance: 5e-7, times: 3, people: 12, peopleWithoutPast: 50 },
  middle: { chance: 6e-6, times: 2, people: 8, peopleWithoutPast: 25 },
  high: { chance: 8e-5, times: 1.5, people: 5, peopleWithoutPast: 12 },
};

/** How often a rule fires in a year where nothing happened, at most; the property test measures that it stays below. */
export const falseAlarmsInAYear: Record<Sensitivity, number> = { low: 1, middle: 3, high: 12 };

/** Weeks of past that are compared, and the fewest that tell anything. */
export const weeksCompared = 8;
export const fewestWeeks = 3;

/** Minutes between two looks, and from a first look above the past to the second. */
export const lookEvery = 5;
export const secondLookAfter = 2;
/** Minutes a rule rests after it fired. */
export const rest = 6 * 60;

export interface Judged {
  stands: boolean;
  /** People who are usual in this hour; null where there is too little past. */
  usual: number | null;
}

/**
 * @param people now in the hour
 * @param past people in the same hour of past weeks and in the hours beside it
 * @param weeks how many weeks of past there are, whole ones
 */
export function judge(people: number, past: readonly number[], weeks: number, sensitivity: Sensitivity): Judged {
  const measure = measures[sensitivity];
  if (weeks < fewestWeeks || past.length === 0) return { stands: people >= measure.peopleWithoutPast, usual: null };
  const { usual, spread } = habit(past);
  if (people < measure.people || people < measure.times * usual) return { stands: false, usual };
  return { stands: tail(people, usual, spread) <= measure.chance, usual };
}

/** What of the spread is believed before anything was counted, and as how many hours of counting it weighs. */
const spreadBelieved = 0.3;
const believedAs = 10;

/**
 * Mean and over-dispersion (variance = mean + spread · mean²) of past hours. Hours far above the rest are cut to the
 * height of a bad hour, so that last month's storm does not hide the next one.
 */
function habit(past: readonly number[]): { usual: number; spread: number } {
  const sorted = [...past].sort((a, b) => a - b);
  const median = middleOf(sorted);
  const off = middleOf(sorted.map((each) => Math.abs(each - median)).sort((a, b) => a - b));
  const most = median + 5 * Math.max(1.4826 * off, Math.sqrt(median + 1));
  const cut = sorted.map((each) => Math.min(each, most));
  const n = cut.length;
  const mean = cut.reduce((sum, each) => sum + each, 0) / n;
  const variance = n > 1 ? cut.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (n - 1) : mean;
  const seen = mean > 0 ? Math.max(0, (variance - mean) / mean ** 2) : 0;
  // The mean of few hours is itself uncertain: half a person more, and what its error adds to the spread.
  const usual = mean + 0.5 / n;
  const spread = (seen * n + spreadBelieved * believedAs) / (n + believedAs) + 1 / (n * Math.max(usual, 0.05));
  return { usual, spread };
}

function middleOf(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** P(X ≥ people) of a negative binomial with this mean and spread. */
export function tail(people: number, mean: number, spread: number): number {
  const size = 1 / spread;
  const stop = size / (size + mean);
  let chance = stop ** size;
  let below = chance;
  for (let k = 1; k < people; k++) {
    chance *= ((k - 1 + size) / k) * (1 - stop);
    below += chance;
  }
  return Math.max(0, 1 - below);
}

/** Steps of `lookEvery` minutes: how many people spoke in the hour that ends with each step. */
export function peopleByHour(said: readonly { step: number; person: string | null }[], steps: number): Uint32Array {
  const hour = 60 / lookEvery;
  const counts = new Uint32Array(steps);
  const later = new Int32Array(steps + 1);
  const until = new Map<string, number>();
  for (const { step, person } of [...said].sort((a, b) => a.step - b.step)) {
    if (step < 0 || step >= steps) continue;
    const end = Math.min(step + hour, steps);
    // A person counts from their first word on until an hour after their last.
    const from = person === null ? step : Math.max(step, until.get(person) ?? 0);
    if (person !== null) until.set(person, end);
    if (from >= end) continue;
    later[from] = later[from]! + 1;
    later[end] = later[end]! - 1;
  }
  for (let step = 0, sum = 0; step < steps; step++) {
    sum += later[step]!;
    counts[step] = sum;
  }
  return counts;
}

const stepsAWeek = (7 * 24 * 60) / lookEvery;
const stepsAnHour = 60 / lookEvery;

/** The same hour of past weeks, and the hours beside it. */
export function pastOf(counts: ArrayLike<number>, step: number, begins: number): { past: number[]; weeks: number } {
  const past: number[] = [];
  let weeks = 0;
  for (let week = 1; week <= weeksCompared; week++) {
    const then = step - week * stepsAWeek;
    if (then - 2 * stepsAnHour < begins) break;
    weeks++;
    for (const beside of [-stepsAnHour, 0, stepsAnHour]) past.push(counts[then + beside]!);
  }
  return { past, weeks };
}

/**
 * When a rule would have fired, as steps: with the second look and the rest after each.
 * @param begins the step at which anything was heard at all
 */
export function replay(counts: ArrayLike<number>, from: number, begins: number, sensitivity: Sensitivity): number[] {
  const fired: number[] = [];
  let suspected = false;
  for (let step = from; step < counts.length; step++) {
    const people = counts[step]!;
    if (people < measures[sensitivity].people) {
      suspected = false;
      continue;
    }
    const { past, weeks } = pastOf(counts, step, begins);
    const { stands } = judge(people, past, weeks, sensitivity);
    if (stands && suspected) {
      fired.push(step);
      suspected = false;
      step += rest / lookEvery;
    } else suspected = stands;
  }
  return fired;
}
