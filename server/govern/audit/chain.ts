// The chain: what an entry's hash is made of. Pure, so that anybody can check a log with ten lines of their own.
import { createHash } from 'node:crypto';

/** An entry as the chain sees it; `at` in microseconds as PostgreSQL keeps it. */
export interface Chained {
  organization: string;
  id: string;
  at: string;
  actorKind: string;
  actorId: string | null;
  act: string;
  subjectKind: string;
  subjectId: string | null;
  details: unknown;
}

/** What stands before the first entry. */
export const beginning: Buffer = Buffer.alloc(32);

/** SHA-256 over the canonical JSON of the entry with its number and the hash of the one before. */
export function hashOf(entry: Chained, number: number, previous: Buffer): Buffer {
  const { organization, id, at, actorKind, actorId, act, subjectKind, subjectId, details } = entry;
  const whole = {
    organization,
    id,
    at,
    actorKind,
    actorId,
    act,
    subjectKind,
    subjectId,
    details,
    number,
    previous: previous.toString('hex'),
  };
  return createHash('sha256').update(canonical(whole)).digest();
}

/** JSON with sorted keys and no spaces (RFC 8785, for the values that entries hold). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
  return `{${pairs.join(',')}}`;
}
