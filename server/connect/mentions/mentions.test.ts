// Mentions over real HTTP, from a sender written from the Recommendation: each page becomes one post, however it is sent.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { serveFeeds } from '../../../test/feeds/server.ts';
import { webmention } from '../../connectors/webmention/index.ts';
import { fixedClock } from '../../core/clock.ts';
import { inInstallation } from '../../core/database.ts';
import { addChannel } from '../channels/add.ts';
import { pauseChannel, resumeChannel } from '../channels/pause.ts';
import { removeChannel } from '../channels/remove.ts';
import { openWorld } from '../testing/world.ts';
import { mentions } from './door.ts';
import { lookAt } from './look.ts';
import { findDueMentions } from './store.ts';
import { tryMentions } from './try.ts';

const door = new Hono();
let from = '198.51.100.7';
const front = createAdaptorServer({ fetch: (request: Request) => door.fetch(request, { from }) });
await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready));
const { port } = front.address() as { port: number };
const clock = fixedClock(new Date());
const world = await openWorld({ clock, env: { OPENROUNDS_URL: `http://127.0.0.1:${port}` } });
const { core, receiver } = world;
const connectors = [webmention];
const around = { connectors, receiver };
door.route('/mentions', mentions(core, around));
const { caller, act, heard, health } = await world.found('Mercy Valley');
const ours = await serveFeeds();
const blog = await serveFeeds();
after(async () => {
  front.close();
  await Promise.all([world.close(), ours.close(), blog.close()]);
});

const sites = [new URL(ours.url).host];
const channel = await addChannel(core, connectors, caller, {
  facilityId: null,
  settings: { connector: 'webmention', sites },
});
const endpoint = `http://127.0.0.1:${port}/mentions/${channel.id}`;
const target = `${ours.url}/hours`;
ours.put('/hours', {
  type: 'text/html',
  body: `<link rel="webmention" href="${endpoint}"><link rel="pingback" href="${endpoint}">`,
});

let number = 0;
/** A page of somebody else that links to ours; its address. */
function page(words = 'Six hours', to = target, path = `/page-${number++}`) {
  blog.put(path, {
    type: 'text/html',
    body: `<div class="h-entry"><p class="e-content">${words} <a href="${to}">there</a></p></div>`,
  });
  return `${blog.url}${path}`;
}
const form = (given: Record<string, string>) => new URLSearchParams(given);
const send = (source: string, to = target, address = endpoint) =>
  fetch(address, { method: 'POST', body: form({ source, target: to }) });
const why = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { values?: { why?: string } }).values?.why,
];

const never = new AbortController().signal;
/** What is due now, each once. */
async function work(): Promise<string[]> {
  const due = await inInstallation(core.database, (db) => findDueMentions(db, clock.now(), 100));
  const states: string[] = [];
  for (const key of due) states.push((await lookAt(core, around, key, never)).state);
  return states;
}
const soon = () => clock.advance(61_000);
const texts = async () => (await heard()).map(({ text }) => text);
const asked = (source: string) => blog.requests.filter(({ path }) => source.endsWith(path)).length;

test('a page says where its mentions go; one that is sent there is acknowledged at once and read later', async () => {
  const html = await (await fetch(target)).text();
  const found = /rel="webmention" href="([^"]+)"/.exec(html)?.[1];
  assert.equal(found, endpoint);
  const source = page('We waited');
  const answer = await send(source, target, found);
  assert.equal(answer.status, 202);
  assert.equal(asked(source), 0, 'nothing was asked yet');
  assert.deepEqual(await work(), ['shown']);
  assert.deepEqual(await texts(), ['We waited there']);
  const [post] = await heard();
  assert.deepEqual(
    [post!.channel_id, post!.handle, post!.external_id],
    [channel.id, new URL(blog.url).host, `mention:${source}`],
  );
  assert.equal((await health(connectors, channel.id)).state, 'hearing');
});

