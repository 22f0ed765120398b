// What became of a mail when the server that sends it says no, says "later", says nothing or goes away, at every step.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { missing } from '../../../test/debian.ts';
import { type Certificates, makeCertificates, password, user } from '../../../test/mail/index.ts';
import type { Surroundings } from '../../connect/connector.ts';
import { credentialsFor } from '../../connect/testing/credentials.ts';
import { systemClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { silentLog } from '../../core/log.ts';
import { openOutgoing } from '../../core/outgoing.ts';
import type { Settings } from './mailbox.ts';
import { speaking } from './speak.ts';

const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const outgoing = openOutgoing({ config, clock: systemClock });
after(() => outgoing.close());
const around: Surroundings = { config, clock: systemClock, outgoing, log: silentLog };

let keys = 0;
const newKey = () => `0190f7c0-0000-7000-8000-${String(keys++).padStart(12, '0')}`;

describe('A sending server that fails on command', { skip: await missing(['openssl'], ['/usr/bin/openssl']) }, () => {
  let home: string;
  let certificates: Certificates;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'openrounds-smtp-'));
    certificates = await makeCertificates(home);
    setDefaultCACertificates([...getCACertificates('default'), certificates.ca]);
  });
  after(() => rm(home, { recursive: true, force: true }));

  const no = (responseCode: number) => Object.assign(new Error('No'), { responseCode });

  /** Sends one mail to a server that does so; how it ended, and how many mails the server took. */
  async function tell(options: SMTPServerOptions, security: 'tls' | 'starttls' = 'starttls', most = 60_000) {
    let taken = 0;
    const server = new SMTPServer({
      key: certificates.key,
      cert: certificates.cert,
      secure: security === 'tls',
      onAuth: (_, __, done) => done(null, { user }),
      onData: (stream, _, done) => {
        stream.resume().on('end', () => {
          taken++;
          done();
        });
      },
      closeTimeout: 100,
      ...options,
    });
    server.on('error', () => {});
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.server.address() as AddressInfo;
    const settings: Settings = {
      connector: 'mail',
      address: user,
      user,
      // Nothing answers there: no copy is kept, and that changes nothing.
      imap: { host: '127.0.0.1', port: 1, security: 'tls' },
      smtp: { host: '127.0.0.1', port, security },
      folder: 'INBOX',
    };
    const told = await speaking.tell(
      {
        settings,
        credentials: credentialsFor({ password }),
        kind: 'post',
        target: { externalId: 'mailto:ana@people.example', postId: null },
        content: { title: 'Hello', text: 'Said once.', images: [] },
        images: [],
        key: newKey(),
        firstTriedAt: new Date(),
        signal: AbortSignal.timeout(most),
      },
      around,
    );
    await new Promise<void>((closed) => server.close(closed));
    return { was: told.was, code: told.was === 'posted' ? undefined : told.fault.code, told, taken };
  }
  const drop = (session: unknown, server: SMTPServer) => {
    const { id } = session as { id: string };
    for (const each of server.connections)
      if ((each as unknown as { id: string }).id === id)
        (each as unknown as { _socket: { destroy(): void } })._socket.destroy();
  };

  test('takes it', async () => {
    for (const security of ['tls', 'starttls'] as const) {
      const { was, taken } = await tell({}, security);
      assert.deepEqual([was, taken], ['posted', 1]);
    }
  });

  test('without TLS nothing is said, not even the password', async () => {
    let asked = false;
    const { was, code, taken } = await tell({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      onAuth: (_, __, done) => {
        asked = true;
        done(null, { user });
      },
    });
    assert.deepEqual([was, code, taken, asked], ['not_sent', 'mail_without_tls', 0, false]);
  });

  const answers: [string, SMTPServerOptions, string, string][] = [
    ['"later" to the connection', { onConnect: (_, done) => done(no(421)) }, 'not_sent', 'too_many'],
    ['"later" to the password', { onAuth: (_, __, done) => done(no(454)) }, 'not_sent', 'too_many'],
    ['no to the password', { onAuth: (_, __, done) => done(no(535)) }, 'refused', 'signed_out'],
    ['"later" to the sender', { onMailFrom: (_, __, done) => done(no(451)) }, 'not_sent', 'too_many'],
    ['no to the sender', { onMailFrom: (_, __, done) => done(no(553)) }, 'refused', 'delivery_refused'],
    ['"later" to the reader', { onRcptTo: (_, __, done) => done(no(450)) }, 'not_sent', 'too_many'],
    ['no to the reader', { onRcptTo: (_, __, done) => done(no(550)) }, 'refused', 'delivery_refused'],
    [
      '"later" to the words',
      { onData: (s, _, done) => void s.resume().on('end', () => done(no(452))) },
      'not_sent',
      'too_many',
    ],
    [
      'no to the words',
      { onData: (s, _, done) => void s.resume().on('end', () => done(no(554))) },
      'refused',
      'delivery_refused',
    ],
    ['too large', { size: 10 }, 'refused', 'delivery_refused'],
  ];
  for (const [name, options, was, code] of answers)
    test(name, async () => {
      const told = await tell(options);
      assert.deepEqual([told.was, told.code, told.taken], [was, code, 0]);
    });

  test('breaks off before the words: surely not sent', async () => {
    let server: SMTPServer | undefined;
    const told = await tell({
      onRcptTo(_, session) {
        server = this as unknown as SMTPServer;
        drop(session, server);
      },
    });
    assert.deepEqual([told.was, told.taken], ['not_sent', 0]);
  });

  test('breaks off after the dot: it may be there', async () => {
    const told = await tell({
      onData(stream, session) {
        stream.resume().on('end', () => drop(session, this as unknown as SMTPServer));
      },
    });
    assert.equal(told.was, 'doubtful');
  });

  test('is silent after the dot: it may be there', async () => {
    const told = await tell({ onData: (stream) => void stream.resume() }, 'starttls', 1500);
    assert.deepEqual([told.was, told.code], ['doubtful', 'timeout']);
  });
});
