// From the scope of a page, and who asks, to the posts it means: its days as moments, and only what may be seen.
import { type Period, periodOf, type Scope } from '../../contract/learn/scope.ts';
import { facilitiesFor } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { accessWatch, dayIn, findDayStarts, findTimeZone } from '../listen/index.ts';

export interface CheckedScope {
  organization: string;
  timeZone: string;
  period: Period;
  /** When the period before begins, when this one does, and the first moment after it. */
  starts: { before: Date; from: Date; end: Date };
  /** The facilities whose posts may be seen, beside posts of none; null: all. */
  visible: readonly string[] | null;
  facility: string | null;
  watch: string | null;
  network: string | null;
  lang: string | null;
}

/** Throws `not_found` for a watch that may not be read. A facility that may not be seen holds no post. */
export async function checkScope(context: Context, scope: Scope): Promise<CheckedScope> {
  const { db, organization, actor, clock } = context;
  if (scope.watch) await accessWatch(context, scope.watch);
  const timeZone = await findTimeZone(db, organization);
  const period = periodOf(scope, dayIn(timeZone)(clock.now()));
  const after = new Date(Date.parse(period.to) + 86_400_000).toISOString().slice(0, 10);
  const starts = await findDayStarts(db, timeZone, [period.before.from, period.from, after]);
  return {
    organization,
    timeZone,
    period,
    starts: {
      before: starts.get(period.before.from)!,
      from: starts.get(period.from)!,
      end: starts.get(after)!,
    },
    visible: facilitiesFor(actor, 'posts.read'),
    facility: scope.facility ?? null,
    watch: scope.watch ?? null,
    network: scope.network?.toLowerCase() ?? null,
    lang: scope.lang?.toLowerCase() ?? null,
  };
}