test('the same mention a hundred times is one post, and one request a minute', async () => {
  const source = page('Told a hundred times');
  const answers = await Promise.all(Array.from({ length: 100 }, () => send(source)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([202]));
  assert.deepEqual(await work(), ['shown']);
  await send(source);
  assert.deepEqual(await work(), ['waiting']);
  assert.deepEqual(await work(), []);
  assert.equal(asked(source), 1);
  soon();
  assert.deepEqual(await work(), ['shown']);
  assert.equal(asked(source), 2);
  assert.equal((await texts()).filter((text) => text.startsWith('Told')).length, 1);
  soon();
});

test('sent again the words are as they are now; gone is taken back, and what comes again is new', async () => {
  const source = page('First words', target, '/changing');
  await send(source);
  await work();
  page('Second words', target, '/changing');
  soon();
  await send(source);
  assert.deepEqual(await work(), ['shown']);
  assert.ok((await texts()).includes('Second words there') && !(await texts()).includes('First words there'));
  for (const put of [
    () => blog.put('/changing', { status: 410 }),
    () => blog.put('/changing', { status: 404 }),
    () => page('Words without it', 'https://elsewhere.example/', '/changing'),
  ]) {
    put();
    soon();
    await send(source);
    assert.deepEqual(await work(), ['gone']);
    assert.ok(!(await texts()).some((text) => /words/i.test(text)));
    page('Second words', target, '/changing');
    soon();
    await send(source);
    assert.deepEqual(await work(), ['shown']);
    assert.ok((await texts()).includes('Second words there'));
  }
});

test('a page that names two of ours is one post, and stays until it names neither', async () => {
  ours.put('/parking', { type: 'text/html', body: 'P' });
  const other = `${ours.url}/parking`;
  const both = (one: string, two: string) =>
    blog.put('/both', {
      type: 'text/html',
      body: `<title>Both</title><p>Both <a href="${one}">1</a> <a href="${two}">2</a></p>`,
    });
  both(target, other);
  const source = `${blog.url}/both`;
  const tell = async (to: string) => {
    soon();
    await send(source, to);
    return work();
  };
  const count = async () => (await texts()).filter((text) => text.startsWith('Both')).length;
  assert.deepEqual([await tell(target), await tell(other), await count()], [['shown'], ['shown'], 1]);
  both('/', other);
  assert.deepEqual([await tell(target), await count()], [['gone'], 1]);
  both('/', '/');
  assert.deepEqual([await tell(other), await count()], [['gone'], 0]);
});

test('a page that can’t be reached is tried again, longer and longer, and what was shown stays', async () => {
  const source = page('Here now', target, '/shaky');
  await send(source);
  await work();
  blog.put('/shaky', { status: 503 });
  soon();
  await send(source);
  assert.deepEqual(await work(), ['shown']);
  for (const minutes of [1, 10, 60, 360, 1440]) {
    clock.advance(minutes * 60_000 - 30_000);
    assert.deepEqual(await work(), [], `not before ${minutes}`);
    clock.advance(60_000);
    assert.deepEqual(await work(), ['shown']);
  }
  clock.advance(10 * 86_400_000);
  assert.deepEqual(await work(), []);
  assert.ok((await texts()).includes('Here now there'));
});

test('what is no mention of ours is refused with the reason, and asks nobody', async () => {
  const before = blog.requests.length;
  const source = `${blog.url}/x`;
  const wrong: [string, string, string][] = [
    [target, target, 'same'],
    [`${target}#top`, target, 'same'],
    [`${ours.url}/other`, target, 'own'],
    [source, 'https://elsewhere.example/', 'elsewhere'],
    [source, `${ours.url.replace('127.0.0.1', 'localhost')}/`, 'elsewhere'],
    [source, `http://${sites[0]}@elsewhere.example/`, 'target'],
    [source, '', 'target'],
    ['', target, 'source'],
    ['mailto:ana@example.org', target, 'source'],
    ['javascript:alert(1)', target, 'source'],
    ['file:///etc/passwd', target, 'source'],
    ['http://user:word@example.org/', target, 'source'],
    [`${source}?${'x'.repeat(3000)}`, target, 'source'],
    ['\u0000', target, 'source'],
  ];
  for (const [given, to, reason] of wrong)
    assert.deepEqual(await why(await send(given, to)), [400, reason], given.slice(0, 60));
  assert.equal((await send(source, target, `http://127.0.0.1:${port}/mentions/${crypto.randomUUID()}`)).status, 404);
  assert.equal((await send(source, target, `http://127.0.0.1:${port}/mentions/nothing`)).status, 404);
  const large = {
    method: 'POST',
    headers: { connection: 'close' },
    body: form({ source: 'x'.repeat(1_000_000), target }),
  };
  assert.equal((await fetch(endpoint, large)).status, 413);
  const json = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source, target }),
  };
  assert.equal((await fetch(endpoint, json)).status, 415);
  assert.deepEqual(await work(), []);
  assert.equal(blog.requests.length, before);
});

