// A mailbox certified live, on a real Dovecot and a real OpenSMTPD: a letter to itself, its answer, and both taken out again.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type MailServers, noMailServers, password, startMailServers, user } from '../../../test/mail/index.ts';
import { openCertifying, outcomes } from '../../connect/testing/certify.ts';
import { mail } from './index.ts';

const known = getCACertificates('default');

const skip = await noMailServers();
const world = skip ? (undefined as never) : await openCertifying(mail);
after(() => world?.close());

describe('Mail', { skip }, () => {
  let servers: MailServers;
  let channelId: string;
  before(async () => {
    servers = await startMailServers();
    setDefaultCACertificates([...known, servers.ca]);
    const settings = {
      connector: 'mail' as const,
      address: user,
      user,
      imap: { host: '127.0.0.1', port: servers.imap.tls, security: 'tls' as const },
      smtp: { host: '127.0.0.1', port: servers.smtp.starttls, security: 'starttls' as const },
      folder: 'INBOX',
    };
    ({ id: channelId } = await world.signIn(settings, { password }));
  });
  after(async () => {
    setDefaultCACertificates(known);
    await servers?.stop();
  });

  test('a letter to itself arrives, is answered, and no copy of either stays', async () => {
    const report = await world.certify(channelId);
    assert.ok(report.ok, JSON.stringify(report));
    const { sweep, ...did } = outcomes(report);
    assert.deepEqual(
      [did.post, did.read, did.hear, did.reply, did.read_reply, did.delete, sweep],
      ['done', 'done', 'done', 'done', 'done', 'not_tried', 'done'],
    );
    assert.deepEqual(
      (await servers.kept()).filter((letter) => letter.includes('OpenRounds is checking')),
      [],
    );
  });
});
