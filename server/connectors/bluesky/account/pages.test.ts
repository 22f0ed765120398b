// Who the program says it is when an account signs in on the network's own page, and the way back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../../core/config.ts';
import { clientMetadata } from './oauth.ts';
import { blueskyPages } from './pages.ts';

const at = (url: string) => readConfig({ OPENROUNDS_URL: url });
const get = (url: string, address: string) => blueskyPages(at(url)).request(address);

test('at its https address the program says who it is', async () => {
  const url = 'https://talk.mercy.example';
  const answer = await get(url, `${url}/connect/client-metadata.json`);
  assert.equal(answer.headers.get('content-type'), 'application/json');
  const said = (await answer.json()) as Record<string, unknown>;
  assert.equal(said.client_id, `${url}/connect/client-metadata.json`);
  assert.deepEqual(said.redirect_uris, [`${url}/connect/back`]);
  assert.equal(said.scope, 'atproto transition:generic');
  assert.equal(said.dpop_bound_access_tokens, true);
});

test('on a developer’s machine it stands in the address, and who comes back lands where they left', async () => {
  const url = 'http://localhost:8080';
  const id = new URL(clientMetadata(at(url))?.client_id ?? '');
  assert.equal(id.origin, 'http://localhost');
  assert.equal(id.searchParams.get('redirect_uri'), 'http://127.0.0.1:8080/connect/back');
  assert.equal(id.searchParams.get('scope'), 'atproto transition:generic');
  assert.equal((await get(url, `${url}/connect/client-metadata.json`)).status, 404);
  const back = await get(url, 'http://127.0.0.1:8080/connect/back?state=s&code=c');
  assert.deepEqual([back.status, back.headers.get('location')], [302, `${url}/connect/back?state=s&code=c`]);
  assert.equal((await get(url, `${url}/connect/back?code=c`)).status, 404, 'the page itself is the web app’s');
  const numbered = 'http://127.0.0.1:8080';
  assert.equal((await get(numbered, `${numbered}/connect/back?code=c`)).status, 404);
});

test('an address without TLS on the open internet offers no such sign-in', () => {
  assert.equal(clientMetadata(at('http://talk.mercy.example')), undefined);
});
