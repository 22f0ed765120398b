// What a failed call means for what was to be said: surely not there, refused for good, or in doubt.
import type { Fault } from '../../../../contract/connect.ts';
import type { Told } from '../../../connect/speaking.ts';
import { type Answer, isSignedOut, patienceOf } from './answer.ts';

type Failed = Extract<Answer, { ok: false }>;

export const refused = (code: string, values: Fault['values'] = {}): Told => ({
  was: 'refused',
  fault: { code, values },
});

/** Nobody was reached, so nothing can have happened. */
const unreached = new Set([
  'address',
  'private_address',
  'unknown_host',
  'connection_refused',
  'certificate',
  'account_unknown',
]);

/** A call that only prepares: whatever became of it, nothing was said. */
export function beforeSaying(answer: Failed): Told {
  return said(answer) ?? notSent(answer);
}

/** The call that says it. */
export function afterSaying(answer: Failed): Told {
  const told = said(answer);
  if (told) return told;
  const asksToWait = answer.status === 429 || (answer.status === 503 && answer.retryAt);
  if (asksToWait || unreached.has(answer.fault.code)) return notSent(answer);
  return { was: 'doubtful', fault: answer.fault, ...patienceOf(answer) };
}

function said(answer: Failed): Told | undefined {
  const { fault, status = 0, error } = answer;
  if (isSignedOut(answer)) return { was: 'refused', fault, signedOut: true };
  if (status < 400 || status >= 500 || status === 408 || status === 425 || status === 429) return undefined;
  const values = { host: String(fault.values.host ?? 'Bluesky'), reason: error ?? status };
  return { was: 'refused', fault: { code: 'delivery_refused', values } };
}

const notSent = (answer: Failed): Told => ({ was: 'not_sent', fault: answer.fault, ...patienceOf(answer) });
