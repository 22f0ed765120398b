// Sends a message to a phone or browser through the push service it named (RFC 8030).
import type { Fault } from '../../../../contract/connect.ts';
import type { Core } from '../../../core/context.ts';
import { encrypt, type Subscriber } from './encrypt.ts';
import { authorize, openPushKey } from './key.ts';

export interface Receiver extends Subscriber {
  endpoint: string;
}

/** How long the service keeps it for a phone that is off, seconds: an alert that is older helps nobody. */
const keepFor = 4 * 3600;

/** @returns undefined when the push service took it, else how it failed */
export async function push(core: Core, to: Receiver, text: string): Promise<Fault | undefined> {
  const host = URL.parse(to.endpoint)?.hostname ?? '';
  let body: Buffer;
  try {
    body = encrypt(text, to);
  } catch {
    // A key that is none: nobody could read it.
    return { code: 'push_gone', values: { host } };
  }
  const key = await openPushKey(core);
  const answer = await core.outgoing.ask(to.endpoint, {
    method: 'POST',
    headers: {
      authorization: authorize(key, to.endpoint, contactOf(core.config.url), core.clock.now()),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(keepFor),
      urgency: 'high',
    },
    body,
    most: 20_000,
    within: 15_000,
    redirects: 0,
  });
  if (answer.ok) return undefined;
  const { status = 0, fault } = answer;
  if (status === 404 || status === 410) return { code: 'push_gone', values: { host } };
  if (fault.code === 'private_address' || fault.code === 'address') return { code: 'push_private', values: { host } };
  if (status === 429 || status >= 500) return { code: 'push_later', values: { host, status } };
  if (status >= 400) return { code: 'push_refused', values: { host, status } };
  return { code: 'push_unreachable', values: { host } };
}

/** Whom a push service may turn to: it wants a secure address or a mailbox. */
const contactOf = (url: string) => (url.startsWith('https:') ? url : `mailto:openrounds@${new URL(url).hostname}`);
