// The stand-in gets along with a client that others wrote: what that client takes for Mastodon is not our own reading alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient } from 'masto';
import { startMastodon } from './index.ts';

const stand = await startMastodon();
after(() => stand.close());
await stand.person('mercy');
await stand.person('ana');
const redirect = 'https://rounds.example/back';

async function clientOf(username: string) {
  const app = await createRestAPIClient({ url: stand.url }).v1.apps.create({
    clientName: 'A test',
    redirectUris: redirect,
    scopes: 'read write',
  });
  const address = new URL('/oauth/authorize', stand.url);
  const query = { response_type: 'code', client_id: app.clientId!, redirect_uri: redirect, scope: 'read write' };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const back = await stand.agree(address.href, username);
  const token = await createOAuthAPIClient({ url: stand.url }).token.create({
    clientId: app.clientId!,
    clientSecret: app.clientSecret!,
    redirectUri: redirect,
    code: back.searchParams.get('code')!,
    grantType: 'authorization_code',
  } as never);
  const accessToken = token.accessToken;
  return { rest: createRestAPIClient({ url: stand.url, accessToken }), accessToken };
}

const mercy = await clientOf('mercy');
const ana = await clientOf('ana');

test('it says what it is', async () => {
  const instance = await mercy.rest.v2.instance.fetch();
  assert.match(instance.title, /stand-in/);
  assert.equal(instance.configuration.statuses.maxCharacters, 500);
  assert.equal((await mercy.rest.v1.accounts.verifyCredentials()).acct, 'mercy');
});

test('statuses: made once under a key, answered, edited, read, taken away', async () => {
  const meta = { requestInit: { headers: { 'idempotency-key': 'k1' } } };
  const first = await mercy.rest.v1.statuses.create({ status: 'Open today #flu' }, meta as never);
  const again = await mercy.rest.v1.statuses.create({ status: 'Open today #flu' }, meta as never);
  assert.equal(again.id, first.id);
  const answer = await ana.rest.v1.statuses.create({ status: '@mercy until when?', inReplyToId: first.id });
  assert.equal(answer.mentions[0]?.acct, 'mercy');
  const { descendants } = await ana.rest.v1.statuses.$select(first.id).context.fetch();
  assert.deepEqual(
    descendants.map(({ id }) => id),
    [answer.id],
  );
  await mercy.rest.v1.statuses.$select(first.id).update({ status: 'Open until six #flu' });
  assert.equal((await mercy.rest.v1.statuses.$select(first.id).source.fetch()).text, 'Open until six #flu');
  assert.equal((await ana.rest.v1.timelines.tag.$select('flu').list())[0]?.id, first.id);
  await mercy.rest.v1.statuses.$select(first.id).remove();
  await assert.rejects(async () => ana.rest.v1.statuses.$select(first.id).fetch(), { statusCode: 404 });
  await assert.rejects(async () => mercy.rest.v1.statuses.create({ status: 'x'.repeat(501) }), { statusCode: 422 });
});

test('notifications come in pages, newest first, and the pages are linked', async () => {
  for (let number = 0; number < 5; number++) await stand.say('ana', `@mercy page ${number}`);
  const texts: string[] = [];
  let pages = 0;
  for await (const page of mercy.rest.v1.notifications.list({ limit: 2 })) {
    pages++;
    for (const { status } of page) if (status) texts.push(status.content);
  }
  assert.ok(pages >= 3);
  assert.ok(texts[0]?.includes('page 4'));
});

test('media with its words, once the server is done with it', async () => {
  const media = await mercy.rest.v2.media.create({
    file: new Blob([Buffer.from('89504e47', 'hex')], { type: 'image/png' }),
    description: 'The entrance',
  });
  const status = await mercy.rest.v1.statuses.create({ status: 'Come in', mediaIds: [media.id] });
  assert.equal(status.mediaAttachments[0]?.description, 'The entrance');
});

test('the stream tells of updates, notifications, edits and deletions', async () => {
  const streaming = createStreamingAPIClient({
    streamingApiUrl: stand.url.replace('http', 'ws'),
    accessToken: mercy.accessToken,
  });
  const events: string[] = [];
  const subscription = streaming.user.subscribe();
  const heard = (async () => {
    for await (const { event } of subscription) {
      events.push(event);
      if (events.includes('delete')) return;
    }
  })();
  await stand.listening(1);
  const { id } = await stand.say('mercy', 'Streaming');
  await stand.say('ana', '@mercy heard');
  await stand.do({ do: 'edit', status: id, text: 'Streamed' });
  await stand.do({ do: 'remove', status: id });
  await heard;
  streaming.close();
  assert.deepEqual(events, ['update', 'notification', 'status.update', 'delete']);
});

test('a token has its scopes and its end', async () => {
  const reader = createRestAPIClient({ url: stand.url, accessToken: await stand.token('ana', 'read') });
  await assert.rejects(async () => reader.v1.statuses.create({ status: 'no' }), { statusCode: 403 });
  await stand.do({ do: 'revoke', name: 'ana' });
  await assert.rejects(async () => ana.rest.v1.notifications.list(), { statusCode: 401 });
});
