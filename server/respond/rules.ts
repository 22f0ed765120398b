// Pure decisions: what waits for an answer, how urgent it is, when a conversation opens again.

/** A post of a conversation, with what was understood of it. */
export interface Heard {
  id: string;
  authorId: string | null;
  facilityId: string | null;
  network: string;
  kind: string;
  at: Date;
  urgency: number;
  lifeRisk: boolean;
  flags: readonly string[];
  /** Deleted, muted, or folded under another. */
  aside: boolean;
  /** We said it. */
  ours: boolean;
  /** It came to an account of ours, or answers what we said. */
  toUs: boolean;
}

/** What is older when it is heard was said to nobody who waits any more; days. */
export const tooOld = 30;

const day = 86_400_000;

/** Whether a post is something a person of ours answers, or decides not to. */
export function asks(post: Heard, now: Date): boolean {
  if (post.aside || post.ours || now.getTime() - post.at.getTime() > tooOld * day) return false;
  return post.toUs || post.lifeRisk || post.urgency >= 2 || post.flags.includes('needs_reply');
}

export const rankOf = ({ lifeRisk, urgency }: Pick<Heard, 'lifeRisk' | 'urgency'>): number =>
  (lifeRisk ? 0 : 4) + 3 - urgency;

export interface Standing {
  post: Heard;
  urgency: number;
  lifeRisk: boolean;
  flags: string[];
  facilityId: string | null;
  last: Heard;
  waitsSince: Date;
  /** Nobody of ours has answered what asks. */
  unanswered: boolean;
}

/** How a conversation stands, or null where nothing in it asks for an answer. */
export function standingOf(posts: readonly Heard[], answeredAt: Date | null, now: Date): Standing | null {
  const live = posts.filter((post) => !post.aside && !post.ours);
  const asking = live.filter((post) => asks(post, now)).sort((a, b) => a.at.getTime() - b.at.getTime());
  if (asking.length === 0) return null;
  const open = asking.filter(({ at }) => answeredAt === null || at > answeredAt);
  const among = open.length > 0 ? open : asking;
  const post = among.reduce((worst, each) => (rankOf(each) < rankOf(worst) ? each : worst));
  return {
    post,
    urgency: Math.max(...asking.map(({ urgency }) => urgency)),
    lifeRisk: asking.some(({ lifeRisk }) => lifeRisk),
    flags: [...new Set(asking.flatMap(({ flags }) => flags))].sort(),
    facilityId: post.facilityId,
    last: live.reduce((last, each) => (each.id > last.id ? each : last)),
    waitsSince: (open[0] ?? asking.at(-1)!).at,
    unanswered: open.length > 0,
  };
}

/** It opens again when the person writes again, or somebody else in it asks; what is spam stays closed. */
export function opensAgain(
  thread: { state: string; outcome: string | null; authorId: string | null; lastPostId: string },
  posts: readonly Heard[],
  now: Date,
): boolean {
  if (thread.state === 'open' || thread.outcome === 'spam') return false;
  return posts.some(
    (post) =>
      post.id > thread.lastPostId &&
      !post.aside &&
      !post.ours &&
      ((thread.authorId !== null && post.authorId === thread.authorId) || asks(post, now)),
  );
}
