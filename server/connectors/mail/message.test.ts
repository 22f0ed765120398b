// Mails as they come: threads, character sets, HTML, broken and hostile ones; each becomes a post or nothing, never an error.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ArrivedPost } from '../../../contract/post.ts';
import { messageId, readMessage } from './message.ts';
import { withoutHistory } from './quoted.ts';

const now = new Date('2026-03-31T15:00:00Z');
const view = { address: 'patient.relations@mercyvalley.example', now };

const mail = (head: string, body: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${head.trim().replace(/\n/g, '\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);

const usual = `
From: Ana Ruiz <ana@people.example>
To: patient.relations@mercyvalley.example
Subject: Six hours
Date: Tue, 31 Mar 2026 09:30:00 -0500
Message-ID: <one@people.example>`;

async function read(source: Buffer, attached: string[] = []): Promise<ArrivedPost> {
  const post = await readMessage({ source, attached }, view);
  assert.ok(post);
  return post;
}

describe('a mail', () => {
  test('is a message by its author, with subject, time and identity', async () => {
    const post = await read(mail(usual, 'We waited six hours.\r\n\r\nNobody came.\r\n'));
    assert.deepEqual(post, {
      network: 'mail',
      externalId: 'one@people.example',
      text: 'We waited six hours.\n\nNobody came.',
      kind: 'message',
      at: new Date('2026-03-31T14:30:00Z'),
      title: 'Six hours',
      author: { externalId: 'ana@people.example', handle: 'ana@people.example', name: 'Ana Ruiz' },
      links: [],
      media: [],
    });
  });

  test('stands in its thread by In-Reply-To and References', async () => {
    const head = `${usual}
In-Reply-To: <two@mercyvalley.example>
References: <first@people.example>
 <two@mercyvalley.example>`;
    const { replyTo, root } = await read(mail(head, 'Thank you.'));
    assert.deepEqual([replyTo, root], [{ externalId: 'two@mercyvalley.example' }, 'first@people.example']);
  });

  test('without a Message-ID is known by its digest, the same each time', async () => {
    const source = mail('From: ana@people.example', 'Hello');
    const [one, other] = [await read(source), await read(source)];
    assert.match(one.externalId, /^sha256-[0-9a-f]{40}$/);
    assert.equal(one.externalId, other.externalId);
    assert.notEqual(one.externalId, (await read(mail('From: ana@people.example', 'Hello!'))).externalId);
    assert.deepEqual(one.at, now);
  });

  test('of our own is not heard', async () => {
    const head = usual.replace('ana@people.example', 'Patient.Relations@MercyValley.example');
    assert.equal(await readMessage({ source: mail(head, 'Ours.'), attached: [] }, view), undefined);
  });

  test('without words has its subject for words', async () => {
    assert.equal((await read(mail(usual, ''))).text, 'Six hours');
  });

  test('in HTML is text: no markup, no script, links to web addresses alone', async () => {
    const html = `<html><head><title>t</title><style>p{}</style></head><body><p>We &amp; they <b>waited</b></p><script>alert(1)</script>
      <a href="javascript:alert(1)">x</a> <a href="https://people.example/a">here</a><img src=x onerror=alert(1)></body></html>`;
    const post = await read(mail(`${usual}\nContent-Type: text/html; charset=utf-8`, html));
    assert.match(post.text, /^We & they waited/);
    assert.doesNotMatch(post.text, /alert|<|onerror/);
    assert.deepEqual(post.links, ['https://people.example/a']);
  });

  test('lists what is attached, at most twenty, and stores none of it', async () => {
    const part = (name: string) =>
      `--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n`;
    const body = `--b\r\nContent-Type: text/plain\r\n\r\nSee the letters.\r\n${Array.from({ length: 30 }, (_, i) => part(`letter ${i}.pdf`)).join('')}--b--\r\n`;
    const { text, media = [] } = await read(mail(`${usual}\nContent-Type: multipart/mixed; boundary=b`, body));
    assert.equal(text, 'See the letters.');
    assert.deepEqual([media.length, media[0]], [20, { kind: 'other', alt: 'letter 0.pdf' }]);
    const large = await read(mail(usual, 'Words.'), ['scan.tiff']);
    assert.deepEqual(large.media, [{ kind: 'other', alt: 'scan.tiff' }]);
  });

  test('that a machine wrote says so', async () => {
    const marks: [string, string][] = [
      ['Auto-Submitted: auto-replied', 'auto_reply'],
      ['X-Autoreply: yes', 'auto_reply'],
      ['Precedence: auto_reply', 'auto_reply'],
      ['List-Id: News <news.people.example>', 'list'],
      ['Precedence: bulk', 'list'],
      ['Content-Type: multipart/report; report-type=delivery-status; boundary=b', 'bounce'],
    ];
    for (const [head, automatic] of marks)
      assert.deepEqual((await read(mail(`${usual}\n${head}`, 'Away.'))).raw, { automatic }, head);
    const daemon = await read(mail('From: MAILER-DAEMON@people.example\nSubject: Undelivered', 'It came back.'));
    assert.deepEqual(daemon.raw, { automatic: 'bounce' });
    assert.equal((await read(mail(`${usual}\nAuto-Submitted: no`, 'I am here.'))).raw, undefined);
  });
});

describe('character sets', () => {
  const cases: [string, string, Buffer, string][] = [
    ['utf-8', '8bit', Buffer.from('Atención médica'), 'Atención médica'],
    ['iso-8859-1', '8bit', Buffer.from('Atención médica', 'latin1'), 'Atención médica'],
    ['iso-8859-1', 'quoted-printable', Buffer.from('Atenci=F3n m=E9dica'), 'Atención médica'],
    ['utf-8', 'base64', Buffer.from(Buffer.from('Atención médica').toString('base64')), 'Atención médica'],
    ['windows-1252', '8bit', Buffer.from([0x93, 0x48, 0x69, 0x94]), '“Hi”'],
    ['koi8-r', '8bit', Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]), 'Привет'],
    ['shift_jis', '8bit', Buffer.from([0x95, 0x61, 0x89, 0x40]), '病院'],
    ['no-such-charset', '8bit', Buffer.from('plain'), 'plain'],
  ];
  for (const [charset, encoding, body, text] of cases)
    test(`${charset} as ${encoding}`, async () => {
      const head = `${usual}\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}`;
      assert.equal((await read(mail(head, body))).text, text);
    });

  test('names and subjects in encoded words', async () => {
    const head =
      'From: =?iso-8859-1?Q?Jos=E9_Mu=F1oz?= <jose@people.example>\nSubject: =?utf-8?B?wr9DdcOhbmRvPw==?= =?utf-8?Q?_=F0=9F=98=80?=';
    const { author, title } = await read(mail(head, 'x'));
    assert.deepEqual([author?.name, title], ['José Muñoz', '¿Cuándo? 😀']);
  });
});

describe('broken and hostile mails', () => {
  const nested = (depth: number): string => {
    let body = 'Content-Type: text/plain\r\n\r\nAt the bottom.\r\n';
    for (let at = 0; at < depth; at++)
      body = `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n${body}\r\n--b${at}--\r\n`;
    return body;
  };
  const head = 'From: ana@people.example\r\nSubject: Broken\r\n';
  const bodies: Record<string, Buffer> = {
    'nothing at all': Buffer.alloc(0),
    'nothing but a line': Buffer.from('\r\n'),
    'no head': Buffer.from('\r\n\r\nHello'),
    'no body': Buffer.from(head),
    'bytes of chance': Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919 + (i >> 3)) & 255)),
    'a boundary that never ends': Buffer.from(
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello`,
    ),
    'a boundary that is not named': Buffer.from(`${head}Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nHello`),
    'an empty boundary': Buffer.from(`${head}Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nHello`),
    'nested a hundred deep': Buffer.from(head + nested(100)),
    'nested two thousand deep': Buffer.from(head + nested(2000)),
    'ten thousand parts': Buffer.from(
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(10_000)}`,
    ),
    'a head of two hundred thousand lines': Buffer.from(`${head}${'X-A: b\r\n'.repeat(200_000)}\r\nHello`),
    'a line of a million': Buffer.from(`${head}X-A: ${'a'.repeat(1_000_000)}\r\n\r\nHello`),
    'a million addresses': Buffer.from(`${head}To: ${'a@b.example, '.repeat(20_000)}\r\n\r\nHello`),
    'groups inside groups': Buffer.from(`From: ${'a:'.repeat(5000)}${';'.repeat(5000)}\r\n\r\nHello`),
    'comments inside comments': Buffer.from(`From: ${'('.repeat(20_000)}\r\n\r\nHello`),
    'references without end': Buffer.from(`${head}References: ${'<a@b.example> '.repeat(20_000)}\r\n\r\nHello`),
    'encoded words that are none': Buffer.from(`${head}X: =?utf-8?B?${'='.repeat(1000)}?= =?x?Q?=ZZ?=\r\n\r\nHello`),
    'base64 that is none': Buffer.from(`${head}Content-Transfer-Encoding: base64\r\n\r\n!!!! %%% not base64 at all`),
    'quoted-printable cut short': Buffer.from(
      `${head}Content-Transfer-Encoding: quoted-printable\r\n\r\nHello =\r\n=E`,
    ),
    'NUL and half characters': Buffer.from(
      `${head}Content-Type: text/plain; charset=utf-8\r\n\r\na\0b \xed\xa0\x80`,
      'latin1',
    ),
    'HTML two hundred thousand deep': Buffer.from(
      `${head}Content-Type: text/html\r\n\r\n${'<b>'.repeat(200_000)}Hello`,
    ),
    'UTF-7 that hides a script': Buffer.from(
      `${head}Content-Type: text/html; charset=utf-7\r\n\r\n+ADw-script+AD4-alert(1)`,
    ),
  };
  for (const [name, source] of Object.entries(bodies))
    test(name, async () => {
      const post = await read(source);
      assert.ok(post.text.isWellFormed() && !post.text.includes('\0'));
      assert.ok(post.text.length <= 100_000 && (post.title ?? '').length <= 300 && post.externalId.length <= 1000);
      assert.doesNotMatch(post.text, /<script/);
    });

  test('of what can’t be taken apart the head is kept', async () => {
    const { author, title, raw } = await read(bodies['ten thousand parts']!);
    assert.deepEqual([author?.externalId, title, raw], ['ana@people.example', 'Broken', { broken: true }]);
  });

  test('a hundred deep, the words are still found', async () => {
    assert.equal((await read(bodies['nested a hundred deep']!)).text, 'At the bottom.');
  });

  test('an identity of any length can be kept', () => {
    assert.equal(messageId('<a@b>'), 'a@b');
    assert.match(messageId(`<${'a'.repeat(5000)}@b>`)!, /^sha256-/);
    assert.equal(messageId('<>'), undefined);
    assert.equal(messageId(['a']), undefined);
  });
});

