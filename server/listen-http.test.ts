// The HTTP server: how long it waits for whom.
import assert from 'node:assert/strict';
import { Server } from 'node:http';
import { mock, test } from 'node:test';
import { readConfig } from './core/config.ts';
import { listenHttp } from './listen-http.ts';

test('a large file may take hours to arrive; headers, and a connection that says nothing, may not', async () => {
  const listen = mock.method(Server.prototype, 'listen');
  const web = await listenHttp({ ...readConfig({}), port: 0 });
  const server = listen.mock.calls[0]!.this as Server;
  listen.mock.restore();
  const minutes = [server.headersTimeout, server.timeout, server.requestTimeout].map((ms) => ms / 60_000);
  await web.close();
  const [headers, silence, whole] = minutes;
  assert.ok(headers! < 1 && silence! > 1 && silence! < 60 && whole! > 120, minutes.join(' '));
});
