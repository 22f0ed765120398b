// What a server of the network answers to a call: its JSON, its own name for an error, and what its headers allow.
import type { Fault } from '../../../../contract/connect.ts';
import { count, line, type Outside } from '../../../connect/outside.ts';
import type { Patience, Quota } from '../../../connect/speaking.ts';
import type { Answered } from '../../../core/outgoing.ts';
import { jsonOf } from './identity.ts';

export type Answer =
  | { ok: true; body: Outside; quota?: Quota }
  | {
      ok: false;
      fault: Fault;
      /** Absent where no whole answer came. */
      status?: number;
      /** The network's own name for it: `RecordNotFound`. */
      error?: string;
      retryAt?: Date;
      quota?: Quota;
    };

export const signedOut = (host: string): Extract<Answer, { ok: false }> => ({
  ok: false,
  fault: { code: 'signed_out', values: { host } },
});

export const isSignedOut = (answer: Answer): boolean => !answer.ok && answer.fault.code === 'signed_out';

export function readAnswer(answered: Answered, host: string): Answer {
  if (answered.ok) {
    const quota = readQuota(answered.headers);
    const body = answered.body.length === 0 ? {} : jsonOf(answered.body);
    if (!body) return { ok: false, fault: { code: 'unreadable_answer', values: { host } } };
    return { ok: true, body, ...(quota ? { quota } : {}) };
  }
  const { fault, status, headers = {}, retryAfter } = answered;
  const error = line(jsonOf(answered.body)?.error, 60);
  const quota = readQuota(headers);
  const resets = status === 429 && quota?.resetsAt ? new Date(quota.resetsAt) : undefined;
  const retryAt = retryAfter ?? resets;
  return {
    ok: false,
    fault,
    ...(status === undefined ? {} : { status }),
    ...(error ? { error } : {}),
    ...(retryAt ? { retryAt } : {}),
    ...(quota ? { quota } : {}),
  };
}

/** How long the server wants to be left alone after this answer. */
export const patienceOf = ({ quota, retryAt }: { quota?: Quota; retryAt?: Date }): Patience => ({
  ...(retryAt ? { retryAt } : {}),
  ...(quota ? { quota } : {}),
});

/** The headers count calls and name the second at which the count begins anew. */
function readQuota(headers: Record<string, string>): Quota | undefined {
  const left = number(headers['ratelimit-remaining']);
  if (left === undefined) return undefined;
  const reset = number(headers['ratelimit-reset']);
  return {
    left,
    of: number(headers['ratelimit-limit']) ?? null,
    resetsAt: reset === undefined ? null : new Date(reset * 1000).toISOString(),
  };
}

const number = (text: string | undefined) => (text && /^\d{1,10}$/.test(text) ? count(Number(text)) : undefined);
