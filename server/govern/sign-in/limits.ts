// How often one may try: counted in the database, so that every process counts the same.
import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Ground } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';

/** Tries in so many seconds. `from` counts a machine, `account` an e-mail address from one machine, `target` from all. */
const limits = {
  'sign-in.from': { points: 60, duration: 900 },
  'sign-in.account': { points: 10, duration: 900 },
  'sign-in.target': { points: 60, duration: 3600 },
  'second-factor.from': { points: 60, duration: 900 },
  'challenge.from': { points: 600, duration: 900 },
  'link.from': { points: 60, duration: 900 },
  'start.from': { points: 30, duration: 900 },
} as const;

export type Limit = keyof typeof limits;

const limiters = new WeakMap<Ground['database'], Map<Limit, RateLimiterPostgres>>();

/** Counts a try; throws `request.too_many` with the seconds to wait when there were too many. */
export async function countTry(ground: Ground, limit: Limit, whose: string): Promise<void> {
  try {
    await limiterOf(ground, limit).consume(keyOf(whose));
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal('request.too_many', { seconds: Math.ceil(error.msBeforeNext / 1000) });
  }
}

/** A try that succeeded counts for nothing: many people may sign in from one address in the morning. */
export async function forgetTry(ground: Ground, limit: Limit, whose: string): Promise<void> {
  await limiterOf(ground, limit).reward(keyOf(whose), 1);
}

/** After a success the count begins anew. */
export async function forgetTries(ground: Ground, limit: Limit, whose: string): Promise<void> {
  await limiterOf(ground, limit).delete(keyOf(whose));
}

function limiterOf(ground: Ground, limit: Limit): RateLimiterPostgres {
  const all = limiters.get(ground.database) ?? new Map<Limit, RateLimiterPostgres>();
  limiters.set(ground.database, all);
  const limiter =
    all.get(limit) ??
    new RateLimiterPostgres({
      storeClient: ground.database.pool,
      storeType: 'pool',
      schemaName: 'auth',
      tableName: 'attempt',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: limit,
      ...limits[limit],
    });
  all.set(limit, limiter);
  return limiter;
}

/** Addresses are not kept: a digest counts as well. */
const keyOf = (whose: string) => createHash('sha256').update(whose).digest('base64url');
