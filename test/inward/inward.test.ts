// Nobody out there, and nobody who may type an address, makes the program call inside: counted at doors that stand open there.
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { after, type TestContext, test } from 'node:test';
import type { Surroundings } from '../../server/connect/connector.ts';
import { credentialsFor, registeredFor } from '../../server/connect/testing/credentials.ts';
import { editor, openWorld } from '../../server/connect/testing/world.ts';
import { addWebhook, showMessages, tryWebhook } from '../../server/connect/webhooks/out.ts';
import { sendMessage } from '../../server/connect/webhooks/send.ts';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import { feeds } from '../../server/connectors/feeds/index.ts';
import { mastodon } from '../../server/connectors/mastodon/index.ts';
import { wordpress } from '../../server/connectors/wordpress/index.ts';
import { systemClock } from '../../server/core/clock.ts';
import { readConfig } from '../../server/core/config.ts';
import { act } from '../../server/core/context.ts';
import { silentLog } from '../../server/core/log.ts';
import { openOutgoing } from '../../server/core/outgoing.ts';
import { type Found, isPublic, type Resolve } from '../../server/core/reach.ts';
import { names, numbers, onwards, redirects, tricks } from './corpus.ts';
import { doors } from './doors.ts';
import { openDoor, ownAddresses, watchSockets } from './watched.ts';

const door = await openDoor();
after(() => door.close());
const { port } = door;
const at = (text: string) => text.replaceAll('{port}', String(port));

const found = (address: string): Found => ({ address, family: address.includes(':') ? 6 : 4 });
const places = new Map(names.map(({ host, found: all }) => [host.toLowerCase().normalize('NFKC'), all.map(found)]));
/** The name servers of this suite: nobody else is asked. */
const resolve: Resolve = async (host) => {
  const known = places.get(host.toLowerCase());
  if (known) return known;
  if (host.endsWith('out.example')) return [found('127.0.0.1')];
  throw Object.assign(new Error('Not found'), { code: 'ENOTFOUND' });
};

/** The program with a setting that allows no private address, or these. */
function around(t: TestContext, allow = '', ask: Resolve = resolve, env = {}): Surroundings {
  const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: allow, ...env });
  const outgoing = openOutgoing({ config, clock: systemClock }, ask);
  t.after(() => outgoing.close());
  return { config, outgoing, clock: systemClock, log: silentLog };
}

/** Everything `run` begins: connections inward, and how many came in at the doors. */
async function inward(run: () => Promise<void>, meant: readonly number[] = []) {
  const before = door.came();
  const { begun, end } = watchSockets();
  try {
    await run();
  } finally {
    end();
  }
  const inside = begun.filter((each) => !isPublic(each.address) && !meant.includes(each.port));
  return { came: door.came() - before, begun: inside };
}
const nothing = { came: 0, begun: [] };

async function serve(t: TestContext, listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as { port: number }).port;
}

const hosts = [
  ...numbers,
  ...names,
  ...ownAddresses().map((own) => ({ host: own.includes(':') ? `[${own}]` : own, why: 'of this machine' })),
];

test('no writing of an address leads inward, at any door', { timeout: 300_000 }, async (t) => {
  const outside = around(t);
  const refused = new Map<string, number>();
  const through = await inward(async () => {
    for (const [name, enter] of Object.entries(doors))
      await Promise.all(
        hosts.map(async ({ host, why }) => {
          const fault = await enter({ host, port }, outside);
          assert.ok(
            fault && ['private_address', 'address'].includes(fault.code),
            `${name}, ${host} (${why}): ${fault?.code}`,
          );
          refused.set(fault.code, (refused.get(fault.code) ?? 0) + 1);
        }),
      );
  });
  assert.deepEqual(through, nothing);
  assert.ok(numbers.length >= 120, `${numbers.length} numbers`);
  t.diagnostic(
    `${hosts.length} hosts at ${Object.keys(doors).length} doors: ${JSON.stringify([...refused])}; 0 came in`,
  );
});

