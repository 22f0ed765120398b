// Solves small linear programs exactly enough to be an attacker: what is the most and the least a sum can be?

const NEAR = 1e-7;

/** A sum of unknowns: how often each, by its place. */
export type Sum = ReadonlyMap<number, number>;

export interface Fact {
  sum: Sum;
  is: '=' | '≤';
  value: number;
}

/** Unknowns are zero or more. Null where the facts contradict each other. */
export function solver(
  unknowns: number,
  facts: readonly Fact[],
): { most(sum: Sum): number; least(sum: Sum): number } | null {
  const slacks = facts.filter(({ is }) => is === '≤').length;
  const width = unknowns + slacks + facts.length + 1;
  let slack = unknowns;
  const rows = facts.map(({ sum, is, value }, at) => {
    const row = new Float64Array(width);
    for (const [of, times] of sum) row[of] = times;
    if (is === '≤') row[slack++] = 1;
    row[width - 1] = value;
    if (value < 0) for (let i = 0; i < width; i++) row[i] = -(row[i] as number);
    row[unknowns + slacks + at] = 1;
    return row;
  });
  const basis = facts.map((_, at) => unknowns + slacks + at);
  const real = unknowns + slacks;
  // First the made-up unknowns are driven out.
  const goal = new Float64Array(width);
  for (let i = real; i < width - 1; i++) goal[i] = -1;
  if (run(rows, basis, goal, width, width - 1) < -NEAR) return null;
  for (let at = rows.length - 1; at >= 0; at--) {
    if ((basis[at] as number) < real) continue;
    const row = rows[at] as Float64Array;
    const into = row.findIndex((times, i) => i < real && Math.abs(times) > NEAR);
    if (into >= 0) pivot(rows, basis, at, into);
    else {
      rows.splice(at, 1);
      basis.splice(at, 1);
    }
  }
  const most = (sum: Sum): number => {
    const goal = new Float64Array(width);
    for (const [of, times] of sum) goal[of] = times;
    return run(
      rows.map((row) => row.slice()),
      [...basis],
      goal,
      width,
      real,
    );
  };
  return { most, least: (sum) => -most(new Map([...sum].map(([of, times]) => [of, -times]))) };
}

/** Simplex with Bland’s rule, which can’t go in circles. Changes rows and basis; infinite where nothing holds the goal. */
function run(rows: Float64Array[], basis: number[], goal: Float64Array, width: number, usable: number): number {
  for (;;) {
    const gain = (of: number) =>
      rows.reduce(
        (left, row, at) => left - (goal[basis[at] as number] as number) * (row[of] as number),
        goal[of] as number,
      );
    let into = -1;
    for (let of = 0; of < usable && into < 0; of++) if (gain(of) > NEAR) into = of;
    if (into < 0)
      return rows.reduce((all, row, at) => all + (goal[basis[at] as number] as number) * (row[width - 1] as number), 0);
    let out = -1;
    let least = Number.POSITIVE_INFINITY;
    rows.forEach((row, at) => {
      const times = row[into] as number;
      if (times <= NEAR) return;
      const ratio = (row[width - 1] as number) / times;
      if (ratio < least - NEAR || (ratio < least + NEAR && (basis[at] as number) < (basis[out] as number))) {
        least = ratio;
        out = at;
      }
    });
    if (out < 0) return Number.POSITIVE_INFINITY;
    pivot(rows, basis, out, into);
  }
}

function pivot(rows: Float64Array[], basis: number[], at: number, into: number): void {
  const row = rows[at] as Float64Array;
  const by = row[into] as number;
  for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) / by;
  rows.forEach((other, place) => {
    const times = other[into] as number;
    if (place === at || times === 0) return;
    for (let i = 0; i < row.length; i++) other[i] = (other[i] as number) - times * (row[i] as number);
  });
  basis[at] = into;
}
