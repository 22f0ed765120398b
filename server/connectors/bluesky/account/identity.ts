// Who a handle or a DID is, and on which server they live.
import { Resolver } from 'node:dns/promises';
import type { Fault } from '../../../../contract/connect.ts';
import type { Surroundings } from '../../../connect/connector.ts';
import { line, list, type Outside, object } from '../../../connect/outside.ts';
import { isDid } from '../record.ts';

type Or<T> = ({ ok: true } & T) | { ok: false; fault: Fault };

export interface Person {
  did: string;
  /** As their own document says it; whether it leads back to them was not asked. */
  handle: string | undefined;
  /** The origin of the server that keeps their records. */
  home: string;
}

const bounds = { within: 8000, most: 200_000, redirects: 0 };
const handleForm = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** As people type it: with an @ before it, in capitals. Undefined for what can't be a handle. */
export function plainHandle(typed: unknown): string | undefined {
  const handle = line(typed, 300)?.replace(/^@/, '').toLowerCase();
  return handle && handleForm.test(handle) ? handle : undefined;
}

/** @param server asked first, where a person named one; otherwise the handle's own name server and web server */
export async function findDid(
  handle: string,
  server: string | undefined,
  around: Surroundings,
  signal: AbortSignal,
): Promise<string | undefined> {
  const named = server && (await askServer(handle, server, around, signal));
  if (named) return named;
  const [dns, web] = await Promise.all([askDns(handle), askWeb(handle, around, signal)]);
  return dns ?? web ?? askServer(handle, around.config.publicApiUrl, around, signal);
}

async function askServer(handle: string, server: string, { outgoing }: Surroundings, signal: AbortSignal) {
  const url = new URL('/xrpc/com.atproto.identity.resolveHandle', server);
  url.searchParams.set('handle', handle);
  const answer = await outgoing.ask(url.href, { ...bounds, signal });
  const did = answer.ok ? jsonOf(answer.body)?.did : undefined;
  return isDid(did) ? did : undefined;
}

async function askWeb(handle: string, { outgoing }: Surroundings, signal: AbortSignal) {
  const answer = await outgoing.ask(`https://${handle}/.well-known/atproto-did`, { ...bounds, most: 2000, signal });
  const did = answer.ok ? answer.body.toString().trim() : undefined;
  return isDid(did) ? did : undefined;
}

async function askDns(handle: string): Promise<string | undefined> {
  const rows = await new Resolver({ timeout: 3000, tries: 1 }).resolveTxt(`_atproto.${handle}`).catch(() => []);
  const dids = rows.map((parts) => parts.join('')).filter((text) => text.startsWith('did='));
  // Two answers are none, as the network's own rule has it.
  const did = dids.length === 1 ? dids[0]!.slice(4) : undefined;
  return isDid(did) ? did : undefined;
}

/** The document of a DID, from the public directory or the owner's web server. */
export async function findPerson(
  did: string,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Or<{ person: Person }>> {
  const url = documentOf(did, around.config.plcUrl);
  const unknown = { ok: false, fault: { code: 'account_unknown', values: { account: did } } } as const;
  if (!url) return unknown;
  const answer = await around.outgoing.ask(url, { ...bounds, signal });
  if (!answer.ok) return answer.status === 404 || answer.status === 410 ? unknown : answer;
  const document = jsonOf(answer.body);
  const home = document?.id === did ? homeIn(document, did) : undefined;
  if (!home) return unknown;
  const names = list(document!.alsoKnownAs).map((name) => line(name, 300));
  const handle = names.find((name) => name?.startsWith('at://'))?.slice('at://'.length);
  return { ok: true, person: { did, handle: plainHandle(handle), home } };
}

function documentOf(did: string, directory: string): string | undefined {
  const [, method, id = ''] = did.split(':', 3);
  if (method === 'plc') return new URL(`/${did}`, directory).href;
  if (method !== 'web' || did.split(':').length > 3) return undefined;
  const host = URL.parse(`https://${decodeURIComponent(id)}`)?.host;
  return host && `https://${host}/.well-known/did.json`;
}

function homeIn(document: Outside, did: string): string | undefined {
  const service = list(document.service)
    .map(object)
    .find((each) => each?.id === '#atproto_pds' || each?.id === `${did}#atproto_pds`);
  const url = URL.parse(line(service?.serviceEndpoint, 300) ?? '');
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : undefined;
}

export function jsonOf(body: Buffer | undefined): Outside | undefined {
  try {
    return object(JSON.parse(body?.toString() ?? ''));
  } catch {
    return undefined;
  }
}

/** The account a person named, and its server. */
export async function findAccount(
  typed: unknown,
  server: string | undefined,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Or<{ person: Person }>> {
  const name = line(typed, 300) ?? '';
  const handle = plainHandle(name);
  const did = isDid(name) ? name : handle && (await findDid(handle, server, around, signal));
  if (!did) return { ok: false, fault: { code: 'account_unknown', values: { account: name } } };
  return findPerson(did, around, signal);
}