test('a machine that sends on and on waits; so does a host that is named on and on; nobody else does', async () => {
  const storm = async (sources: (at: number) => string, most: number) => {
    const statuses: number[] = [];
    let wait: string | null = null;
    for (let at = 0; at < most; at++) {
      const answer = await send(sources(at));
      statuses.push(answer.status);
      wait ??= answer.status === 429 ? answer.headers.get('retry-after') : null;
    }
    return { taken: statuses.filter((status) => status === 202).length, wait };
  };
  from = '203.0.113.9';
  const { taken, wait } = await storm((at) => `http://host-${at}.example/`, 130);
  assert.equal(taken, 120);
  assert.ok(Number(wait) > 0 && Number(wait) <= 600);
  from = '203.0.113.10';
  assert.equal((await send('http://host-x.example/')).status, 202);
  let ofOne = 0;
  for (let machine = 0; machine < 4; machine++) {
    from = `2001:db8:0:${machine}::1`;
    ofOne += (await storm((at) => `http://victim.example/?${machine}-${at}`, 100)).taken;
  }
  assert.equal(ofOne, 300);
  from = '2001:db8:0:3::ffff';
  assert.equal((await send('http://host-y.example/')).status, 202, 'the host waits, not the machine');
  await act(({ db }) => db.deleteFrom('connect.mention').where('host', 'like', '%.example').execute());
  from = '198.51.100.7';
});

test('nobody is hammered: a dozen pages of one host a minute', async () => {
  soon();
  const sources = Array.from({ length: 30 }, (_, at) => page(`Row ${at}`));
  for (const source of sources) await send(source);
  const before = blog.requests.length;
  await work();
  assert.equal(blog.requests.length - before, 12);
  for (let minutes = 0; minutes < 3; minutes++) {
    soon();
    await work();
  }
  assert.equal((await texts()).filter((text) => text.startsWith('Row')).length, 30, 'and all are read in the end');
});

test('while the channel is paused nothing is asked; then what waited is; a removed one is not there', async () => {
  soon();
  const source = page('While paused');
  await act((context) => pauseChannel(context, channel.id));
  assert.equal((await send(source)).status, 202);
  assert.deepEqual(await work(), []);
  await act((context) => resumeChannel(context, channel.id));
  assert.deepEqual(await work(), ['shown']);
  const gone = await addChannel(core, connectors, caller, {
    facilityId: null,
    settings: { connector: 'webmention', sites: ['gone.example'] },
  });
  await act((context) => removeChannel(context, gone.id));
  assert.equal(
    (await send(source, 'https://gone.example/', `http://127.0.0.1:${port}/mentions/${gone.id}`)).status,
    404,
  );
});

test('the door explains itself, in the reader’s language', async () => {
  const open = async (language: string) => {
    const answer = await fetch(endpoint, { headers: { 'accept-language': language } });
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    return answer.text();
  };
  assert.match(await open('en-US,es'), /<html lang="en">[\s\S]*Mentions[\s\S]*POST http/);
  assert.match(await open('es-US,es;q=0.9'), /<html lang="es">[\s\S]*menciones/);
  assert.equal((await fetch(`http://127.0.0.1:${port}/mentions/${crypto.randomUUID()}`)).status, 404);
});

const ping = (source: string, to = target) =>
  xml(`<?xml version="1.0"?><methodCall><methodName>pingback.ping</methodName><params>
    <param><value><string>${source}</string></value></param><param><value>${to}</value></param></params></methodCall>`);
