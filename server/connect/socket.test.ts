// A server that does not let us listen says for how long, and that is kept with the fault.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { systemClock } from '../core/clock.ts';
import { readConfig } from '../core/config.ts';
import { openOutgoing } from '../core/outgoing.ts';
import { askedToWait, listenTo } from './socket.ts';

const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const outgoing = openOutgoing({ config, clock: systemClock });
let answer = '';
const server = createServer().on('upgrade', (_request, socket) => socket.end(answer));
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
after(async () => {
  server.close();
  await outgoing.close();
});
const url = `ws://127.0.0.1:${(server.address() as { port: number }).port}/`;
const ended = () =>
  listenTo(
    { url, signal: new AbortController().signal, most: 1000, hear: () => undefined, open: () => assert.fail() },
    outgoing,
  );

test('Retry-After of a refused stream is heeded, up to a day; without one there is nothing to wait for', async () => {
  const refused = (more: string) => `HTTP/1.1 429 Too Many Requests\r\nconnection: close\r\n${more}\r\n`;
  const host = '127.0.0.1';
  answer = refused('retry-after: 90\r\n');
  const fault = await ended();
  assert.deepEqual(fault, { code: 'too_many', values: { status: 429, host, seconds: 90 } });
  assert.equal(askedToWait(fault), 90_000);
  answer = refused('retry-after: 99999999\r\n');
  assert.equal(askedToWait(await ended()), 86_400_000);
  answer = refused('');
  const plain = await ended();
  assert.deepEqual([plain, askedToWait(plain)], [{ code: 'too_many', values: { status: 429, host } }, 0]);
});