test('where the setting allows it, the very same doors lead inward', async (t) => {
  const inside = around(t, '127.0.0.1');
  for (const [name, enter] of Object.entries(doors)) {
    const { came, begun } = await inward(async () => void (await enter({ host: '127.0.0.1', port }, inside)));
    assert.ok(came > 0 && begun.length > 0, name);
  }
});

test('addresses that say one thing and mean another', async (t) => {
  const { outgoing } = around(t);
  const through = await inward(async () => {
    for (const { address, why } of tricks) {
      const answer = await outgoing.ask(at(address));
      assert.ok(!answer.ok && ['address', 'private_address'].includes(answer.fault.code), `${address}: ${why}`);
      assert.ok(await outgoing.refuses(at(address)), address);
    }
  });
  assert.deepEqual(through, nothing);
  t.diagnostic(`${tricks.length} tricks`);
});

test('a server out there that sends us on inward', async (t) => {
  const out = await serve(t, (request, response) => {
    const [, status, which, hops] = (request.url ?? '').split('/');
    const left = Number(hops ?? 0);
    const next = left > 0 ? `/${redirects[left]}/${which}/${left - 1}` : at(onwards[Number(which)]!);
    response.writeHead(Number(status), { location: next }).end();
  });
  const { outgoing } = around(t, 'out.example');
  let asked = 0;
  const through = await inward(async () => {
    for (const status of redirects)
      for (const [which, onward] of onwards.entries())
        for (const hops of [0, 1, 3])
          for (const method of ['GET', 'POST'] as const) {
            const url = `http://out.example:${out}/${status}/${which}/${hops}`;
            const answer = await outgoing.ask(url, { method, ...(method === 'POST' ? { body: 'x' } : {}) });
            assert.ok(!answer.ok && ['private_address', 'address'].includes(answer.fault.code), `${url}: ${onward}`);
            asked++;
          }
  }, [out]);
  assert.deepEqual(through, nothing);
  t.diagnostic(`${asked} ways onward`);
});

test('a name that changes its answers: the connection goes to the address that was judged', async (t) => {
  let inside = 0;
  let out = 0;
  const here = createSocketServer((socket) => socket.destroy(void inside++)).listen(0, '127.0.0.1');
  await new Promise((ready) => here.once('listening', ready));
  const shared = (here.address() as { port: number }).port;
  const there = createSocketServer((socket) => socket.destroy(void out++)).listen(shared, '127.0.0.2');
  await new Promise((ready) => there.once('listening', ready));
  t.after(() => void [here, there].map((server) => server.close()));
  // Only the second address may be reached; each name server changes its mind at every question.
  const fickle: string[][][] = [
    [['127.0.0.2'], ['127.0.0.1']],
    [['127.0.0.1'], ['127.0.0.2']],
    [
      ['127.0.0.2', '127.0.0.1'],
      ['::1', '127.0.0.2', '10.0.0.1'],
    ],
    [['127.0.0.2'], ['127.0.0.2'], ['127.0.0.1']],
  ];
  const through = await inward(async () => {
    for (const enter of Object.values(doors))
      for (const answers of fickle) {
        let looks = 0;
        const outside = around(t, '127.0.0.2', async () => answers[looks++ % answers.length]!.map(found));
        for (let tries = 0; tries < 3; tries++) await enter({ host: 'fickle.example', port: shared }, outside);
      }
  });
  assert.deepEqual([inside, new Set(through.begun.map(({ address }) => address))], [0, new Set(['127.0.0.2'])]);
  assert.equal(out, through.begun.length);
  t.diagnostic(`${out} connections to the judged address, 0 to the other`);
});

