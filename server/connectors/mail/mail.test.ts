// A mailbox of ours on a real Dovecot and a real OpenSMTPD: heard whole, answered once, whatever breaks on the way.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { ArrivedPost } from '../../../contract/post.ts';
import { type MailServers, noMailServers, password, startMailServers, user } from '../../../test/mail/index.ts';
import type { Cursor, Heard, Surroundings } from '../../connect/connector.ts';
import type { Speech } from '../../connect/speaking.ts';
import { credentialsFor } from '../../connect/testing/credentials.ts';
import { systemClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { silentLog } from '../../core/log.ts';
import { openOutgoing } from '../../core/outgoing.ts';
import { mail } from './index.ts';
import type { Settings } from './mailbox.ts';

const opened: { close(): Promise<void> }[] = [];
after(() => Promise.all(opened.map((each) => each.close())));
function aroundWith(allowPrivate: string): Surroundings {
  const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: allowPrivate });
  const outgoing = openOutgoing({ config, clock: systemClock });
  opened.push(outgoing);
  return { config, clock: systemClock, outgoing, log: silentLog };
}
const around = aroundWith('127.0.0.1,localhost');
const signal = new AbortController().signal;
const speaking = mail.speaking!;
const known = getCACertificates('default');
const trust = (...more: string[]) => setDefaultCACertificates([...known, ...more]);
after(() => trust());

const letter = (id: string, text: string, more = '') =>
  `From: Ana Ruiz <ana@people.example>\r\nTo: ${user}\r\nSubject: Six hours\r\nMessage-ID: <${id}@people.example>\r\nDate: ${new Date().toUTCString()}\r\n${more}\r\n${text}\r\n`;

let keys = 0;
const newKey = () => `0190f7c0-0000-7000-8000-${String(keys++).padStart(12, '0')}`;

