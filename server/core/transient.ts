/** Which database errors pass by themselves. */

const passing = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '53300', // too many connections
  '55P03', // lock not available
  '57P01', // stopped by an administrator
  '57P02', // stopped by a crash
  '57P03', // still starting up
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What `pg` says without a code: a connection that ended, or was not made in time. */
const ended = /^(Connection terminated|Client has encountered a connection error|timeout (expired|exceeded))/;

/**
 * Whether the same work may succeed when done again. The connection may have ended after a commit: do again only
 * what is safe to do twice.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isTransient);
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return passing.has(code) || code.startsWith('08');
  return ended.test(error.message) || isTransient(error.cause);
}
