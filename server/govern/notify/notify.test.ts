// The rules of reaching people: whose turn it is, who is called next, what waits for the morning; and the standards’ own examples.
import assert from 'node:assert/strict';
import { createECDH, createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { localTime } from './local-time.ts';
import { encrypt, mostBytes } from './push/encrypt.ts';
import { authorize } from './push/key.ts';
import { minutesToWait } from './quiet.ts';
import { callingOrder, lastChange, shifts } from './rota.ts';
import { whoIsNext } from './turn.ts';
import { choicesOf, waysFor } from './ways.ts';

const rota = { people: ['amina', 'ben', 'chris'], begins: '2026-06-01', beginsMinute: 8 * 60 };
const at = (iso: string) => [new Date(iso), localTime('America/New_York')(new Date(iso))] as const;
const first = (iso: string) => callingOrder(rota, [], ...at(iso))[0];

test('each has a week; shifts change at the minute that was set, on the organization’s clock', () => {
  assert.equal(first('2026-06-01T12:00:00Z'), 'amina');
  assert.equal(first('2026-06-08T11:59:00Z'), 'amina', '7:59 in New York');
  assert.equal(first('2026-06-08T12:00:00Z'), 'ben');
  assert.equal(first('2026-06-22T12:00:00Z'), 'amina');
  assert.equal(
    first('2026-11-02T13:00:00Z'),
    'ben',
    'the clock was set back the day before: 8:00 is an hour later in UTC',
  );
  assert.equal(first('2026-11-02T12:59:00Z'), 'amina');
  assert.deepEqual(shifts(rota, at('2026-06-10T12:00:00Z')[1], 2), [
    { personId: 'ben', from: '2026-06-08', to: '2026-06-15' },
    { personId: 'chris', from: '2026-06-15', to: '2026-06-22' },
  ]);
});

test('who stands in is called first, then the list as it would have been', () => {
  const standIn = { personId: 'chris', from: new Date('2026-06-02T00:00:00Z'), to: new Date('2026-06-03T00:00:00Z') };
  assert.deepEqual(callingOrder(rota, [standIn], ...at('2026-06-02T12:00:00Z')), ['chris', 'amina', 'ben']);
  assert.deepEqual(callingOrder(rota, [standIn], ...at('2026-06-03T00:00:00Z')), ['amina', 'ben', 'chris']);
  assert.deepEqual(callingOrder(undefined, [standIn], ...at('2026-06-02T12:00:00Z')), ['chris']);
});

test('a list that is saved begins with its first in this very week', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 }),
      fc.nat(1439),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (weekday, minute, now) => {
        const local = localTime('America/New_York')(now);
        const begins = lastChange(weekday, minute, local);
        assert.equal(new Date(`${begins}T00:00:00Z`).getUTCDay(), weekday);
        assert.equal(callingOrder({ people: ['a', 'b'], begins, beginsMinute: minute }, [], now, local)[0], 'a');
      },
    ),
  );
});

test('one after the other is called, nobody twice, then everybody; and for a day at most', () => {
  const before: { whom: 'on_call' | 'next' | 'everybody' | 'nobody'; personIds: string[] }[] = [];
  let minutes = 0;
  for (;;) {
    const turn = whoIsNext({ order: ['amina', 'gone', 'ben'], able: ['amina', 'ben', 'chris'], before, minutes: 5 });
    before.push(turn);
    if (turn.wait === null) break;
    minutes += turn.wait;
  }
  assert.deepEqual(
    before.slice(0, 4).map(({ whom, personIds }) => [whom, personIds.length]),
    [
      ['on_call', 1],
      ['next', 1],
      ['everybody', 3],
      ['everybody', 3],
    ],
  );
  assert.ok(minutes > 24 * 60 && minutes < 27 * 60, `${minutes} minutes`);
  assert.equal(whoIsNext({ order: [], able: [], before: [], minutes: 5 }).whom, 'nobody');
});

test('quiet hours, over midnight too, hold back what is not urgent; who is called is reached', () => {
  const night = { from: 22 * 60, to: 7 * 60, urgentBreaks: true };
  assert.equal(minutesToWait(night, 23 * 60, 'patient'), 8 * 60);
  assert.equal(minutesToWait(night, 6 * 60 + 59, 'patient'), 1);
  assert.equal(minutesToWait(night, 7 * 60, 'patient'), 0);
  assert.equal(minutesToWait(night, 23 * 60, 'urgent'), 0);
  assert.equal(minutesToWait({ ...night, urgentBreaks: false }, 23 * 60, 'urgent'), 8 * 60);
  assert.equal(minutesToWait({ ...night, urgentBreaks: false }, 23 * 60, 'always'), 0);
  assert.equal(minutesToWait(null, 0, 'patient'), 0);
  const day = { from: 9 * 60, to: 17 * 60, urgentBreaks: false };
  assert.deepEqual(
    [8, 9, 16, 17].map((hour) => minutesToWait(day, hour * 60, 'patient')),
    [0, 480, 60, 0],
  );
});

test('what somebody chose holds, but for being called', () => {
  const choices = choicesOf([{ event: 'critical', ways: [] }]);
  assert.deepEqual(waysFor(choices, 'critical', false), []);
  assert.deepEqual(waysFor(choices, 'critical', true), ['app', 'mail', 'push']);
  assert.deepEqual(choices.rise, ['app', 'mail']);
});

test('a push message is encrypted as the example of RFC 8291', () => {
  const own = createECDH('prime256v1');
  own.setPrivateKey('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url');
  const sealed = encrypt(
    'When I grow up, I want to be a watermelon',
    {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
    own,
  );
  assert.equal(
    sealed.toString('base64url'),
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
  assert.throws(() => encrypt('x'.repeat(mostBytes + 1), { p256dh: '', auth: '' }), RangeError);
});

test('who sends it is signed for that push service alone, for twelve hours', () => {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const publicKey = pair.getPublicKey('base64url');
  const now = new Date('2026-06-09T12:00:00Z');
  const head = authorize(
    { publicKey, privateKey: Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex') },
    'https://push.example/a/b',
    'https://mercy.example',
    now,
  );
  const [, token = '', key] = /^vapid t=(\S+), k=(\S+)$/.exec(head) ?? [];
  assert.equal(key, publicKey);
  const [top = '', claims = '', signature = ''] = token.split('.');
  assert.deepEqual(JSON.parse(Buffer.from(claims, 'base64url').toString()), {
    aud: 'https://push.example',
    exp: now.getTime() / 1000 + 43_200,
    sub: 'https://mercy.example',
  });
  const point = pair.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const checked = verify(
    'sha256',
    Buffer.from(`${top}.${claims}`),
    { key: createPublicKey({ format: 'jwk', key: jwk }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  assert.ok(checked);
});
