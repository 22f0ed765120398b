// Users and their passwords, written by acts in their own transaction, in the form the sign-in library reads.
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Clock } from '../../core/clock.ts';
import type { Transaction } from '../../core/database.ts';
import { newId } from '../../core/ids.ts';
import '../tables.ts';

export interface Account {
  userId: string;
  /** Null for a user who never chose a password. */
  passwordHash: string | null;
}

/** Slow on purpose (scrypt): to be called outside of a transaction. */
export { hashPassword };

const lower = (email: string) => email.trim().toLowerCase();

export async function findAccount(db: Transaction, email: string): Promise<Account | undefined> {
  return db
    .selectFrom('auth.user as u')
    .leftJoin('auth.account as a', (join) =>
      join.onRef('a.user_id', '=', 'u.id').on('a.provider_id', '=', 'credential'),
    )
    .select(['u.id as userId', 'a.password as passwordHash'])
    .where('u.email', '=', lower(email))
    .executeTakeFirst();
}

/** Takes as long for nobody's account as for somebody's. */
export async function isPasswordOf(account: Account | undefined, password: string): Promise<boolean> {
  if (account?.passwordHash) return verifyPassword({ hash: account.passwordHash, password });
  await hashPassword(password);
  return false;
}

/** The user with this address, made where there is none. */
export async function ensureUser(
  db: Transaction,
  clock: Clock,
  { name, email }: { name: string; email: string },
): Promise<string> {
  const found = await findAccount(db, email);
  if (found) return found.userId;
  const now = clock.now();
  const id = newId(clock);
  await db
    .insertInto('auth.user')
    .values({ id, name, email: lower(email), email_verified: false, created_at: now, updated_at: now })
    .execute();
  return id;
}

export async function setPassword(db: Transaction, clock: Clock, userId: string, passwordHash: string): Promise<void> {
  const now = clock.now();
  const { numUpdatedRows } = await db
    .updateTable('auth.account')
    .set({ password: passwordHash, updated_at: now })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await db
    .insertInto('auth.account')
    .values({
      id: newId(clock),
      account_id: userId,
      provider_id: 'credential',
      user_id: userId,
      password: passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
}
