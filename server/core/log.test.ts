import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSentences, openLog } from './log.ts';

function heard(speak: (log: ReturnType<typeof openLog>) => void): string {
  let said = '';
  speak(openLog('info', { write: (line) => (said += line) }));
  return said;
}

test('a line is one JSON object with its level in words, its time, its ids and its sentence', () => {
  const line = heard((log) => log.child({ organizationId: 'o1' }).info({ count: 3 }, 'The import ended.'));
  const { time, ...rest } = JSON.parse(line);
  assert.deepEqual(rest, { level: 'info', organizationId: 'o1', count: 3, msg: 'The import ended.' });
  assert.match(time, /^\d{4}-\d\d-\d\dT/);
});

test('somebody at a terminal reads sentences', () => {
  let said = '';
  const log = openLog('info', inSentences({ write: (line) => (said += line) }));
  log.info({ migration: '0001-core' }, 'A migration was applied.');
  log.warn({}, 'The stop took too long.');
  assert.equal(said, 'A migration was applied. (migration "0001-core")\nwarn: The stop took too long.\n');
});

test('below its level it keeps silent', () => {
  assert.equal(
    heard((log) => log.debug({}, 'Nobody reads this.')),
    '',
  );
});

test('words, addresses and secrets never get in, however deep they lie', () => {
  const secret = 'Mrs. Alvarez waited six hours';
  const line = heard((log) =>
    log.error(
      {
        text: secret,
        Authorization: secret,
        request: { headers: { cookie: secret }, params: { password: secret } },
        posts: [{ body: secret, id: 'p1' }],
        reason: `sent to ada@example.org through https://user:${encodeURIComponent(secret)}@example.org`,
        bytes: Buffer.from(secret),
      },
      'It failed.',
    ),
  );
  assert.ok(!line.includes('Alvarez'));
  assert.ok(!line.includes('ada@'));
  assert.equal(JSON.parse(line).posts[0].id, 'p1');
});

test('an error keeps its kind, its code and its frames, and loses the values it quotes', () => {
  const broken = Object.assign(new Error('Key (email)=(ada@example.org) already exists.'), {
    code: '23505',
    constraint: 'person_email_key',
    detail: 'Key (email)=(ada@example.org)',
  });
  const parsed = (() => {
    try {
      JSON.parse('Alvarez waited');
    } catch (error) {
      return error as Error;
    }
  })();
  const line = heard((log) => log.error({ error: new Error('Not stored.', { cause: broken }), parsed }, 'It failed.'));
  assert.ok(!/ada|Alvarez/.test(line));
  const { error } = JSON.parse(line);
  assert.equal(error.message, 'Not stored.');
  assert.equal(error.cause.code, '23505');
  assert.equal(error.cause.constraint, 'person_email_key');
  assert.ok(error.stack.every((frame: string) => frame.startsWith('at ')));
});

test('a long error is cut before it costs anything, and a quote that is not closed tells nothing', () => {
  const broken = Object.assign(new Error(`syntax error near "my name is Alvarez ${'('.repeat(1_000_000)}`), {
    code: '22P02',
  });
  const line = heard((log) => log.error({ error: broken }, 'It failed.'));
  assert.doesNotMatch(line, /Alvarez/);
  assert.equal(JSON.parse(line).error.message, 'syntax error near "…"');
});

test('a circle and a long string do no harm', () => {
  const circle: Record<string, unknown> = { note: 'n' };
  circle.again = circle;
  const line = heard((log) => log.info({ circle, long: 'x'.repeat(100_000) }, 'Well.'));
  assert.ok(line.length < 2000);
});
