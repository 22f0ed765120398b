// What follows from the dates of an insight: how late it is, how long people waited, what we owe first.
import type { Stage } from '../../../contract/learn/insights.ts';
import { stages } from '../../../contract/learn/insights.ts';
import { daysBetween } from '../../listen/index.ts';

/** Days past the day it was due; null when it is not late. */
export function lateBy(dueOn: string | null, today: string): number | null {
  return dueOn !== null && dueOn < today ? daysBetween(dueOn, today) - 1 : null;
}

/** Of sorted or unsorted days the one in the middle; null of none. */
export function median(days: readonly number[]): number | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : Math.round((sorted[middle - 1]! + sorted[middle]!) / 2);
}

/** The first day of a day's quarter. */
export function quarterOf(day: string): string {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}

/** Days ahead that something due is said of on Today. */
const soon = 7;

interface Owing {
  stage: Stage;
  dueOn: string | null;
  ownerId: string | null;
  left: number;
}

/** Whether it is owed now: people wait to be told, it is due soon or late, or nobody owns it. */
export function isOwed({ stage, dueOn, ownerId, left }: Owing, today: string): boolean {
  if (stage === 'told') return false;
  if (stage === 'changed') return left > 0;
  return ownerId === null || (dueOn !== null && daysBetween(today, dueOn) - 1 <= soon);
}

/** What is nearest to being told back comes first, and of those what is due first. */
export const byNearness = (a: Owing, b: Owing): number =>
  stages.indexOf(b.stage) - stages.indexOf(a.stage) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');
