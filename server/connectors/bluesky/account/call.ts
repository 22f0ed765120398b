// A call to a server of the network (XRPC), as what can be sent there.
import type { Asked } from '../../../core/outgoing.ts';

export interface Call {
  query?: Record<string, string | readonly string[]>;
  /** JSON to post. */
  input?: object;
  /** Bytes to post. */
  bytes?: { body: Uint8Array; mediaType: string };
  signal: AbortSignal;
}

export function pathOf(method: string, { query = {} }: Pick<Call, 'query'>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const each of typeof value === 'string' ? [value] : value) parameters.append(name, each);
  return `/xrpc/${method}${parameters.size > 0 ? `?${parameters}` : ''}`;
}

export function askedOf({ input, bytes, signal }: Call): Asked & { headers: Record<string, string> } {
  const sent = input
    ? { body: JSON.stringify(input), mediaType: 'application/json' }
    : bytes && { body: bytes.body, mediaType: bytes.mediaType };
  return {
    within: 15_000,
    most: 5_000_000,
    redirects: 0,
    keepBody: true,
    signal,
    headers: { accept: 'application/json', ...(sent ? { 'content-type': sent.mediaType } : {}) },
    ...(sent ? { method: 'POST', body: sent.body } : {}),
  };
}