describe('the history below a mail', () => {
  const cases: Record<string, [string, string]> = {
    'is cut at "wrote:"': [
      'New.\n\nOn Tue, Mar 31, 2026 at 9:30 AM Mercy Valley <a@b.example> wrote:\n> Old.\n> Older.',
      'New.',
    ],
    'is cut where that is broken over two lines': [
      'New.\n\nOn Tue, Mar 31, 2026 at 9:30 AM Mercy Valley\n<a@b.example> wrote:\n\n> Old.',
      'New.',
    ],
    'is cut in Spanish': [
      'Nuevo.\n\nEl mar, 31 mar 2026 a las 9:30, Mercy Valley (<a@b.example>) escribió:\n> Antes.',
      'Nuevo.',
    ],
    'is cut at the original message': ['New.\n\n-----Original Message-----\nFrom: A\nOld.', 'New.'],
    'is cut at a block of header lines': [
      'New.\n\nFrom: A <a@b.example>\nSent: Tuesday\nTo: B\nSubject: C\n\nOld.',
      'New.',
    ],
    'is cut at the end when only quoted': ['New.\n\n> Old.\n> Older.\n', 'New.'],
    'stays where words stand between the lines': [
      '> Is it open?\nYes.\n> And on Sunday?\nNo.',
      '> Is it open?\nYes.\n> And on Sunday?\nNo.',
    ],
    'stays when there is nothing else': ['> Old.', '> Old.'],
    'stays when it was forwarded': [
      'See below.\n\n---------- Forwarded message ---------\nFrom: A <a@b.example>\nDate: x\nSubject: C\nTo: B\n\nWords.',
      'See below.\n\n---------- Forwarded message ---------\nFrom: A <a@b.example>\nDate: x\nSubject: C\nTo: B\n\nWords.',
    ],
    'is no history when a sentence begins with "On"': [
      'On Monday we waited.\nOn Tuesday too.',
      'On Monday we waited.\nOn Tuesday too.',
    ],
  };
  for (const [name, [given, kept]] of Object.entries(cases))
    test(name, () => assert.equal(withoutHistory(given), kept));
});