test('a server out there that names an address inside', { timeout: 120_000 }, async (t) => {
  let asked = 0;
  /** What the server says of itself: the place it names is in the name it was asked by. */
  const out = await serve(t, (request, response) => {
    asked++;
    const [which = ''] = (request.headers.host ?? '').split('.');
    const named = /^\d+$/.test(which) ? `${hosts[Number(which)]!.host}:${port}` : `127.0.0.1:${port}`;
    const json = (value: unknown) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    const path = (request.url ?? '').split('?')[0]!;
    if (path === '/page')
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          `<link rel="alternate" type="application/rss+xml" href="http://${named}/feed"><a href="//${named}/rss.xml">x</a>`,
        );
    if (path === '/api/v2/instance') return json({ configuration: { urls: { streaming: `ws://${named}` } } });
    if (path.startsWith('/api/v1/')) return json([]);
    if (path === '/site')
      return void response
        .writeHead(200, {
          link: Buffer.from(`<http://${named}/wp-json/>; rel="https://api.w.org/"`).toString('latin1'),
        })
        .end();
    if (path.startsWith('/did:plc:')) {
      const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: `http://${named}` }];
      return json({ id: decodeURIComponent(path.slice(1)), alsoKnownAs: [], service });
    }
    return void response.writeHead(404).end();
  });
  const ways: Record<string, (which: string, outside: Surroundings) => Promise<unknown>> = {
    'the feeds of a page': (which, outside) =>
      feeds.discover!(
        { address: `http://${which}.out.example:${out}/page`, signal: AbortSignal.timeout(5000) },
        outside,
      ),
    'where a Mastodon server streams': async (which, outside) => {
      const server = `http://${which}.out.example:${out}`;
      const settings = { connector: 'mastodon' as const, server, hashtags: [], public: 'none' as const };
      const hearing = { cursor: null, store: async () => {}, sift: async () => {}, connected: () => {} };
      const credentials = credentialsFor({ server, token: 't' });
      const given = { ...hearing, settings, credentials, signal: AbortSignal.timeout(1500) };
      return mastodon.attend!(given, outside);
    },
    'the API of a WordPress site': (which, outside) => {
      const settings = {
        connector: 'wordpress',
        site: `http://${which}.out.example:${out}/site`,
        user: 'us',
        everyMinutes: 5,
      } as const;
      return wordpress.signIn!.password!(
        { settings, fields: { password: 'x' }, signal: AbortSignal.timeout(5000) },
        outside,
      );
    },
    'the server of a Bluesky account': (which, outside) => {
      const settings = { connector: 'bluesky', source: 'account', did: 'did:plc:abcdefghijklmnopqrstuvwx' } as const;
      const config = { ...outside.config, plcUrl: `http://${which}.out.example:${out}` };
      const given = { settings, fields: { password: 'x' }, signal: AbortSignal.timeout(5000) };
      return bluesky.signIn!.password!(given, { ...outside, config });
    },
  };
  const allowed = hosts.map((_, which) => `${which}.out.example`);
  const outside = around(t, allowed.join(','));
  const through = await inward(async () => {
    for (const [name, go] of Object.entries(ways)) {
      const before = asked;
      await Promise.all(hosts.map((_, which) => go(String(which), outside)));
      assert.ok(asked >= before + hosts.length, `${name}: the server out there was asked`);
    }
  }, [out]);
  assert.deepEqual(through, nothing);
  t.diagnostic(
    `${hosts.length} hosts named in ${Object.keys(ways).length} ways, ${asked} requests out there; 0 came in`,
  );
  // The same, where one of them may be reached: it is.
  const inside = around(t, `${allowed.join(',')},127.0.0.1`);
  const first = String(hosts.findIndex(({ host }) => host === '127.0.0.1'));
  for (const [name, go] of Object.entries(ways)) {
    const { came } = await inward(async () => void (await go(first, inside)), [out]);
    // An API at another origin is never asked, wherever it lies.
    assert.equal(came > 0, name !== 'the API of a WordPress site', name);
  }
});

