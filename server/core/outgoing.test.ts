// No request leaves for a private place, none takes more memory or time than it was given, and every failure is a value.
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fixedClock } from './clock.ts';
import { readConfig } from './config.ts';
import { openOutgoing, readRetryAfter } from './outgoing.ts';
import { isPublic, type Resolve } from './reach.ts';

const clock = fixedClock('2026-03-01T12:00:00Z');

function open(t: TestContext, allow = '', resolve?: Resolve) {
  const outgoing = openOutgoing({ config: readConfig({ OPENROUNDS_ALLOW_PRIVATE: allow }), clock }, resolve);
  t.after(() => outgoing.close());
  return outgoing;
}

async function serve(t: TestContext, listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

test('private addresses are refused in every way they can be written', async (t) => {
  const outgoing = open(t);
  const { port } = await serve(t, (_request, response) => response.end('secret'));
  const hosts = [
    ...['127.0.0.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0.0.0.0', '[::1]', '[::ffff:127.0.0.1]'],
    ...['[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[::]', '10.0.0.1', '172.16.0.1'],
    ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '255.255.255.255', '[fc00::1]', '[fe80::1]'],
    ...['[fec0::1]', '[4000::1]', '①27.0.0.1', 'localhost'],
  ];
  for (const host of hosts) {
    const answer = await outgoing.ask(`http://${host}:${port}/`);
    assert.equal(answer.ok, false, host);
    assert.equal(!answer.ok && answer.fault.code, 'private_address', host);
    assert.equal((await outgoing.refuses(`ws://${host}:${port}/`))?.code, 'private_address', host);
  }
  assert.ok(isPublic('8.8.8.8') && isPublic('2606:4700::1111') && !isPublic('not an address'));
});

test('an allowed host, address or range is reached, and no other', async (t) => {
  const { port } = await serve(t, (_request, response) => response.end('hello'));
  for (const allow of ['127.0.0.1', '127.0.0.0/8', 'localhost']) {
    const host = allow === 'localhost' ? 'localhost' : '127.0.0.1';
    const resolve: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const answer = await open(t, allow, resolve).ask(`http://${host}:${port}/`);
    assert.ok(answer.ok && answer.body.toString() === 'hello', allow);
  }
  const other = await open(t, '10.0.0.0/8').ask(`http://127.0.0.1:${port}/`);
  assert.equal(!other.ok && other.fault.code, 'private_address');
});

test('a name that changes its address between the look and the call is not followed inside', async (t) => {
  let asked = 0;
  const { port } = await serve(t, (_request, response) => response.end('secret'));
  const rebinding: Resolve = async () => [{ address: asked++ === 0 ? '93.184.215.14' : '127.0.0.1', family: 4 }];
  const outgoing = open(t, '', rebinding);
  assert.equal(await outgoing.refuses(`http://rebind.example:${port}/`), undefined);
  const answer = await outgoing.ask(`http://rebind.example:${port}/`);
  assert.equal(!answer.ok && answer.fault.code, 'private_address');
  assert.equal(asked, 2);
});

test('a redirect into private space, to another scheme or in a circle ends there', async (t) => {
  let inside = 0;
  const secret = await serve(t, (_request, response) => response.end(String(++inside)));
  const { port } = await serve(t, (request, response) => {
    const to: Record<string, string> = {
      '/inside': `http://127.0.0.1:${secret.port}/`,
      '/file': 'file:///etc/passwd',
      '/circle': '/circle',
      '/broken': 'http://[',
      '/user': 'http://a:b@example.org/',
    };
    response.writeHead(302, { location: to[request.url ?? ''] }).end();
  });
  const resolve: Resolve = async (host) => [{ address: host === 'public.test' ? '127.0.0.1' : '10.0.0.1', family: 4 }];
  const outgoing = open(t, 'public.test', resolve);
  const codes: string[] = [];
  for (const path of ['/inside', '/file', '/circle', '/broken', '/user']) {
    const answer = await outgoing.ask(`http://public.test:${port}${path}`);
    codes.push(answer.ok ? 'ok' : answer.fault.code);
  }
  assert.deepEqual(codes, ['private_address', 'address', 'redirects', 'address', 'address']);
  assert.equal(inside, 0);
});

test('addresses with a password, another scheme or the port of another service are not asked', async (t) => {
  const outgoing = open(t, '127.0.0.1');
  for (const url of [
    'http://me:secret@127.0.0.1/',
    'ftp://127.0.0.1/',
    'gopher://127.0.0.1/',
    'http://127.0.0.1:25/',
    'http://127.0.0.1:22/',
    'javascript:alert(1)',
    '//example.org',
    'nothing',
    '',
  ]) {
    const answer = await outgoing.ask(url);
    assert.equal(!answer.ok && answer.fault.code, 'address', url);
  }
});

test('secrets and bodies stay at the origin they were meant for', async (t) => {
  const seen: (string | undefined)[] = [];
  const other = await serve(t, (request, response) => {
    seen.push(`${request.method} ${request.headers.authorization}`);
    response.end();
  });
  const first = await serve(t, (request, response) => {
    seen.push(`${request.method} ${request.headers.authorization}`);
    response.writeHead(303, { location: other.url }).end();
  });
  await open(t, '127.0.0.1').ask(first.url, { method: 'POST', body: 'x', headers: { authorization: 'key' } });
  assert.deepEqual(seen, ['POST key', 'GET undefined']);
});

