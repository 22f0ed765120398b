// Whether an API key works, and for how long still.
import type { z } from 'zod';
import type { apiKey } from '../../../contract/govern.ts';

/** Ending: within two weeks. */
export function keyStanding(
  { revokedAt, expiresAt }: Pick<z.output<typeof apiKey>, 'revokedAt' | 'expiresAt'>,
  now = Date.now(),
): 'alive' | 'ending' | 'ended' | 'revoked' {
  if (revokedAt) return 'revoked';
  if (!expiresAt) return 'alive';
  const left = Date.parse(expiresAt) - now;
  return left <= 0 ? 'ended' : left < 14 * 86_400_000 ? 'ending' : 'alive';
}