async function xml(body: string): Promise<number | string> {
  const answer = await fetch(endpoint, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
  assert.equal(answer.status, 200);
  const text = await answer.text();
  const code = /<name>faultCode<\/name><value><int>(-?\d+)<\/int>/.exec(text)?.[1];
  return code === undefined ? (/<string>([^<]*)<\/string>/.exec(text)?.[1] ?? text) : Number(code);
}

test('a pingback is answered with what became of it, in the codes of its specification', async () => {
  soon();
  const source = page('By pingback');
  assert.equal(await ping(source), 'Thank you; it is read here.');
  assert.ok((await texts()).includes('By pingback there'));
  assert.equal(await ping(source), 0x30);
  const dead = createServer();
  await new Promise<void>((ready) => dead.listen(0, '127.0.0.1', ready));
  const deadPort = (dead.address() as { port: number }).port;
  await new Promise((closed) => dead.close(closed));
  blog.put('/broken', { status: 500 });
  assert.equal(await ping(`${blog.url}/nothing`), 0x10);
  assert.equal(await ping(page('Not to us', 'https://elsewhere.example/')), 0x11);
  assert.equal(await ping(page('To nothing', `${ours.url}/nothing`), `${ours.url}/nothing`), 0x20);
  assert.equal(await ping(source, 'https://elsewhere.example/'), 0x21);
  assert.equal(await ping(`${ours.url}/own`), 0x31);
  assert.equal(await ping('http://10.0.0.1/'), 0x31);
  assert.equal(await ping(`${blog.url}/broken`), 0x32);
  assert.equal(await ping(`http://127.0.0.1:${deadPort}/`), 0x32);
});

test('what is no call, or none that is known, is told so; nothing is expanded', async () => {
  const call = (inside: string) => `<methodCall>${inside}</methodCall>`;
  const bomb = `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${`&a${at ? at - 1 : ''};`.repeat(10)}">`).join('')}]>`;
  const ofFile = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>';
  const method = '<methodName>pingback.ping</methodName>';
  const params = (text: string) =>
    `<params><param><value>${text}</value></param><param><value>${target}</value></param></params>`;
  const wrong: [string, number][] = [
    ['', -32700],
    ['not xml', -32700],
    ['<html></html>', -32700],
    [`${bomb}${call(`${method}${params('&a8;')}`)}`, -32700],
    [`${ofFile}${call(`${method}${params('&f;')}`)}`, -32700],
    [call(`${method}<params>`), -32700],
    ['<methodCall>'.repeat(2000), -32700],
    [call('<methodName>system.listMethods</methodName>'), -32601],
    [call('<methodName>system.multicall</methodName>'), -32601],
    [call(method), -32602],
    [call(`${method}<params><param><value>${target}</value></param></params>`), -32602],
    [call(`${method}${params('\u0000')}`), 0x10],
    [call(`${method}${params('&#x6a;avascript:alert(1)')}`), 0x10],
  ];
  for (const [body, code] of wrong) assert.equal(await xml(body), code, body.slice(0, 200));
  const large = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'text/xml', connection: 'close' },
    body: 'x'.repeat(1_000_000),
  });
  assert.equal(large.status, 413);
});

test('a page of ours is tried as a stranger would: what it names, and whether a mention arrives', async () => {
  const written = () =>
    act(async ({ db }) => (await db.selectFrom('connect.mention').select('source').execute()).length);
  const before = await written();
  const tried = (path: string) =>
    tryMentions(core, caller, channel.id, path.includes('://') ? path : `${ours.url}${path}`);
  assert.deepEqual(await tried('/hours'), {
    page: { webmention: 'ours', pingback: 'ours' },
    arrived: true,
    fault: null,
  });
  ours.put('/header', {
    type: 'text/html',
    headers: { link: `</x>; rel=other, <${endpoint}>; rel="webmention"`, 'x-pingback': 'https://elsewhere.example/' },
  });
  assert.deepEqual((await tried('/header')).page, { webmention: 'ours', pingback: 'elsewhere' });
  ours.put('/none', { type: 'text/html', body: '<p>No lines</p>' });
  assert.deepEqual(await tried('/none'), {
    page: { webmention: 'none', pingback: 'none' },
    arrived: false,
    fault: null,
  });
  assert.equal((await tried('/nothing')).fault?.code, 'not_there');
  assert.equal((await tried('https://elsewhere.example/')).fault?.code, 'mention_elsewhere');
  assert.equal((await tryMentions(core, caller, channel.id, 'no address')).fault?.code, 'address');
  assert.equal(await written(), before, 'a try leaves nothing behind');
  await assert.rejects(tryMentions(core, caller, crypto.randomUUID(), target), { code: 'not_found' });
});
