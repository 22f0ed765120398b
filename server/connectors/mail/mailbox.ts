// The mailbox over IMAP: opened under TLS alone, at an address that may be reached, with everything it sends bounded.
import type { ConnectionOptions } from 'node:tls';
import { ImapFlow } from 'imapflow';
import type { Fault } from '../../../contract/connect.ts';
import type { SettingsOf, Surroundings } from '../../connect/connector.ts';
import type { Outgoing } from '../../core/outgoing.ts';
import { mailFault } from './fault.ts';

export type Settings = SettingsOf<'mail'>;

export interface Mailbox {
  client: ImapFlow;
  close(): void;
}

/** A host that is an address stands for itself, and nobody looks it up: it is judged here. */
export const refusedHost = (host: string, outgoing: Outgoing): Promise<Fault | undefined> =>
  outgoing.refuses(`https://${host.includes(':') ? `[${host}]` : host}`);

/** @returns the fault that kept it closed: `signed_out` when the password is not taken */
export async function openMailbox(
  { imap, user }: Pick<Settings, 'imap' | 'user'>,
  password: string,
  signal: AbortSignal,
  { outgoing }: Surroundings,
): Promise<Mailbox | Fault> {
  const refused = await refusedHost(imap.host, outgoing);
  if (refused) return refused;
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    ...(imap.security === 'tls' ? { secure: true } : { secure: false, doSTARTTLS: true }),
    tls: { lookup: outgoing.lookup, minVersion: 'TLSv1.2' } as unknown as ConnectionOptions,
    auth: { user, pass: password },
    logger: false,
    disableCompression: true,
    disableAutoIdle: true,
    maxIdleTime: 240_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    maxLineLength: 2_000_000,
    maxLiteralSize: 2_000_000,
    maxResponseSize: 8_000_000,
    maxResponseTokens: 100_000,
  });
  // Whatever breaks later is told by the command that waits for it, or by `close`.
  client.on('error', () => {});
  const close = () => {
    signal.removeEventListener('abort', close);
    client.close();
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    await client.connect();
    return { client, close };
  } catch (error) {
    close();
    return signal.aborted ? { code: 'stopped', values: {} } : mailFault(error, imap.host);
  }
}

/** Where the server keeps what was sent; undefined when it has no such folder. */
export async function sentFolder({ client }: Mailbox): Promise<string | undefined> {
  const folders = await client.list();
  const named = /^(?:inbox[./])?sent(?: (?:items|mail|messages))?$/i;
  return (
    folders.find(({ specialUse }) => specialUse === '\\Sent')?.path ??
    folders.find(({ path }) => named.test(path))?.path
  );
}

/** The number of the message with this Message-ID in the folder that is open. */
export async function findById({ client }: Mailbox, id: string): Promise<number | undefined> {
  const found = await client.search({ header: { 'message-id': `<${id}>` } }, { uid: true });
  return found ? found.at(-1) : undefined;
}
