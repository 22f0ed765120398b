// Which open alert a critical post joins, so that ten posts in a bad minute are one call and not ten. Pure.
import type { Critical, Joinable } from '../store/alert.ts';

const minute = 60_000;
/** Critical posts of one place join while no more time than this lies between them. */
const together = 10 * minute;
/** What one and the same person goes on to say joins for so long. */
const samePerson = 60 * minute;
/** Each life at risk is an alert of its own, up to so many within `together`; the rest joins the newest. */
const livesApart = 5;

/** How far back an open alert may be joined at all. */
export const joinableFor = Math.max(together, samePerson);

/** Posts said longer ago than this call nobody: they came with a file, or late. */
export const oldAfterHours = 24;

export function joins(open: readonly Joinable[], post: Critical, now: Date): string | undefined {
  const kind = post.lifeRisk ? 'life_risk' : 'critical';
  const age = ({ joinedAt }: Joinable) => now.getTime() - joinedAt.getTime();
  const same = open.filter((each) => each.kind === kind);
  if (kind === 'critical')
    return same.findLast((each) => each.facilityId === post.facilityId && age(each) <= together)?.id;
  const own = same.findLast(
    (each) => post.authorId !== null && each.authors.includes(post.authorId) && age(each) <= samePerson,
  );
  if (own) return own.id;
  const lately = same.filter(({ openedAt }) => now.getTime() - openedAt.getTime() <= together);
  return lately.length >= livesApart ? lately.at(-1)?.id : undefined;
}
