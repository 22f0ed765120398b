// The notifications of an account: every one once, also those that come in behind others, and after a long absence.
import { count, line, list, type Outside, object } from '../../../connect/outside.ts';
import type { Quota } from '../../../connect/speaking.ts';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import { type Gap, markOf, type Place } from './place.ts';

export interface Notification {
  uri: string;
  reason: string;
  /** Our post that it concerns. */
  subject: string | undefined;
  author: unknown;
  record: Outside;
  indexedAt: Date;
}

type Found =
  | { ok: true; fresh: Notification[]; place: Place; skipped: number; quota: Quota | undefined }
  | Extract<Answer, { ok: false }>;

const onePage = 100;
const pagesAtOnce = 10;
const hour = 3_600_000;
/** Before the first time: what somebody may still wait for an answer to. */
const firstTime = 7 * 24 * hour;

/** @param deep looks for those that came in behind as far back as two days, not one hour */
export async function readNotifications(
  account: Account,
  place: Place,
  { now, deep, signal }: { now: Date; deep: boolean; signal: AbortSignal },
): Promise<Found> {
  const seen = new Set(place.seen);
  const fresh: Notification[] = [];
  const gaps: Gap[] = [];
  let { since } = place;
  let skipped = 0;
  let quota: Quota | undefined;
  let pages = 0;

  /**
   * Reads on from a page down to a time; what is left when enough was read is a gap. From the top, a page on which all is
   * known is the end, but for a deep look.
   */
  const walk = async (from: string | undefined, until: number): Promise<Extract<Answer, { ok: false }> | undefined> => {
    const whole = deep || from !== undefined || place.since === undefined;
    for (let page = from; ; ) {
      if (pages++ >= pagesAtOnce && page) {
        gaps.push({ page, until });
        return undefined;
      }
      const query = { limit: String(onePage), ...(page ? { cursor: page } : {}) };
      const answer = await account.call('app.bsky.notification.listNotifications', { query, signal });
      if (!answer.ok) return answer;
      quota = answer.quota ?? quota;
      const given = list(answer.body.notifications, onePage);
      const before = fresh.length;
      let oldest = Number.POSITIVE_INFINITY;
      for (const each of given) {
        const notification = read(each);
        if (!notification) {
          skipped++;
          continue;
        }
        const at = notification.indexedAt.getTime();
        oldest = Math.min(oldest, at);
        const mark = markOf(notification.uri);
        if (seen.has(mark)) continue;
        seen.add(mark);
        if (at < until && place.since === undefined) continue;
        fresh.push(notification);
        since = Math.max(since ?? 0, Math.min(at, now.getTime()));
      }
      page = line(answer.body.cursor, 500);
      const known = fresh.length === before && oldest <= (place.since ?? 0);
      if (!page || given.length === 0 || oldest < until || (!whole && known)) return undefined;
    }
  };

  const behind = deep ? 48 * hour : hour;
  const until = place.since === undefined ? now.getTime() - firstTime : place.since - behind;
  const wanted: [string | undefined, number][] = [[undefined, until], ...place.gaps.map(toWalk)];
  for (const [page, down] of wanted) {
    const failed = await walk(page, down);
    if (failed) return failed;
  }
  since ??= now.getTime();
  return { ok: true, fresh, place: { ...place, since, seen: [...seen], gaps }, skipped, quota };
}

const toWalk = ({ page, until }: Gap): [string, number] => [page, until];

function read(value: unknown): Notification | undefined {
  const given = object(value);
  const uri = line(given?.uri, 900);
  const reason = line(given?.reason, 60);
  const record = object(given?.record);
  const at = Date.parse(line(given?.indexedAt, 60) ?? '');
  if (!given || !uri?.startsWith('at://') || !reason || !record || count(at) === undefined) return undefined;
  return {
    uri,
    reason,
    subject: line(given.reasonSubject, 900),
    author: given.author,
    record,
    indexedAt: new Date(at),
  };
}
