// Signing in on a Mastodon server (a stand-in): from the server's name to an account, and every way in which it can end early.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startMastodon } from '../../../test/mastodon/index.ts';
import type { SettingsOf } from '../../connect/connector.ts';
import { registeredFor } from '../../connect/testing/credentials.ts';
import { systemClock } from '../../core/clock.ts';
import { mastodon } from './index.ts';
import { surroundingsAt } from './testing/world.ts';

const stand = await startMastodon();
const around = surroundingsAt(systemClock);
after(async () => {
  await around.close();
  await stand.close();
});
await stand.person('mercy');
const redirect = 'https://rounds.example/connect/back';
const settings: SettingsOf<'mastodon'> = {
  connector: 'mastodon',
  server: `${stand.url}/about`,
  hashtags: [],
  public: 'none',
};
const { begin, finish } = mastodon.signIn!;
const signal = AbortSignal.timeout(60_000);

async function begun(given = settings) {
  const answer = await begin!(
    { settings: given, redirect, state: 'a-state', registered: registeredFor(), signal },
    around,
  );
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer;
}

const finished = (kept: Record<string, unknown>, back: URL) =>
  finish!({ settings, kept, query: back.searchParams, redirect, registered: registeredFor(), signal }, around);

test('the program registers, the person agrees, and the account stands with its server’s limit', async () => {
  await stand.do({ do: 'set', characters: 1200 });
  const { address, kept } = await begun();
  const asked = new URL(address).searchParams;
  assert.deepEqual([asked.get('state'), asked.get('code_challenge_method')], ['a-state', 'S256']);
  assert.ok(!asked.get('scope')?.split(' ').includes('write'), 'no more than what is needed is asked for');
  const back = await stand.agree(address, 'mercy');
  assert.equal(back.searchParams.get('state'), 'a-state');
  const answer = await finished(kept, back);
  assert.ok(answer.ok);
  assert.equal(answer.name, '@mercy@stand-in.example');
  assert.deepEqual(answer.settings.account?.handle, 'mercy@stand-in.example');
  assert.deepEqual([answer.settings.server, answer.settings.mostCharacters], [stand.url, 1200]);
  assert.equal(mastodon.speaking!.most(answer.settings), 1200);
  assert.ok(!JSON.stringify(answer.settings).includes(String(answer.credentials.token)));
  // A code is good once.
  assert.equal(!(await finished(kept, back)).ok, true);
});

test('a server older than proof of who began', async () => {
  await stand.do({ do: 'set', old: true });
  const { address, kept } = await begun();
  assert.equal(new URL(address).searchParams.get('code_challenge'), null);
  assert.ok((await finished(kept, await stand.agree(address, 'mercy'))).ok);
  await stand.do({ do: 'set', old: false });
});

test('denied, or with somebody else’s proof: no account, and a word for it', async () => {
  const { address, kept } = await begun();
  const denied = await finished(kept, await stand.agree(address, 'mercy', false));
  assert.equal(!denied.ok && denied.fault.code, 'sign_in_denied');
  const stolen = await finished({ ...kept, verifier: 'x'.repeat(64) }, await stand.agree(address, 'mercy'));
  assert.equal(!stolen.ok && stolen.fault.code, 'sign_in_denied');
});

test('no server, no such server, a private one, one that is something else', async () => {
  const code = async (server: string) => {
    const answer = await begin!(
      { settings: { ...settings, server }, redirect, state: 's', registered: registeredFor(), signal },
      around,
    );
    return !answer.ok && answer.fault.code;
  };
  assert.equal(await code('mailto:mercy@example.org'), 'address');
  assert.equal(await code('http://10.0.0.1'), 'private_address');
  assert.equal(await code('http://127.0.0.1:1024'), 'connection_refused');
  await stand.do({ do: 'fault', on: 'POST /api/v1/apps', how: 'answer', status: 404 });
  assert.equal(await code(stand.url), 'not_mastodon');
  await stand.do({ do: 'fault', on: 'POST /api/v1/apps', how: 'answer', status: 503 });
  assert.equal(await code(stand.url), 'server');
});

test('settings without an account are no channel; hashtags are kept once, without their sign', async () => {
  const alone = await mastodon.prepare!(settings, around);
  assert.equal(!alone.ok && alone.fault.code, 'signed_out');
  const account = { id: '1', handle: 'mercy@stand-in.example' };
  const ready = await mastodon.prepare!({ ...settings, account, hashtags: ['#Flu', 'flu', ' '] }, around);
  assert.deepEqual(ready.ok && ready.settings.hashtags, ['flu']);
});
