// Deletes the application password that a channel signed in with, which opens the site no more.
import type { SignIn } from '../../connect/connector.ts';
import { line, object } from '../../connect/outside.ts';
import { call, type No } from './call.ts';

const mine = 'users/me/application-passwords';

export const revoke: NonNullable<SignIn<'wordpress'>['revoke']> = async (given, around) => {
  const { settings, credentials, inUse, signal } = given;
  const { api, password } = credentials;
  const host = new URL(settings.site).hostname;
  if (typeof api !== 'string' || typeof password !== 'string')
    return { was: 'not_ended', fault: { code: 'not_revoked', values: { host } } };
  if (inUse.some((each) => each.api === api && each.password === password)) return { was: 'kept' };
  const account = { api, password, user: settings.user };
  const after = (answer: No) =>
    // It opens nothing any more: somebody deleted it there.
    answer.status === 401 ? ({ was: 'ended' } as const) : ({ was: 'not_ended', fault: answer.fault } as const);
  const found = await call(account, `${mine}/introspect`, { signal }, around);
  if (!found.ok) return after(found);
  const uuid = line(object(found.value)?.uuid, 60);
  if (!uuid) return { was: 'not_ended', fault: { code: 'unreadable_answer', values: { host } } };
  const deleted = await call(account, `${mine}/${encodeURIComponent(uuid)}`, { method: 'DELETE', signal }, around);
  return deleted.ok ? { was: 'ended' } : after(deleted);
};
