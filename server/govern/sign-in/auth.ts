// The sign-in library, set up for this installation: users, sessions, second factors and passkeys, in the schema `auth`.
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import { CamelCasePlugin } from 'kysely';
import type { Ground } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { findAccess } from './access.ts';
import { enter } from './enter.ts';

/** A session ends after this long without a request, and after the second in any case; milliseconds. */
export const idleMs = 12 * 3_600_000;
export const longestMs = 7 * 86_400_000;

export type Auth = ReturnType<typeof openAuth>;

const opened = new WeakMap<Ground['database'], Auth>();

/** One for each process. */
export function authOf(ground: Ground): Auth {
  const auth = opened.get(ground.database) ?? openAuth(ground);
  opened.set(ground.database, auth);
  return auth;
}

function openAuth({ config, database, clock, log, keys }: Ground) {
  return betterAuth({
    appName: 'OpenRounds',
    baseURL: config.url,
    basePath: '/api/auth',
    secret: keys.session,
    database: { db: database.kysely.withPlugin(new CamelCasePlugin()), type: 'postgres', schemaName: 'auth' },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 128 },
    session: {
      expiresIn: longestMs / 1000,
      disableSessionRefresh: true,
      additionalFields: {
        seenAt: { type: 'date', required: false, input: false },
        chosenOrganization: { type: 'string', required: false, input: false },
      },
    },
    plugins: [
      twoFactor({ issuer: 'OpenRounds', accountLockout: { maxFailedAttempts: 10, durationSeconds: 900 } }),
      passkey({
        rpName: 'OpenRounds',
        rpID: new URL(config.url).hostname,
        origin: config.url,
        schema: { passkey: { fields: { credentialID: 'credentialId' } } },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // A passkey stands for both factors, so it must have asked for a finger, a face or a PIN.
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED');
          },
        },
      }),
      enter,
    ],
    databaseHooks: {
      session: {
        create: {
          // Whoever has no access to any organization has no session either; addresses of machines are not kept.
          before: async (session) => {
            if ((await findAccess(database.kysely, session.userId)).length === 0) {
              throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD' });
            }
            const now = clock.now();
            return { data: { ...session, ipAddress: null, userAgent: null, createdAt: now, seenAt: now } };
          },
        },
      },
    },
    // Ours come before the library: the origin of every request (origin.ts) and the number of tries (limits.ts).
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'openrounds',
      useSecureCookies: config.url.startsWith('https:'),
      disableCSRFCheck: true,
      disableOriginCheck: true,
      database: { generateId: () => newId(clock) },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (level) => level === 'error' && log.error({}, 'The sign-in library met an error.'),
    },
  });
}
