// What went wrong with a mail server, as a code that the catalogues explain.
import type { Fault } from '../../../contract/connect.ts';
import { faultOf } from '../../core/outgoing.ts';

interface Thrown {
  code?: string;
  originalCode?: string;
  cause?: unknown;
  message?: string;
  authenticationFailed?: boolean;
  serverResponseCode?: string;
  responseCode?: number;
  command?: string;
}

const untrusted =
  /^(?:UNABLE_TO_|CERT_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL|EPROTO)/;
const late = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT', 'ETIMEOUT', 'ETIMEDOUT']);

export function mailFault(error: unknown, host: string): Fault {
  const thrown = (error ?? {}) as Thrown;
  const codes = [thrown.originalCode, thrown.code, (thrown.cause as Thrown | undefined)?.code].filter(
    (code): code is string => typeof code === 'string',
  );
  const fault = (code: string): Fault => ({ code, values: { host } });
  // "Not now" is no word about the password.
  if (thrown.authenticationFailed && thrown.serverResponseCode !== 'UNAVAILABLE') return fault('signed_out');
  if (codes.includes('PRIVATE_ADDRESS')) return fault('private_address');
  if (codes.some((code) => untrusted.test(code)) || /certificate/i.test(thrown.message ?? ''))
    return fault('certificate');
  if (/STARTTLS/i.test(thrown.message ?? '') || thrown.command === 'STARTTLS') return fault('mail_without_tls');
  if (codes.some((code) => late.has(code))) return fault('timeout');
  const known = codes.map((code) => faultOf({ code }, host)).find(({ code }) => code !== 'connection');
  return known ?? fault('connection');
}
