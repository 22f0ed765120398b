// The status that is meant, by the id its own server gave it: one heard elsewhere is looked up there first.
import type { Surroundings } from '../../connect/connector.ts';
import { list, object, webAddress } from '../../connect/outside.ts';
import { type Api, apiOf, type No } from './api.ts';
import { idOf, partsOf } from './status.ts';

export type Addressed = { ok: true; id: string; status: unknown } | No;

/** @param externalId ours (`host/id`), or the address of a status on any server */
export async function addressed(
  api: Api,
  externalId: string,
  signal: AbortSignal,
  around: Surroundings,
): Promise<Addressed> {
  const parts = partsOf(externalId);
  if (parts?.host === api.host) {
    const answer = await api.call(`/api/v1/statuses/${parts.id}`, { signal });
    return answer.ok ? { ok: true, id: parts.id, status: answer.body } : answer;
  }
  let address = webAddress(externalId);
  if (parts) {
    const there = await apiOf(`https://${parts.host}`, undefined, around).call(`/api/v1/statuses/${parts.id}`, {
      signal,
    });
    // Its "who are you?" is no word about our account, nor its trouble our server's.
    if (!there.ok) return { ...there, elsewhere: true };
    address = webAddress(object(there.body)?.uri) ?? webAddress(object(there.body)?.url);
  }
  const none: No = { ok: false, fault: { code: 'not_there', values: { host: api.host, status: 404 } }, status: 404 };
  if (!address) return none;
  const query: [string, string][] = [
    ['q', address],
    ['type', 'statuses'],
    ['resolve', 'true'],
    ['limit', '1'],
  ];
  const found = await api.call('/api/v2/search', { query, signal });
  if (!found.ok) return found;
  const status = object(list(object(found.body)?.statuses)[0]);
  const id = idOf(status?.id);
  return status && id ? { ok: true, id, status } : none;
}