test('other methods are moved as they are, redirects can be left alone, and a no can be read', async (t) => {
  const seen: string[] = [];
  const { url } = await serve(t, (request, response) => {
    request.setEncoding('utf8').on('data', (text) => seen.push(`${request.method} ${text}`));
    request.on('end', () => {
      if (request.url === '/old') return response.writeHead(302, { location: '/new' }).end();
      return response.writeHead(409, { 'x-left': '7' }).end(request.url === '/huge' ? 'x'.repeat(70_000) : 'taken');
    });
  });
  const outgoing = open(t, '127.0.0.1');
  const ask = (path: string, more: object) => outgoing.ask(url + path, { method: 'PUT', body: 'x', ...more });
  const no = await ask('/old', { keepBody: true });
  assert.ok(!no.ok);
  assert.deepEqual([no.status, no.headers?.['x-left'], no.body?.toString()], [409, '7', 'taken']);
  assert.deepEqual(seen, ['PUT x', 'PUT x']);
  const left = await ask('/old', { redirects: 0 });
  assert.equal(!left.ok && left.fault.code, 'redirects');
  for (const answer of [await ask('/huge', { keepBody: true }), await ask('/new', {})])
    assert.equal(!answer.ok && answer.body, undefined);
});

test('an answer larger than was asked for is left, also when it is a gzip bomb', async (t) => {
  const bomb = gzipSync(Buffer.alloc(60_000_000));
  const { url } = await serve(t, (request, response) => {
    if (request.url === '/bomb') return response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    if (request.url === '/torn') return response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip');
    const more = () => {
      while (response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more);
    return more();
  });
  const outgoing = open(t, '127.0.0.1');
  const before = process.memoryUsage.rss();
  for (const path of ['/bomb', '/endless']) {
    const answer = await outgoing.ask(url + path, { most: 1_000_000 });
    assert.deepEqual(!answer.ok && answer.fault, { code: 'too_large', values: { megabytes: 1, host: '127.0.0.1' } });
  }
  assert.ok(process.memoryUsage.rss() - before < 100_000_000);
  const torn = await outgoing.ask(`${url}/torn`);
  assert.equal(!torn.ok && torn.fault.code, 'unreadable_answer');
});

test('a body that trickles, headers that never end and a silent server end in time', async (t) => {
  const outgoing = open(t, '127.0.0.1');
  const { url } = await serve(t, (request, response) => {
    if (request.url === '/silent') return;
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  });
  for (const path of ['/silent', '/slow']) {
    const answer = await outgoing.ask(url + path, { within: 200 });
    assert.equal(!answer.ok && answer.fault.code, 'timeout', path);
  }
  const sockets = createSocketServer((socket) => {
    socket.on('error', () => {});
    socket.write('HTTP/1.1 200 OK\r\n');
    const more = () => {
      while (socket.writable && socket.write(`x-more: ${'a'.repeat(1000)}\r\n`));
    };
    socket.on('drain', more);
    more();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => sockets.once('listening', resolve));
  t.after(() => sockets.close());
  const { port } = sockets.address() as AddressInfo;
  const endless = await outgoing.ask(`http://127.0.0.1:${port}/`, { within: 5000 });
  assert.equal(!endless.ok && endless.fault.code, 'headers_too_large');
});

test('failures are told apart', async (t) => {
  const { url } = await serve(t, (request, response) => {
    const status = Number(request.url?.slice(1));
    response.writeHead(status, { 'retry-after': '120' }).end('no');
  });
  const outgoing = open(t, '127.0.0.1', async (host) => {
    throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
  });
  const codes: unknown[] = [];
  for (const status of [401, 403, 404, 410, 418, 429, 500, 503]) {
    const answer = await outgoing.ask(`${url}/${status}`);
    assert.equal(!answer.ok && answer.retryAfter?.toISOString(), '2026-03-01T12:02:00.000Z');
    codes.push(!answer.ok && answer.fault.code);
  }
  assert.deepEqual(codes, ['refused', 'refused', 'not_there', 'gone', 'status', 'too_many', 'server', 'server']);
  const unknown = await outgoing.ask('https://nowhere.example/');
  assert.deepEqual(!unknown.ok && unknown.fault, { code: 'unknown_host', values: { host: 'nowhere.example' } });
  const closed = await serve(t, () => {});
  const stopped = new AbortController();
  setTimeout(() => stopped.abort(), 50);
  const aborted = await outgoing.ask(closed.url, { signal: stopped.signal });
  assert.equal(!aborted.ok && aborted.fault.code, 'stopped');
});

test('permanent redirects are told from passing ones', async (t) => {
  const { url } = await serve(t, (request, response) => {
    if (request.url === '/old') return response.writeHead(301, { location: '/new' }).end();
    if (request.url === '/passing') return response.writeHead(302, { location: '/old' }).end();
    return response.end('here');
  });
  const outgoing = open(t, '127.0.0.1');
  const old = await outgoing.ask(`${url}/old`);
  const passing = await outgoing.ask(`${url}/passing`);
  assert.ok(old.ok && old.moved && old.url === `${url}/new`);
  assert.ok(passing.ok && !passing.moved && passing.url === `${url}/new`);
});

test('how long to wait is read as seconds or a date, within a day', () => {
  const now = clock.now();
  assert.equal(readRetryAfter('30', now)?.getTime(), now.getTime() + 30_000);
  assert.equal(readRetryAfter('Sun, 01 Mar 2026 12:10:00 GMT', now)?.getTime(), now.getTime() + 600_000);
  assert.equal(readRetryAfter('99999999', now)?.getTime(), now.getTime() + 86_400_000);
  assert.equal(readRetryAfter('Thu, 01 Jan 1970 00:00:00 GMT', now)?.getTime(), now.getTime());
  assert.equal(readRetryAfter('soon', now), undefined);
});
