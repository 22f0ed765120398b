// The endpoints of the sign-in library that we let through, and what they may be given; everything else is not there.
import { z } from 'zod';
import { type ErrorCode, errors } from '../../../contract/errors.ts';

export interface Endpoint {
  method: 'GET' | 'POST';
  body?: z.ZodObject;
  /** What its success is called in the audit log, where it is more than a look. */
  act?: string;
  /** It ends in a session for whoever proves to be somebody. */
  signsIn?: true;
}

const password = z.string().max(128);
const code = z.string().trim().min(1).max(40);
/** What a browser's authenticator answers; the library reads it closely. */
const response = z.record(z.string(), z.unknown());
const name = z.string().trim().min(1).max(80).optional();

/** By path below /api/auth. Bodies keep these fields alone: no "trust this device", no address to be sent on to. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  '/sign-in/email': {
    method: 'POST',
    body: z.object({ email: z.string().trim().max(200), password: z.string().max(1000) }),
    act: 'person.signed_in',
    signsIn: true,
  },
  '/sign-out': { method: 'POST', body: z.object({}), act: 'person.signed_out' },
  '/get-session': { method: 'GET' },
  '/change-password': {
    method: 'POST',
    body: z.object({ currentPassword: password, newPassword: password }),
    act: 'password.changed',
  },
  '/two-factor/enable': { method: 'POST', body: z.object({ password }) },
  '/two-factor/disable': { method: 'POST', body: z.object({ password }), act: 'second_factor.off' },
  '/two-factor/verify-totp': { method: 'POST', body: z.object({ code }), act: 'person.signed_in', signsIn: true },
  '/two-factor/verify-backup-code': {
    method: 'POST',
    body: z.object({ code }),
    act: 'person.signed_in',
    signsIn: true,
  },
  '/two-factor/generate-backup-codes': {
    method: 'POST',
    body: z.object({ password }),
    act: 'second_factor.codes_renewed',
  },
  '/passkey/generate-register-options': { method: 'GET' },
  '/passkey/verify-registration': { method: 'POST', body: z.object({ response, name }), act: 'passkey.added' },
  '/passkey/generate-authenticate-options': { method: 'GET' },
  '/passkey/verify-authentication': {
    method: 'POST',
    body: z.object({ response }),
    act: 'person.signed_in',
    signsIn: true,
  },
  '/passkey/list-user-passkeys': { method: 'GET' },
  '/passkey/update-passkey': {
    method: 'POST',
    body: z.object({ id: z.string().max(60), name: z.string().trim().min(1).max(80) }),
    act: 'passkey.renamed',
  },
  '/passkey/delete-passkey': { method: 'POST', body: z.object({ id: z.string().max(60) }), act: 'passkey.removed' },
};

/** How the library's refusals are said by us. */
const refusals: Record<string, ErrorCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'sign_in.wrong',
  INVALID_EMAIL: 'sign_in.wrong',
  PASSWORD_TOO_LONG: 'sign_in.wrong',
  INVALID_PASSWORD: 'password.wrong',
  INVALID_CODE: 'second_factor.wrong',
  INVALID_BACKUP_CODE: 'second_factor.wrong',
  INVALID_TWO_FACTOR_COOKIE: 'second_factor.expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'second_factor.expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'request.too_many',
  TOTP_ALREADY_ENABLED: 'conflict',
  TWO_FACTOR_NOT_ENABLED: 'conflict',
  SESSION_NOT_FRESH: 'session.not_fresh',
  UNAUTHORIZED: 'signed_out',
};

/** `code` is the library's; a passkey's ceremony fails in one way for all who look on. */
export function refusalFor(
  path: string,
  code: string | undefined,
  status: number,
): { code: ErrorCode; status: number } {
  const ours = refusals[code ?? ''] ?? (path.startsWith('/passkey/verify') ? 'passkey.refused' : byStatus(status));
  return { code: ours, status: errors[ours] };
}

function byStatus(status: number): ErrorCode {
  if (status === 401) return 'signed_out';
  if (status === 404) return 'not_found';
  return status >= 500 ? 'failed' : 'request.invalid';
}
