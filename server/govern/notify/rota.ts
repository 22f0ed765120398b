// Whose turn it is: a list of people, a week each, with those who stand in.
import { dayNumber, dayOfNumber, type LocalTime } from './local-time.ts';

export interface Rota {
  people: readonly string[];
  /** The day on which the first of the list begins; each next begins seven days later at the same minute. */
  begins: string;
  beginsMinute: number;
}

export interface StandIn {
  personId: string;
  from: Date;
  to: Date;
}

export interface Shift {
  personId: string;
  from: string;
  to: string;
}

const week = 7;

/** How many turns lie between the first of the list's and this moment; before it, the count goes below zero. */
function turnAt({ begins, beginsMinute }: Rota, { day, minute }: LocalTime): number {
  const days = dayNumber(day) - dayNumber(begins) - (minute < beginsMinute ? 1 : 0);
  return Math.floor(days / week);
}

const inTurn = <T>(list: readonly T[], turn: number): T | undefined =>
  list.length === 0 ? undefined : list[((turn % list.length) + list.length) % list.length];

/** The newest stand-in that covers the moment, among those given oldest first. */
export const standInAt = (standIns: readonly StandIn[], at: Date): StandIn | undefined =>
  standIns.findLast(({ from, to }) => from <= at && at < to);

/** Everybody who may be called one after the other: who stands in, whose week it is, then the rest in turn. */
export function callingOrder(
  rota: Rota | undefined,
  standIns: readonly StandIn[],
  at: Date,
  local: LocalTime,
): string[] {
  const first = standInAt(standIns, at)?.personId;
  const people = rota?.people ?? [];
  const turn = rota && people.length > 0 ? turnAt(rota, local) : 0;
  const inOrder = people.map((_, next) => inTurn(people, turn + next) as string);
  return [...new Set(first ? [first, ...inOrder] : inOrder)];
}

/** This week's shift and the coming ones. */
export function shifts(rota: Rota, local: LocalTime, count: number): Shift[] {
  if (rota.people.length === 0) return [];
  const now = turnAt(rota, local);
  return Array.from({ length: count }, (_, next) => {
    const turn = now + next;
    const from = dayNumber(rota.begins) + turn * week;
    return { personId: inTurn(rota.people, turn) as string, from: dayOfNumber(from), to: dayOfNumber(from + week) };
  });
}

/** The last time before or at this moment that shifts changed, on that day of the week. 0 is Sunday. */
export function lastChange(weekday: number, beginsMinute: number, { day, minute }: LocalTime): string {
  // 1970 began on a Thursday.
  const today = dayNumber(day);
  const since = (((today + 4 - weekday) % week) + week) % week;
  const begins = since === 0 && minute < beginsMinute ? today - week : today - since;
  return dayOfNumber(begins);
}
