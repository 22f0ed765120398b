// What went wrong outside, as a sentence.
import i18next from 'i18next';
import type { Fault } from '../../../contract/connect.ts';
import { sentenceOf } from '../../lib/act.ts';
import { Refused } from '../../lib/call.ts';

/** Why an address can't be heard or a file not read: the fault itself, where the server passes it on. */
export function refusalSentence(error: unknown): string {
  const { code, values = {} } = error instanceof Refused ? error.problem : { code: '' };
  const outside = ['channel.unreachable', 'import.unreadable', 'sign_in.refused'].includes(code);
  return outside &&
    typeof values.fault === 'string' &&
    values.fault !== 'signed_out' &&
    i18next.exists(`faults:${values.fault}`)
    ? faultSentence({ code: values.fault, values })
    : sentenceOf(error);
}

/** Of a fault while we said something or told a program: what happened, and no word about hearing. */
export function tellingSentence(fault: Fault): string {
  const { code, values } = fault;
  if (i18next.exists(`telling:${code}`)) return i18next.t(`telling:${code}` as 'telling:unknown', { ...values });
  return i18next.exists(`faults:${code}`) ? faultSentence(fault) : i18next.t('telling:unknown');
}

/** The sentence of a stored fault; one that this page does not know yet gets the plainest. */
export function faultSentence({ code, values }: Fault): string {
  const key = i18next.exists(`faults:${code}`) ? `faults:${code}` : 'faults:unknown';
  return i18next.t(key as 'faults:unknown', { ...values });
}
