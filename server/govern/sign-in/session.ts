// The session behind a request, by our own rules on how long it lasts; and sessions that acts begin, move and end.
import type { Ground } from '../../core/context.ts';
import type { Transaction } from '../../core/database.ts';
import { authOf, idleMs, longestMs } from './auth.ts';
import '../tables.ts';

export interface Session {
  id: string;
  userId: string;
  /** The organization the person works in; null until one was chosen. */
  chosen: string | null;
  seenAt: Date;
}

/** Undefined when there is none, or when it was left idle; that one is ended. */
export async function findSession(ground: Ground, headers: Headers): Promise<Session | undefined> {
  if (!headers.has('cookie')) return undefined;
  const found = await authOf(ground).api.getSession({ headers });
  if (!found) return undefined;
  const { id, userId, createdAt, seenAt, chosenOrganization } = found.session;
  const seen = seenAt ?? createdAt;
  const now = ground.clock.now().getTime();
  if (now - seen.getTime() > idleMs || now - createdAt.getTime() > longestMs) {
    await ground.database.kysely.deleteFrom('auth.session').where('id', '=', id).execute();
    return undefined;
  }
  return { id, userId, chosen: chosenOrganization ?? null, seenAt: seen };
}

/** A minute's exactness is enough, and spares a write with each request. */
export async function markSeen(db: Transaction, session: Session, personId: string, now: Date): Promise<void> {
  if (now.getTime() - session.seenAt.getTime() < 60_000) return;
  await db.updateTable('auth.session').set({ seen_at: now }).where('id', '=', session.id).execute();
  await db.updateTable('govern.person').set({ last_seen_at: now }).where('id', '=', personId).execute();
}

/** Signs a verified user in: the answer's cookies. */
export async function beginSession(ground: Ground, userId: string): Promise<Headers> {
  const { headers } = await authOf(ground).api.enter({ body: { userId }, headers: new Headers(), returnHeaders: true });
  return headers;
}

/** What a password gives: a session's cookie, or that of the question for a second factor. */
export async function signInWithPassword(ground: Ground, email: string, password: string): Promise<Headers> {
  const body = { email, password };
  const { headers } = await authOf(ground).api.signInEmail({ body, headers: new Headers(), returnHeaders: true });
  return headers;
}

export async function chooseInSession(ground: Ground, sessionId: string, organization: string): Promise<void> {
  await ground.database.kysely
    .updateTable('auth.session')
    .set({ chosen_organization: organization })
    .where('id', '=', sessionId)
    .execute();
}

/** Signs a user out everywhere, at once. */
export async function endSessions(db: Transaction, userId: string): Promise<void> {
  await db.deleteFrom('auth.session').where('user_id', '=', userId).execute();
}

/** An answer that also sets the cookies of a sign-in. */
export function answerWith(body: unknown, cookies: Headers): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  for (const cookie of cookies.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify(body), { headers });
}