test('a sign-in server out there that names doors inside', async (t) => {
  let place = '';
  let asked = 0;
  let own = '';
  const out = await serve(t, (request, response) => {
    asked++;
    const json = (value: unknown) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    const isOther = asked === 1 && place.startsWith('another ');
    const named = place.replace('another ', '');
    if (request.url === '/.well-known/oauth-protected-resource')
      return json({ resource: own, authorization_servers: [isOther ? named : own] });
    return json({
      issuer: own,
      authorization_endpoint: `${own}/authorize`,
      token_endpoint: `${named}/token`,
      pushed_authorization_request_endpoint: `${named}/par`,
      require_pushed_authorization_requests: true,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES256'],
      dpop_signing_alg_values_supported: ['ES256'],
      client_id_metadata_document_supported: true,
      authorization_response_iss_parameter_supported: true,
      scopes_supported: ['atproto'],
      protected_resources: [own],
    });
  });
  own = `http://localhost:${out}`;
  // Without TLS the library goes to this machine alone, so that is where the server out there stands: under a name.
  const signIn = (host: string, other: boolean, outside: Surroundings) => {
    const named = `${host === '[::1]' || host === '127.0.0.1' ? 'http' : 'https'}://${host}:${port}`;
    place = other ? `another ${named}` : named;
    asked = 0;
    const settings = { connector: 'bluesky', source: 'account', server: own } as const;
    const given = {
      settings,
      redirect: 'http://127.0.0.1/connect/back',
      state: 's',
      registered: registeredFor(),
      signal: AbortSignal.timeout(5000),
    };
    return bluesky.signIn!.begin!(given, outside);
  };
  const away = hosts.filter(({ host }) => host.normalize('NFKC').toLowerCase() !== 'localhost');
  const through = await inward(async () => {
    for (const other of [true, false])
      for (const { host } of away) {
        const answer = await signIn(host, other, around(t, 'localhost'));
        assert.ok(!answer.ok && asked > 0, host);
      }
  }, [out]);
  assert.deepEqual(through, nothing);
  for (const other of [true, false]) {
    const inside = around(t, 'localhost,::1');
    const { came } = await inward(async () => void (await signIn('[::1]', other, inside)), [out]);
    assert.ok(came > 0, other ? 'another server' : 'its doors');
  }
  t.diagnostic(`${away.length} hosts named as the sign-in server, and as its doors; 0 came in`);
});

test('a program that is told: refused when it is added, and when its name leads inward later', async (t) => {
  const world = await openWorld({ env: { OPENROUNDS_ALLOW_PRIVATE: '' } });
  t.after(() => world.close());
  const { id: organization } = await world.found('Mercy Valley');
  let inside = false;
  const { outgoing } = around(t, '', async () => [found(inside ? '127.0.0.1' : '93.184.215.14')]);
  const core = { ...world.core, outgoing };
  const caller = { organization, actor: editor };
  const given = (address: string) => ({ name: 'Warehouse', address, events: ['channel.changed' as const] });
  const through = await inward(async () => {
    inside = true;
    for (const { host } of hosts)
      await assert.rejects(
        addWebhook(core, caller, given(`http://${host}:${port}/`)),
        { code: 'webhook.private_address' },
        host,
      );
    for (const { address } of tricks)
      await assert.rejects(addWebhook(core, caller, given(at(address))), /webhook\.(private_)?address/, address);
    inside = false;
    const { webhook } = await addWebhook(core, caller, given(`http://fickle.example:${port}/`));
    inside = true;
    const trial = await act(core, organization, editor, (context) => tryWebhook(context, webhook.id));
    await sendMessage(core, organization, trial.id, new AbortController().signal);
    const { messages } = await act(core, organization, editor, (context) =>
      showMessages(context, webhook.id, undefined),
    );
    assert.deepEqual([messages[0]!.state, messages[0]!.fault?.code], ['waiting', 'private_address']);
  }, [Number(new URL(world.core.database.url).port)]);
  assert.deepEqual(through, nothing);
});
