// A WordPress site in a real browser: connected with an application password, heard, answered, signed out there, signed in again.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noWordPress, startWordPress, type WordPress } from '../wordpress/index.ts';
import {
  answer,
  connected,
  heardInListen,
  openForm,
  shownPosted,
  signedInAgain,
  signedOut,
  wrongAt,
} from './accounts.ts';
import { assertAccessible } from './axe.ts';
import { startWorld, type World } from './world.ts';

const skip = await noWordPress();
const options = { skip, timeout: 90_000 };
let site: WordPress;
let world: World;
let page: Page;
let channel: string;
if (!skip) {
  [site, world] = await Promise.all([startWordPress(), startWorld({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' })]);
  after(() => site.stop());
  page = await world.begin();
}

const question = 'Is the Mercy Valley flu clinic open on Saturday?';
const fill = async (given: { address?: string; user?: string; password?: string }) => {
  await page.getByLabel('Address of the site').fill(given.address ?? site.url);
  await page.getByLabel('User', { exact: true }).fill(given.user ?? site.user);
  await page.getByLabel('Application password').fill(given.password ?? site.password);
  await page.getByRole('button', { name: 'Connect the site' }).click();
};

test('what is wrong is said at the field it is about', options, async () => {
  await openForm(page, world, 'Connect a WordPress site');
  await fill({ address: '' });
  assert.match(await wrongAt(page, 'Address of the site'), /Type an address/);
  await fill({ address: world.url.replace('localhost', '127.0.0.1') });
  assert.match(await wrongAt(page, 'Address of the site'), /does not answer as a WordPress site/);
  await fill({ password: 'abcd efgh ijkl mnop qrst uvwx' });
  assert.match(await wrongAt(page, 'Application password'), /127\.0\.0\.1 did not accept/);
  const lowly = await site.php(
    `$id = wp_create_user('reader', 'x', 'reader@mercyvalley.example'); echo WP_Application_Passwords::create_new_application_password($id, ['name' => 'OpenRounds'])[0];`,
  );
  await fill({ user: 'reader', password: lowly });
  assert.match(await wrongAt(page, 'User'), /may not moderate comments/);
  await assertAccessible(page, 'a WordPress site, not connected');
});

test('connected, it is shown as hearing, and a comment is in Listen', options, async () => {
  await fill({});
  channel = await connected(page, '127.0.0.1');
  await site.php(
    `echo wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => 'Ana', 'comment_author_email' => 'ana@people.example', 'comment_content' => '${question}', 'comment_approved' => 1]);`,
  );
  await assertAccessible(page, 'a channel of a WordPress site');
  await heardInListen(page, world, channel, question);
});

test('an answer is under the comment there, and shown as posted with its link', options, async () => {
  const words = 'It is, from nine to noon. Nobody needs an appointment.';
  await answer(world, question, words);
  const link = await shownPosted(page, world, question, words);
  assert.ok(link?.startsWith(site.url) && link.includes('#comment-'), String(link));
  const parent = await site.php(
    `global $wpdb; echo $wpdb->get_var("select parent.comment_content from wp_comments one join wp_comments parent on parent.comment_ID = one.comment_parent where one.comment_content like 'It is, from nine%'");`,
  );
  assert.equal(parent, question);
});

test('its password taken back there, it is signed out and says how to mend it', options, async () => {
  await site.php(`WP_Application_Passwords::delete_all_application_passwords(1);`);
  await signedOut(page, world, channel, '127.0.0.1');
  await page.getByLabel('Application password').fill('no longer good');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  assert.match(await wrongAt(page, 'Application password'), /did not accept/);
  const fresh = await site.php(
    `echo WP_Application_Passwords::create_new_application_password(1, ['name' => 'OpenRounds'])[0];`,
  );
  await page.getByLabel('Application password').fill(fresh);
  await page.getByLabel('Application password').press('Enter');
  await signedInAgain(page);
});
