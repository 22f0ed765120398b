// Ends a sign-in on its server: the token opens nothing from then on.
import type { SignIn } from '../../connect/connector.ts';
import { apiOf } from './api.ts';

export const revoke: NonNullable<SignIn<'mastodon'>['revoke']> = async ({ credentials, inUse, signal }, around) => {
  const { server, token, clientId, clientSecret } = credentials as Record<string, string | undefined>;
  // A server gives the same person the same token for the same application.
  if (inUse.some((each) => each.token === token && each.server === server)) return { was: 'kept' };
  if (!server || !token || !clientId || !clientSecret)
    return {
      was: 'not_ended',
      fault: { code: 'not_revoked', values: { host: URL.parse(server ?? '')?.hostname ?? '' } },
    };
  const form: [string, string][] = [
    ['client_id', clientId],
    ['client_secret', clientSecret],
    ['token', token],
  ];
  const answer = await apiOf(server, undefined, around).call('/oauth/revoke', { method: 'POST', form, signal });
  return answer.ok ? { was: 'ended' } : { was: 'not_ended', fault: answer.fault };
};