describe('Mail', { skip: await noMailServers() }, () => {
  let servers: MailServers;
  let settings: Settings;
  const credentials = credentialsFor({ password });
  before(async () => {
    servers = await startMailServers();
    trust(servers.ca);
    settings = {
      connector: 'mail',
      address: user,
      user,
      imap: { host: '127.0.0.1', port: servers.imap.tls, security: 'tls' },
      smtp: { host: '127.0.0.1', port: servers.smtp.starttls, security: 'starttls' },
      folder: 'INBOX',
    };
  });
  after(() => servers?.stop());

  /** Attends until `enough` says so; what was heard, and where it stopped. */
  async function hear(cursor: Cursor, enough: (posts: ArrivedPost[]) => boolean, begun?: () => void) {
    const stop = new AbortController();
    const posts: ArrivedPost[] = [];
    let last = cursor;
    let standing = false;
    const fault = await mail.attend!(
      {
        settings,
        credentials,
        cursor,
        signal: stop.signal,
        async store(heard: Heard) {
          posts.push(...heard.posts);
          if (heard.cursor !== undefined) last = JSON.parse(JSON.stringify(heard.cursor));
          if (standing && enough(posts)) stop.abort();
        },
        sift: async () => {},
        connected() {
          standing = true;
          begun?.();
          if (enough(posts)) stop.abort();
        },
      },
      around,
    );
    return { posts, cursor: last, fault };
  }
  const caughtUp = () => true;

  const speech = (more: Partial<Speech<Settings>>): Speech<Settings> => ({
    settings,
    credentials,
    kind: 'reply',
    target: null,
    content: { text: 'Please call us.', images: [] },
    images: [],
    key: newKey(),
    firstTriedAt: new Date(),
    signal,
    ...more,
  });
  const arrived = async (text: string): Promise<string> => {
    for (let tries = 0; tries < 600; tries++) {
      const found = (await servers.kept()).filter((each) => each.includes(text));
      if (found.length > 0) return found.join('\n=====\n');
      await new Promise((soon) => setTimeout(soon, 100));
    }
    assert.fail('It did not arrive');
  };

  describe('signing in', () => {
    const signIn = (more: Partial<Settings>, with_ = password, where = around) =>
      mail.signIn!.password!({ settings: { ...settings, ...more }, fields: { password: with_ }, signal }, where);
    const code = async (...given: Parameters<typeof signIn>) => {
      const answer = await signIn(...given);
      return answer.ok ? 'ok' : answer.fault.code;
    };

    test('both servers are tried, with TLS and with STARTTLS', async () => {
      const { imap, smtp } = servers;
      const ways = [
        [imap.tls, smtp.tls, 'tls'],
        [imap.starttls, smtp.starttls, 'starttls'],
      ] as const;
      for (const [imapPort, smtpPort, security] of ways) {
        const answer = await signIn({
          imap: { host: 'localhost', port: imapPort, security },
          smtp: { host: '127.0.0.1', port: smtpPort, security },
        });
        assert.ok(answer.ok, JSON.stringify(answer));
        assert.deepEqual([answer.name, answer.credentials], [user, { password }]);
      }
    });

    test('what is wrong is told apart', async () => {
      const { imap, smtp } = settings;
      assert.equal(await code({}, 'wrong'), 'mail_password');
      assert.equal(await code({ folder: 'Nowhere' }), 'mail_folder');
      assert.equal(await code({ imap: { ...imap, port: 1 } }), 'connection_refused');
      assert.equal(await code({ smtp: { ...smtp, port: 1 } }), 'connection_refused');
    });

    test('a certificate nobody vouches for ends it, on both servers and in both ways', async () => {
      const { imap, smtp } = servers;
      trust();
      try {
        for (const [port, security] of [
          [imap.tls, 'tls'],
          [imap.starttls, 'starttls'],
        ] as const)
          assert.equal(await code({ imap: { host: '127.0.0.1', port, security } }), 'certificate');
        for (const [port, security] of [
          [smtp.tls, 'tls'],
          [smtp.starttls, 'starttls'],
        ] as const) {
          const told = await speaking.tell(
            speech({
              settings: { ...settings, smtp: { host: '127.0.0.1', port, security } },
              kind: 'post',
              target: { externalId: 'mailto:ana@people.example', postId: null },
            }),
            around,
          );
          assert.deepEqual([told.was, told.was !== 'posted' && told.fault.code], ['not_sent', 'certificate']);
        }
      } finally {
        trust(servers.ca);
      }
    });

    test('a private address is refused where it is not allowed, by number and by name', async () => {
      const closed = aroundWith('');
      assert.equal(await code({}, password, closed), 'private_address');
      assert.equal(await code({ imap: { ...settings.imap, host: 'localhost' } }, password, closed), 'private_address');
      // The mailbox may be reached, the sending server not.
      const half = aroundWith('localhost');
      assert.equal(await code({ imap: { ...settings.imap, host: 'localhost' } }, password, half), 'private_address');
    });
  });

  describe('hearing', () => {
    test('what is there is read, what comes is heard at once, and nothing twice', async () => {
      await servers.bring([letter('a1', 'We waited six hours.'), letter('a2', 'Nobody came.')]);
      const first = await hear(
        null,
        (posts) => posts.length >= 3,
        () => void servers.bring([letter('a3', 'Still here.')]),
      );
      assert.equal(first.fault, undefined);
      assert.deepEqual(
        first.posts.map(({ text }) => text),
        ['We waited six hours.', 'Nobody came.', 'Still here.'],
      );
      assert.deepEqual((await hear(first.cursor, caughtUp)).posts, []);
      await servers.bring([letter('a4', 'While you were away.')]);
      const later = await hear(first.cursor, caughtUp);
      assert.deepEqual(
        later.posts.map(({ externalId }) => externalId),
        ['a4@people.example'],
      );
    });

    test('three hundred that came meanwhile are all there, in their order', async () => {
      const { cursor } = await hear(null, caughtUp);
      await servers.bring(Array.from({ length: 300 }, (_, i) => letter(`b${i}`, `Row ${i}`)));
      const { posts } = await hear(cursor, caughtUp);
      assert.deepEqual(
        posts.map(({ text }) => text),
        Array.from({ length: 300 }, (_, i) => `Row ${i}`),
      );
    });

    test('the first time it reads the latest hundred', async () => {
      assert.equal((await hear(null, caughtUp)).posts.length, 100);
    });

    test('numbered anew by its server: nothing is missed, and what comes again has the same identity', async () => {
      const { cursor } = await hear(null, caughtUp);
      await servers.bring([letter('c1', 'In between.')]);
      await servers.kept();
      await hear(cursor, caughtUp);
      await servers.renumber();
      const { posts, cursor: next } = await hear(cursor, caughtUp);
      const ids = posts.map(({ externalId }) => externalId);
      assert.ok(ids.includes('c1@people.example') && ids.includes('a1@people.example'));
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual((await hear(next, caughtUp)).posts, []);
    });

    test('thirty megabytes: the words and the names, a small part of the bytes', async () => {
      const { cursor } = await hear(null, caughtUp);
      const body = Buffer.alloc(30_000_000, 'QUJD\r\n'.repeat(10)).toString('latin1');
      const large = letter(
        'large',
        `--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe scans, se=F1ora.\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>The scans</p>\r\n--c--\r\n--b\r\nContent-Type: application/pdf; name="scan.pdf"\r\nContent-Disposition: attachment; filename="scan.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--b\r\nContent-Type: text/plain\r\n\r\nBelow the scans.\r\n--b--`,
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
      );
      await servers.bring([large]);
      const { posts } = await hear(cursor, caughtUp);
      const [post] = posts;
      assert.match(post!.text, /The scans, señora\.[\s\S]*Below the scans\./);
      assert.deepEqual([post!.externalId, post!.title], ['large@people.example', 'Six hours']);
      assert.deepEqual(post!.media, [{ kind: 'other', alt: 'scan.pdf' }]);
    });

    test('hostile mails do not stop what comes after them', async () => {
      const { cursor } = await hear(null, caughtUp);
      let nested = 'Content-Type: text/plain\r\n\r\nBottom\r\n';
      for (let at = 0; at < 100; at++)
        nested = `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n${nested}\r\n--b${at}--\r\n`;
      const part = '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n';
      await servers.bring([
        `From: a@people.example\r\nMessage-ID: <d1@people.example>\r\n${nested}`,
        `From: a@people.example\r\nMessage-ID: <d2@people.example>\r\n${'X-A: b\r\n'.repeat(100_000)}\r\nHello`,
        `From: a@people.example\r\nMessage-ID: <d3@people.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(20_000)}`,
        `From: a@people.example\r\nMessage-ID: <d4@people.example>\r\nX-A: ${'a'.repeat(3_000_000)}\r\n\r\nHello`,
        letter('d5', 'Behind them.'),
      ]);
      // One of them costs the connection, once; the frame opens it again.
      const one = await hear(cursor, caughtUp);
      const other = await hear(one.cursor, caughtUp);
      const posts = [...one.posts, ...other.posts];
      assert.equal(other.fault, undefined);
      assert.deepEqual(
        posts.map(({ externalId }) => externalId.split('@')[0]),
        ['d1', 'd2', 'd3', 'd4', 'd5'],
      );
      assert.equal(posts.at(-1)!.text, 'Behind them.');
    });

    test('a server that goes away is a fault, and the place is kept', async () => {
      const { cursor } = await hear(null, caughtUp);
      let paused: Promise<void> | undefined;
      const pause = () => {
        paused = servers.pauseImap();
      };
      const { fault, cursor: kept } = await hear(cursor, () => false, pause);
      await paused;
      assert.match(fault!.code, /^(?:stream_closed|connection)/);
      const away = await hear(kept, caughtUp);
      assert.match(away.fault!.code, /^connection/);
      await servers.resumeImap();
      await servers.bring([letter('e1', 'After the break.')]);
      assert.deepEqual(
        (await hear(kept, caughtUp)).posts.map(({ text }) => text),
        ['After the break.'],
      );
    });

    test('a password that was changed: signed out', async () => {
      const given = { settings, credentials: credentialsFor({ password: 'old' }), cursor: null, signal };
      const nothing = async () => {};
      const fault = await mail.attend!({ ...given, store: nothing, sift: nothing, connected() {} }, around);
      assert.equal(fault?.code, 'signed_out');
    });
  });

  describe('speaking', () => {
    test('an answer stands in its thread, quotes what it answers, and is kept among the sent mail', async () => {
      await servers.bring([
        letter('f1', 'When is the lab open?', `References: <f0@people.example>\r\nReply-To: ${user}\r\n`),
      ]);
      const given = speech({
        target: { externalId: 'f1@people.example', postId: null },
        content: { text: 'From seven, señora.', images: [] },
        images: [{ bytes: Buffer.from('png'), mediaType: 'image/png', alt: 'The way in' }],
      });
      assert.equal((await speaking.look!({ ...given, externalId: null }, around)).found, 'unknown');
      const told = await speaking.tell(given, around);
      assert.ok(told.was === 'posted', JSON.stringify(told));
      assert.equal(told.externalId, `${given.key}@mercyvalley.example`);
      const [sent = ''] = (await servers.kept('Sent')).filter((each) => each.includes(given.key));
      assert.match(sent, /^Subject: Re: Six hours\r?$/m);
      assert.match(sent, /^In-Reply-To: <f1@people\.example>\r?$/m);
      assert.match(sent, /^References: <f0@people\.example>\s+<f1@people\.example>\r?$/m);
      assert.match(sent, /^> When is the lab open\?\r?$/m);
      assert.match(await arrived(`<${given.key}@`), /Message-I[Dd]: <0190f7c0/);
      const looked = await speaking.look!({ ...given, externalId: told.externalId! }, around);
      assert.deepEqual(looked, { found: true, externalId: told.externalId });
      // What we said ourselves is not heard as somebody's.
      const { posts } = await hear(null, caughtUp);
      assert.ok(!posts.some(({ externalId }) => externalId === told.externalId));
    });

    test('a mail of its own goes to an address, and to nothing else', async () => {
      const to = (externalId: string | null) =>
        speaking.tell(
          speech({
            kind: 'post',
            target: externalId === null ? null : { externalId, postId: null },
            content: { title: 'Your question', text: 'A new mail.', images: [] },
          }),
          around,
        );
      assert.equal((await to(`mailto:${user}`)).was, 'posted');
      assert.match(await arrived('A new mail.'), /^Subject: Your question\r?$/m);
      for (const wrong of [
        null,
        'mailto:',
        'mailto:a@b.example,c@d.example',
        'mailto:a@b.example?bcc=c@d.example',
        `mailto:a@b.example\r\nRCPT`,
      ]) {
        const told = await to(wrong);
        assert.deepEqual([told.was, told.was !== 'posted' && told.fault.code], ['refused', 'mail_recipient']);
      }
    });

    test('an answer to what is no longer there is refused; what a subject holds stays a subject', async () => {
      const gone = await speaking.tell(speech({ target: { externalId: 'none@people.example', postId: null } }), around);
      assert.deepEqual([gone.was, gone.was !== 'posted' && gone.fault.code], ['refused', 'delivery_gone']);
      await servers.bring([
        letter('g1', 'Hi', `Reply-To: ${user}\r\n`).replace('Six hours', '=?utf-8?Q?a=0D=0ABcc:_x@y.example?='),
      ]);
      const given = speech({ target: { externalId: 'g1@people.example', postId: null } });
      assert.equal((await speaking.tell(given, around)).was, 'posted');
      const [sent = ''] = (await servers.kept('Sent')).filter((each) => each.includes(given.key));
      assert.doesNotMatch(sent, /^Bcc:/m);
    });

    test('a password that was changed: signed out, on either server', async () => {
      const old = credentialsFor({ password: 'old' });
      for (const externalId of ['mailto:ana@people.example', 'a1@people.example']) {
        const told = await speaking.tell(speech({ credentials: old, target: { externalId, postId: null } }), around);
        assert.ok(told.was === 'refused' && told.signedOut, JSON.stringify(told));
      }
    });
  });
});
