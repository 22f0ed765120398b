// Takes what was deleted out of the site's bin, too, where it would lie for a month.
import type { Fault } from '../../../contract/connect.ts';
import type { SettingsOf, Surroundings } from '../../connect/connector.ts';
import type { Certifying } from '../../connect/speaking.ts';
import { accountOf, call, isGone } from './call.ts';
import { numberIn, pathOf } from './item.ts';

type Swept = Parameters<NonNullable<Certifying<SettingsOf<'wordpress'>>['sweep']>>[0];

export async function sweep(
  { settings, credentials, externalIds, signal }: Swept,
  around: Surroundings,
): Promise<Fault | undefined> {
  const account = await accountOf(credentials, settings.user);
  if (!account) return { code: 'signed_out', values: { host: new URL(settings.site).hostname } };
  for (const externalId of externalIds) {
    const at = numberIn(settings.site, externalId);
    if (!at) continue;
    const answer = await call(account, pathOf(at), { method: 'DELETE', query: { force: 'true' }, signal }, around);
    if (!answer.ok && !isGone(answer)) return answer.fault;
  }
  return undefined;
}
