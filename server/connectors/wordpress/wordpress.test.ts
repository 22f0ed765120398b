// A site of ours, on a real WordPress: heard whole, answered once, whatever breaks on the way.
import assert from 'node:assert/strict';
import { createServer, request as httpRequest } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { noWordPress, startWordPress, type WordPress } from '../../../test/wordpress/index.ts';
import type { Polled, Settings, SettingsOf, Surroundings } from '../../connect/connector.ts';
import type { Credentials, Speech } from '../../connect/speaking.ts';
import { credentialsFor } from '../../connect/testing/credentials.ts';
import { systemClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { silentLog } from '../../core/log.ts';
import { openOutgoing } from '../../core/outgoing.ts';
import { wordpress } from './index.ts';

const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const outgoing = openOutgoing({ config, clock: systemClock });
after(() => outgoing.close());
const around: Surroundings = { config, clock: systemClock, outgoing, log: silentLog };
const signal = new AbortController().signal;
const speaking = wordpress.speaking!;

describe('WordPress', { skip: await noWordPress() }, () => {
  let site: WordPress;
  let settings: SettingsOf<'wordpress'>;
  let credentials: Credentials;
  before(async () => {
    site = await startWordPress();
    const given = { connector: 'wordpress' as const, site: site.url, user: site.user, everyMinutes: 5 };
    const signedIn = await signIn(site.password, given);
    assert.ok(signedIn.ok, JSON.stringify(signedIn));
    settings = signedIn.settings;
    credentials = credentialsFor(signedIn.credentials);
  });
  after(() => site?.stop());

  const signIn = (password: string, given: Settings = settings) =>
    wordpress.signIn!.password!({ settings: given as never, fields: { password }, signal }, around);

  async function heard(cursor: unknown = null) {
    const polled: Polled = await wordpress.poll!({ settings, cursor, credentials, signal }, around);
    assert.ok(polled.ok, JSON.stringify(polled));
    return polled;
  }
  /** A comment of a guest; its number. */
  const comment = (text: string, more = '') =>
    site.php(
      `echo wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => 'Ana', 'comment_author_email' => 'ana@example.org', 'comment_author_IP' => '203.0.113.7', 'comment_content' => base64_decode('${Buffer.from(text).toString('base64')}'), 'comment_approved' => 1 ${more}]);`,
    );
  let key = 0;
  const speech = (more: Partial<Speech<SettingsOf<'wordpress'>>>): Speech<SettingsOf<'wordpress'>> => ({
    settings,
    credentials,
    kind: 'reply',
    target: { externalId: `${site.url}#comment-1`, postId: null },
    content: { text: 'Please call us.', images: [] },
    images: [],
    key: `0190f7c0-0000-7000-8000-${String(key++).padStart(12, '0')}`,
    firstTriedAt: new Date(),
    signal,
    ...more,
  });
  const said = async (text: string) =>
    Number(
      await site.php(
        `global $wpdb; echo $wpdb->get_var("select count(*) from wp_comments where comment_content = '${text}' and comment_approved not in ('trash', 'spam')");`,
      ),
    );

  test('a wrong password, a site that is none and a person without the right are told apart', async () => {
    assert.deepEqual(await signIn('wrong wrong wrong'), {
      ok: false,
      fault: { code: 'application_password', values: { host: '127.0.0.1' } },
    });
    const plain = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((ready) => plain.once('listening', ready));
    const { port } = plain.address() as { port: number };
    const elsewhere = await signIn('x', { ...settings, site: `http://127.0.0.1:${port}` });
    assert.equal(!elsewhere.ok && elsewhere.fault.code, 'not_wordpress');
    plain.close();
    const password = await site.php(
      `$id = wp_create_user('reader', 'a long password', 'reader@example.org'); echo WP_Application_Passwords::create_new_application_password($id, ['name' => 'x'])[0];`,
    );
    const reader = await signIn(password, { ...settings, user: 'reader' });
    assert.equal(!reader.ok && reader.fault.code, 'not_allowed_there');
  });

  test('posts, comments, answers to them and pingbacks are heard, without addresses', async () => {
    const first = await comment('Six hours in the <b>ER</b> &amp; nobody called.\n\nWhy?');
    await comment('Same here', `, 'comment_parent' => ${first}`);
    await comment(
      '[…] a page that points here',
      `, 'comment_type' => 'pingback', 'comment_author_url' => 'https://elsewhere.example/'`,
    );
    const { posts, changes } = await heard();
    assert.deepEqual(changes, []);
    const page = posts.find(({ kind }) => kind === 'post')!;
    assert.deepEqual([page.title, page.externalId], ['Hello world!', `${site.url}#post-1`]);
    const said = posts.find(({ externalId }) => externalId === `${site.url}#comment-${first}`)!;
    assert.equal(said.text, 'Six hours in the ER & nobody called.\n\nWhy?');
    assert.deepEqual(
      [said.root, said.replyTo, said.author?.name],
      [page.externalId, { externalId: page.externalId }, 'Ana'],
    );
    const answer = posts.find(({ text }) => text === 'Same here')!;
    assert.deepEqual(answer.replyTo, { externalId: said.externalId });
    assert.equal(answer.author?.externalId, said.author?.externalId, 'the same person');
    assert.ok(posts.some(({ text }) => text.includes('a page that points here')));
    assert.doesNotMatch(JSON.stringify(posts), /ana@example|203\.0\.113/);
  });

  test('only what is new comes, and what was edited, held, approved or taken away', async () => {
    const [kept, edited, spam] = [await comment('Kept'), await comment('Before'), await comment('Buy now')];
    const { cursor } = await heard();
    assert.deepEqual((await heard(cursor)).posts, []);
    await site.php(
      `wp_update_comment(['comment_ID' => ${edited}, 'comment_content' => 'After']); wp_spam_comment(${spam}); wp_set_comment_status(${kept}, 'hold');`,
    );
    const added = await comment('New', `, 'comment_approved' => 0`);
    const next = await heard(cursor);
    assert.deepEqual(
      next.posts.map(({ text }) => text),
      ['New'],
    );
    assert.deepEqual((next.posts[0]!.raw as { status: string }).status, 'hold');
    const what = next.changes.map((change) => [
      change.change,
      'externalId' in change && change.externalId.split('#')[1],
    ]);
    assert.deepEqual(
      what.sort(),
      [
        ['deleted', `comment-${spam}`],
        ['edited', `comment-${edited}`],
        ['edited', `comment-${kept}`],
      ].sort(),
    );
    assert.deepEqual((await heard(next.cursor)).changes, []);
    await site.php(`wp_set_comment_status(${added}, 'approve');`);
    assert.equal((await heard(next.cursor)).changes.length, 1);
  });

  test('after a long absence nothing is missing: three hundred comments, each once', async () => {
    const { cursor } = await heard();
    await site.php(
      `for ($i = 0; $i < 300; $i++) wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => 'Ben', 'comment_content' => "Row $i", 'comment_approved' => 1]);`,
    );
    const { posts, changes } = await heard(cursor);
    assert.deepEqual(changes, []);
    assert.deepEqual(
      new Set(posts.map(({ text }) => text)),
      new Set(Array.from({ length: 300 }, (_, i) => `Row ${i}`)),
    );
    assert.equal(posts.length, 300);
  });

  test('answered, seen, edited, held, released, taken away', async () => {
    const text = 'Thank you & <please> call 555-0100.';
    const given = speech({ content: { text, images: [] } });
    const told = await speaking.tell(given, around);
    assert.ok(told.was === 'posted', JSON.stringify(told));
    const target = { externalId: told.externalId!, postId: null };
    assert.deepEqual(await speaking.look!({ ...given, externalId: told.externalId! }, around), {
      found: true,
      externalId: told.externalId,
      url: told.url,
    });
    const { posts } = await heard();
    const mine = posts.find(({ externalId }) => externalId === told.externalId)!;
    assert.deepEqual([mine.text, mine.replyTo], [text, { externalId: `${site.url}#comment-1` }]);
    for (const kind of ['edit', 'hold', 'release', 'delete'] as const) {
      const step = speech({ kind, target, content: kind === 'edit' ? { text: 'In other words.', images: [] } : null });
      assert.equal((await speaking.tell(step, around)).was, 'posted', kind);
      const looked = await speaking.look!({ ...step, externalId: told.externalId! }, around);
      assert.equal(looked.found, kind !== 'delete', kind);
      assert.equal((await speaking.tell(step, around)).was, 'posted', `${kind} once more`);
    }
  });

  test('a post of its own is published under a name that a second try finds', async () => {
    const given = speech({
      kind: 'post',
      target: null,
      content: { title: 'Wait times at St. Anne', text: 'New this week.', images: [] },
    });
    assert.deepEqual(await speaking.look!({ ...given, externalId: null }, around), { found: false });
    const told = await speaking.tell(given, around);
    const looked = await speaking.look!({ ...given, externalId: null }, around);
    assert.ok(told.was === 'posted' && looked.found === true && looked.externalId === told.externalId);
  });

  test('what is answered is gone, is elsewhere, or the same was said already: refused, with the reason', async () => {
    const code = async (more: Parameters<typeof speech>[0]) => {
      const told = await speaking.tell(speech(more), around);
      return told.was === 'refused' ? told.fault.code : told.was;
    };
    const at = (externalId: string) => ({ target: { externalId, postId: null } });
    assert.equal(await code(at(`${site.url}#comment-99999`)), 'delivery_gone');
    assert.equal(await code(at('https://elsewhere.example#comment-1')), 'delivery_elsewhere');
    const words = { content: { text: 'The same words.', images: [] } };
    assert.equal(await code(words), 'posted');
    assert.equal(await code({ ...words, firstTriedAt: new Date(Date.now() + 600_000) }), 'delivery_same');
  });

  test('the answer is lost, and the comment is there: looked up, one comment', async () => {
    const proxy = await losingProxy(site.url);
    const through = { ...settings, site: settings.site };
    const lost = credentialsFor({ ...(await credentials.read()), api: `${proxy.url}/index.php?rest_route=/` });
    for (const at of ['comment', 'post']) {
      const text = `Said once under a ${at}.`;
      const target = { externalId: `${site.url}#${at}-1`, postId: null };
      const given = speech({ settings: through, credentials: lost, target, content: { text, images: [] } });
      const look = (more = {}) => speaking.look!({ ...given, credentials, externalId: null, ...more }, around);
      assert.equal((await look()).found, false);
      const told = await speaking.tell(given, around);
      assert.equal(told.was, 'doubtful');
      assert.equal((await look()).found, true);
      const elsewhere = at === 'post' ? 'comment' : 'post';
      assert.equal((await look({ target: { ...target, externalId: `${site.url}#${elsewhere}-1` } })).found, false);
      assert.equal(await said(text), 1);
    }
    proxy.close();
  });

  test('a site that is away: heard as a fault, spoken to later, surely not said', async () => {
    await site.pause();
    const polled = await wordpress.poll!({ settings, cursor: null, credentials, signal }, around);
    assert.match(polled.ok ? '' : polled.fault.code, /^connection/);
    const told = await speaking.tell(speech({}), around);
    assert.equal(told.was, 'not_sent');
    await site.resume();
  });

  test('a password that was revoked: signed out', async () => {
    await site.php('WP_Application_Passwords::delete_all_application_passwords(1);');
    const polled = await wordpress.poll!({ settings, cursor: null, credentials, signal }, around);
    assert.equal(!polled.ok && polled.fault.code, 'signed_out');
    const told = await speaking.tell(speech({}), around);
    assert.ok(told.was === 'refused' && told.signedOut);
  });
});

/** Passes everything on, and breaks off before the answer to a POST comes back. */
async function losingProxy(to: string) {
  const server = createServer((request, response) => {
    const onward = httpRequest(to + request.url, { method: request.method, headers: request.headers }, (answer) => {
      if (request.method === 'POST') return void answer.resume().on('end', () => response.destroy());
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
