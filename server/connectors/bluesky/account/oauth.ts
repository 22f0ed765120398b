// The program as an OAuth client of the network: who it says it is, and what it keeps between requests.
import {
  buildAtprotoLoopbackClientMetadata,
  NodeOAuthClient,
  type NodeSavedSessionStore,
  type NodeSavedStateStore,
  type OAuthClientMetadataInput,
} from '@atproto/oauth-client-node';
import type { Surroundings } from '../../../connect/connector.ts';
import type { Config } from '../../../core/config.ts';
import type { Outgoing } from '../../../core/outgoing.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { findDid } from './identity.ts';

export const metadataPath = '/connect/client-metadata.json';

/** To write and read as the account; direct messages are another scope, which nobody asks for. */
const scope = 'atproto transition:generic';

const isLoopback = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/**
 * Where the network sends people back to: the program's own address; on the machine of a developer the number instead
 * of the name, which the network asks for.
 */
export function backAddress(config: Config): string {
  const url = new URL('/connect/back', config.url);
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
  return url.href;
}

/** What the network fetches to know who asks; undefined at an address that it can't fetch from. */
export function clientMetadata(config: Config): OAuthClientMetadataInput | undefined {
  const url = new URL(config.url);
  const redirect = backAddress(config);
  if (isLoopback(url))
    return buildAtprotoLoopbackClientMetadata({ scope, redirect_uris: [redirect as `http://127.0.0.1/`] });
  if (url.protocol !== 'https:') return undefined;
  return {
    client_id: new URL(metadataPath, url).href,
    client_name: 'OpenRounds',
    client_uri: url.origin as `https://${string}`,
    redirect_uris: [redirect as `https://${string}`],
    scope,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    application_type: 'web',
    dpop_bound_access_tokens: true,
  };
}

type Caches = Pick<
  ConstructorParameters<typeof NodeOAuthClient>[0],
  'dpopNonceCache' | 'authorizationServerMetadataCache' | 'protectedResourceMetadataCache'
>;
const caches = new WeakMap<Outgoing, Caches>();

/** A map that forgets after a minute, so that what a server says of itself is asked for anew. */
function briefly<V extends NonNullable<unknown> | null>() {
  const kept = new Map<string, { value: V; until: number }>();
  return {
    get(key: string): V | undefined {
      const found = kept.get(key);
      return found && found.until > performance.now() ? found.value : undefined;
    },
    set(key: string, value: V): void {
      if (kept.size >= 1000) kept.clear();
      kept.set(key, { value, until: performance.now() + 60_000 });
    },
    del(key: string): void {
      kept.delete(key);
    },
  };
}

export interface Stores {
  stateStore: NodeSavedStateStore;
  sessionStore: NodeSavedSessionStore;
}

export const noStore = { get: () => undefined, set: () => {}, del: () => {} };

/**
 * @param server asked first who has a handle
 * @returns undefined where the program's own address does not allow it
 */
export function openClient(
  around: Surroundings,
  server: string | undefined,
  { stateStore, sessionStore }: Stores,
): NodeOAuthClient | undefined {
  const { config, outgoing } = around;
  const metadata = clientMetadata(config);
  if (!metadata) return undefined;
  const shared: Caches = caches.get(outgoing) ?? {
    dpopNonceCache: briefly(),
    authorizationServerMetadataCache: briefly(),
    protectedResourceMetadataCache: briefly(),
  };
  caches.set(outgoing, shared);
  return new NodeOAuthClient({
    ...shared,
    clientMetadata: metadata,
    stateStore,
    sessionStore,
    fetch: guardedFetch(outgoing),
    plcDirectoryUrl: config.plcUrl,
    handleResolver: {
      resolve: async (handle, options) =>
        ((await findDid(handle, server, around, options?.signal ?? AbortSignal.timeout(8000))) ?? null) as never,
    },
    // A server without TLS is a developer's, beside a program on the same machine.
    allowHttp: isLoopback(new URL(config.url)),
    // The lock that counts is held around every renewal, over all processes, by who calls.
    requestLock: (_name, run) => run(),
  });
}
