// What passes by itself, as the driver says it: a server that takes a connection and says nothing.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import pg from 'pg';
import { isTransient } from './transient.ts';

test('a connection that is not made in time is worth another try; a word that is wrong is not', async (t) => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  const options = { host: '127.0.0.1', port, connectionTimeoutMillis: 30 };
  const client = new pg.Client(options);
  client.on('error', () => {});
  const pool = new pg.Pool(options);
  pool.on('error', () => {});
  await assert.rejects(client.connect(), isTransient);
  await assert.rejects(pool.connect(), isTransient);
  await pool.end();
  assert.equal(isTransient(Object.assign(new Error('syntax error'), { code: '42601' })), false);
});
