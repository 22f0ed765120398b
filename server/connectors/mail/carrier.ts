// Hands a mail to the server that sends it: under TLS alone, and with a plain word for how far it came.
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Fault } from '../../../contract/connect.ts';
import type { Surroundings } from '../../connect/connector.ts';
import type { Told } from '../../connect/speaking.ts';
import { mailFault } from './fault.ts';
import { refusedHost, type Settings } from './mailbox.ts';

export interface Envelope {
  from: string;
  to: string[];
  /** Bytes: a server may say how many it takes. */
  size: number;
}

type Failed = Exclude<Told, { was: 'posted' }>;

/** Signs in, and with a mail sends it. @returns undefined when all was done, else how it failed */
export async function carry(
  { smtp, user }: Pick<Settings, 'smtp' | 'user'>,
  password: string,
  mail: { envelope: Envelope; source: Buffer } | undefined,
  signal: AbortSignal,
  { outgoing }: Surroundings,
): Promise<Failed | undefined> {
  const { host, port, security } = smtp;
  const refused = await refusedHost(host, outgoing);
  if (refused) return { was: 'not_sent', fault: refused };
  let socket: Socket;
  try {
    socket = await reach(host, port, signal, outgoing.lookup);
  } catch (error) {
    return { was: 'not_sent', fault: signal.aborted ? stopped : mailFault(error, host) };
  }
  const connection = new SMTPConnection({
    host,
    port,
    connection: socket,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    tls: { minVersion: 'TLSv1.2' },
    name: 'localhost',
    logger: false,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  let handedOver = false;
  const stop = () => {
    socket.destroy();
    connection.close();
  };
  try {
    await new Promise<void>((done, fail) => {
      const end = () => fail(Object.assign(new Error('Stopped'), { code: 'ETIMEDOUT' }));
      if (signal.aborted) return end();
      signal.addEventListener('abort', end, { once: true });
      connection.on('error', fail);
      connection.on('end', () => fail(Object.assign(new Error('Ended'), { code: 'ECONNECTION' })));
      connection.connect(() => {
        connection.login({ credentials: { user, pass: password } }, (error) => {
          if (error) return fail(error);
          if (!mail) return done();
          // Behind the last byte comes the dot, and from then on the server may have it.
          const source = Readable.from(
            (function* () {
              yield mail.source;
              handedOver = true;
            })(),
          );
          connection.send(mail.envelope, source, (wrong) => (wrong ? fail(wrong) : done()));
        });
      });
    });
    connection.quit();
    return undefined;
  } catch (error) {
    stop();
    return failed(error, host, handedOver);
  }
}

const stopped: Fault = { code: 'stopped', values: {} };

function reach(host: string, port: number, signal: AbortSignal, lookup: unknown): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect({ host, port, lookup: lookup as never, signal });
    const late = setTimeout(() => socket.destroy(Object.assign(new Error('Late'), { code: 'ETIMEDOUT' })), 10_000);
    socket.once('error', fail);
    socket.once('close', () => clearTimeout(late));
    socket.once('connect', () => {
      clearTimeout(late);
      socket.off('error', fail);
      // A connection that is let go of breaks for nobody.
      socket.on('error', () => {});
      done(socket);
    });
  });
}

function failed(error: unknown, host: string, handedOver: boolean): Failed {
  const thrown = error as { code?: string; responseCode?: number; command?: string };
  const { command = '' } = thrown;
  // Larger than the server said that it takes: it was not even asked.
  const status = thrown.responseCode || (thrown.code === 'EMESSAGE' ? 552 : 0);
  if (command === 'STARTTLS' || thrown.code === 'ETLS') return { was: 'not_sent', fault: mailFault(error, host) };
  if (status >= 400) {
    const signIn = command.startsWith('AUTH') || status === 530 || status === 535;
    if (signIn && status >= 500)
      return { was: 'refused', signedOut: true, fault: { code: 'signed_out', values: { host } } };
    if (status >= 500 && command !== 'CONN')
      return { was: 'refused', fault: { code: 'delivery_refused', values: { host, status } } };
    return { was: 'not_sent', fault: { code: 'too_many', values: { host, status } } };
  }
  return { was: handedOver ? 'doubtful' : 'not_sent', fault: mailFault(error, host) };
}
