// What of a table of people by topic and place may leave the team: no group below eleven is shown, nor can one be worked out from
// what is shown. docs/decisions/0013-numbers-outside.md says why it is done so.

/** A group of fewer people stays inside the team. */
export const MIN_OUTSIDE = 11;

/** People who spoke of one place, or of all together, and how many of them on each topic. */
export interface Heard {
  people: number;
  topics: ReadonlyMap<string, number>;
}

/** The same people counted in four ways. */
export interface HeardByPlace {
  all: Heard;
  /** Only posts that name a place. */
  named: Heard;
  /** Only posts that name none. */
  unnamed: Heard;
  places: readonly Heard[];
}

/** What may be shown; what is missing is fewer than eleven, or hidden so that something else can't be worked out. */
export interface Shown {
  people: number | null;
  topics: Map<string, number>;
}

export interface ShownByPlace {
  together: Shown;
  /** As the places that were passed. */
  places: Shown[];
  /** Whether posts that name no place are counted in `together`. */
  unnamed: boolean;
}

/**
 * Hides every group of fewer than eleven people: of a place or all together, on a topic and not on it. Then hides more until,
 * of every small group and every sum of hidden ones, each number from 0 to 10 stays possible to whoever subtracts all that is
 * shown and takes it that each person spoke of one place alone. A place's figures are hidden before those of all together, small
 * ones first.
 */
export function protect({ all, named, unnamed, places }: HeardByPlace): ShownByPlace {
  const counted = unnamed.people >= MIN_OUTSIDE;
  const whole = counted ? all : named;
  const parts: Part[] = places.map((heard) => ({ heard, closed: isSmall(heard.people) }));
  if (counted) parts.push({ heard: unnamed, closed: true });
  const shown = (): ShownByPlace => ({
    together: { people: null, topics: new Map() },
    places: places.map(() => ({ people: null, topics: new Map() })),
    unnamed: counted,
  });
  const table = shown();
  if (isSmall(whole.people)) return table;

  let rest = restOf(whole, parts);
  while (!isClosedSafely(parts, rest)) {
    const next = smallest(
      parts.filter(({ closed }) => !closed),
      ({ heard }) => heard.people,
    );
    if (!next) break;
    next.closed = true;
    rest = restOf(whole, parts);
  }
  table.together.people = whole.people;
  table.places.forEach((place, at) => {
    if (!parts[at]?.closed) place.people = parts[at]?.heard.people ?? null;
  });

  for (const [topic, together] of whole.topics) {
    const cells = parts.map(({ heard, closed }) => cellOf(heard, topic, closed));
    const openly = !isSmall(together) && !isSmall(whole.people - together);
    while (openly && !isRowSafe(cells, { on: together, off: whole.people - together }, rest)) {
      const next = smallest(
        cells.filter(({ hidden }) => !hidden),
        ({ on }) => on,
      );
      if (!next) break;
      next.hidden = true;
    }
    if (openly && isRowSafe(cells, { on: together, off: whole.people - together }, rest))
      table.together.topics.set(topic, together);
    table.places.forEach((place, at) => {
      const cell = cells[at];
      if (cell && !cell.hidden) place.topics.set(topic, cell.on);
    });
  }
  return table;
}

interface Part {
  heard: Heard;
  /** None of its figures is shown. */
  closed: boolean;
}

/** People of one place on a topic, and not on it. */
interface Cell {
  on: number;
  off: number;
  hidden: boolean;
  closed: boolean;
}

const isSmall = (people: number) => people < MIN_OUTSIDE;

function cellOf({ people, topics }: Heard, topic: string, closed: boolean): Cell {
  const on = topics.get(topic) ?? 0;
  return { on, off: people - on, hidden: closed || isSmall(on) || isSmall(people - on), closed };
}

/** What remains of all together when the places that are shown are taken away. */
const restOf = (whole: Heard, parts: readonly Part[]): number =>
  whole.people - sum(parts.filter(({ closed }) => !closed).map(({ heard }) => heard.people));

/** Places that are not shown: none, nobody, or together enough that nobody can tell how they share the rest. */
function isClosedSafely(parts: readonly Part[], rest: number): boolean {
  const closed = sum(parts.filter(({ closed }) => closed).map(({ heard }) => heard.people));
  return closed === 0 || rest >= MIN_OUTSIDE;
}

/** Whether a row whose sum is shown gives away none of its hidden cells, neither those on the topic nor those off it. */
function isRowSafe(cells: readonly Cell[], whole: { on: number; off: number }, rest: number): boolean {
  const hidden = cells.filter((cell) => cell.hidden);
  // No place has more people on the topic than all together: those off it can't be fewer than what is left of its people.
  if (hidden.some(({ on, off, closed }) => !closed && off > 0 && isSmall(off) && on + off > whole.on)) return false;
  return (['on', 'off'] as const).every((side) => {
    const left = whole[side] - sum(cells.filter((cell) => !cell.hidden).map((cell) => cell[side]));
    return isSideSafe(
      hidden.map((cell) => ({ people: cell[side], room: cell.on + cell.off, closed: cell.closed })),
      left,
      rest,
    );
  });
}

/**
 * Whether `left`, what the hidden cells share, could lie elsewhere than in any group of them that is small in truth. A cell has
 * room for as many as its place has people; closed places share `rest` in a way nobody knows.
 */
function isSideSafe(
  hidden: readonly { people: number; room: number; closed: boolean }[],
  left: number,
  rest: number,
): boolean {
  const inAll = sum(hidden.map(({ people }) => people));
  if (inAll === 0) return true;
  if (left < MIN_OUTSIDE) return false;
  // Who spoke of two places is counted twice in `inAll`: a group may be smaller than its sum by as much.
  const small = MIN_OUTSIDE - 1 + Math.max(0, inAll - left);
  const open = hidden.filter(({ closed }) => !closed);
  const closed = hidden.filter((cell) => cell.closed);
  // A group is as large as the largest of its cells.
  const low = open.filter(({ people }) => isSmall(people));
  const room = sum(open.map((cell) => cell.room));
  const closedPeople = sum(closed.map(({ people }) => people));
  const elsewhere = room - mostRoom(low, small) + (closed.length > 0 ? rest : 0);
  if (elsewhere < left) return false;
  if (closed.length === 0 || closedPeople > small || closed.some(({ people }) => !isSmall(people))) return true;
  return room - mostRoom(low, small - closedPeople) >= left;
}

/** The most room that cells with `small` people or fewer can have together. */
function mostRoom(cells: readonly { people: number; room: number }[], small: number): number {
  const best = new Float64Array(small + 1);
  for (const { people, room } of cells)
    for (let with_ = small; with_ >= people; with_--)
      best[with_] = Math.max(best[with_] as number, (best[with_ - people] as number) + room);
  return best[small] as number;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function smallest<T>(of: readonly T[], size: (one: T) => number): T | undefined {
  return of.reduce<T | undefined>(
    (least, one) => (least === undefined || size(one) < size(least) ? one : least),
    undefined,
  );
}
