// What leaves the team is published once: nothing small is on a board page, in its file, or in the difference of two links.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Organization } from '../../listen/testing/world.ts';
import { by, openWorld, person } from '../testing/world.ts';
import { publicCsv } from './csv.ts';
import { boards } from './door.ts';
import { endBoardLink, listBoardLinks, makeBoardLink } from './link.ts';
import { previewPublication } from './publish.ts';
import { chooseQuote, maskPost, removeQuote } from './quote.ts';

const world = await openWorld();
const editor = person('editor');
const door = boards(world.core);
const may = { from: '2026-05-01', to: '2026-05-31' };
const wanted = (more: object = {}) =>
  ({ ...may, name: 'Board, May', places: [], language: 'en', expiresInDays: 90, ...more }) as const;

/** Each of these many people says one thing about a topic at a place, in May. */
async function say(of: Organization, people: number, place: string | null, topic: string, at = '2026-05-12T15:00:00Z') {
  const posts = Array.from({ length: people }, (_, n) => ({
    text: `About ${topic}, number ${n}`,
    externalId: `${topic}-${place}-${at}-${n}`,
    author: by(`${topic}-${place}-${at}-${n}`),
    at: new Date(at),
  }));
  await of.arrive(posts, { facilityId: place });
  await world.runJobs();
  await of.act(({ db, organization }) =>
    sql`update learn.analysis a set read = true, aside = false, topics = ${topic === 'nothing' ? [] : [topic]}::text[]
      from listen.post p where p.organization_id = a.organization_id and p.id = a.post_id
        and a.organization_id = ${organization}
        and p.external_id = any (${posts.map(({ externalId }) => externalId)})`.execute(db),
  );
}

/** St. Anne’s parking: 9 posts from 8 people. */
async function valley(): Promise<{ of: Organization; anne: string; north: string }> {
  const of = await world.found('Mercy Valley', ['St. Anne', 'North']);
  const [anne = '', north = ''] = of.facilityIds;
  await say(of, 8, anne, 'travel');
  await of.arrive(
    [
      {
        text: 'Parking again',
        externalId: 'again',
        author: by(`travel-${anne}-2026-05-12T15:00:00Z-0`),
        at: new Date('2026-05-13T15:00:00Z'),
      },
    ],
    { facilityId: anne },
  );
  await world.runJobs();
  await of.act(({ db, organization }) =>
    sql`update learn.analysis set topics = '{travel}', read = true, aside = false where organization_id = ${organization}
      and post_id in (select id from listen.post where organization_id = ${organization} and external_id = 'again')`.execute(
      db,
    ),
  );
  await say(of, 92, anne, 'nothing');
  await say(of, 40, north, 'travel');
  await say(of, 60, north, 'nothing');
  return { of, anne, north };
}

const pageOf = async (address: string) => {
  const answer = await door.request(new URL(address).pathname.replace('/board', ''));
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
const make = (of: Organization, more: object = {}) =>
  of.act((context) => makeBoardLink(context, world.core.config, wanted(more) as never), editor);

test('parking at St. Anne, 9 posts from 8 people: not on the page, and not in the difference', async () => {
  const { of, anne, north } = await valley();
  const { link, address } = await make(of, { places: [anne, north] });
  const { status, text, headers } = await pageOf(address);
  assert.equal(status, 200);
  assert.match(text, /Getting there and parking/);
  assert.match(text, /about 50/, '48 people in all, rounded');
  const row = /<tr><th scope="row">Getting there and parking<\/th>(?:(?!<\/tr>).)*<\/tr>/gs;
  assert.deepEqual(
    [...text.matchAll(row)].map(([found]) => /about 50/.test(found)),
    [true],
    'by place neither St. Anne nor, for its sake, North',
  );
  assert.doesNotMatch(text, /script|https?:|style=/i, 'nothing runs, nothing is asked for elsewhere');
  assert.equal(headers.get('set-cookie'), null);
  assert.match(headers.get('x-robots-tag') ?? '', /noindex/);
  const { links } = await of.act(listBoardLinks, editor);
  assert.deepEqual([links[0]?.id, links[0]?.reads], [link.id, 1]);
  const preview = await of.act((context) => previewPublication(context, may), editor);
  const file = await publicCsv(preview, 'en');
  assert.ok(
    file
      .split('\r\n')
      .slice(1, -1)
      .every((line) => line.startsWith('public,')),
  );
  assert.doesNotMatch(file, /St\. Anne,Getting there|North,Getting there/);
  assert.match(file, /all places together,Getting there and parking,50,24,19,30/);
});

test('a day is published once, and what was published does not change', async () => {
  const { of, anne, north } = await valley();
  const { address } = await make(of);
  const before = await pageOf(address);
  await say(of, 30, anne, 'travel', '2026-05-20T15:00:00Z');
  assert.equal((await pageOf(address)).text, before.text);
  const second = await make(of, { places: [anne, north], name: 'Again' });
  assert.equal((await of.act((context) => previewPublication(context, may), editor)).together.people, 200);
  assert.doesNotMatch((await pageOf(second.address)).text, /about 80/);
  for (const days of [
    { from: '2026-05-01', to: '2026-05-30' },
    { from: '2026-05-31', to: '2026-06-02' },
    { from: '2026-04-01', to: '2026-06-08' },
  ])
    await assert.rejects(make(of, days), { message: 'publication.overlaps' });
  await of.act((context) => endBoardLink(context, second.link.id), editor);
  await assert.rejects(make(of, { from: '2026-05-01', to: '2026-05-30' }), { message: 'publication.overlaps' });
  await assert.rejects(make(of, { from: '2026-06-01', to: '2026-06-09' }), { message: 'publication.unfinished' });
  await assert.rejects(make(of, { from: '2026-06-01', to: '2026-06-08' }), { message: 'publication.nothing' });
  await assert.rejects(make(of, { places: [(await world.found('Other', ['Harbor'])).facilityIds[0]] }), {
    message: 'not_found',
  });
});

test('a link that ended, expired, or never was tells nothing', async () => {
  const { of } = await valley();
  const { link, address } = await make(of, { expiresInDays: 1 });
  const other = await make(of);
  await of.act((context) => endBoardLink(context, other.link.id), editor);
  const ended = await pageOf(other.address);
  assert.equal(ended.status, 404);
  const unknown = await pageOf(`http://x/board/${'a'.repeat(43)}`);
  assert.equal(unknown.text, ended.text);
  assert.equal((await pageOf(address)).status, 200);
  world.clock.advance(2 * 86_400_000);
  assert.equal((await pageOf(address)).text, ended.text);
  assert.equal((await door.request(`/${address.split('/').at(-1)}/table.csv`)).status, 404);
  world.clock.advance(-2 * 86_400_000);
  const { rows } = await of.act(({ db }) =>
    sql<{ hash: string }>`select encode(token_hash, 'hex') as hash from learn.board_link where id = ${link.id}`.execute(
      db,
    ),
  );
  assert.ok(!rows[0]?.hash.includes(address.split('/').at(-1) as string), 'the token is kept nowhere');
});

test('quotes are chosen, lose what identifies, and go with their post', async () => {
  const { of, north } = await valley();
  const text = 'We circled the garage for an hour, ask Maria Lopez at 555-010-9999 or @mercyvalley';
  await of.arrive([{ text, externalId: 'circled', author: by('maria'), at: new Date('2026-05-14T15:00:00Z') }], {
    facilityId: north,
  });
  await world.runJobs();
  await of.act(({ db, organization }) =>
    sql`update learn.analysis set topics = '{travel}', aside = false where organization_id = ${organization}
      and post_id in (select id from listen.post where external_id = 'circled')`.execute(db),
  );
  const postId = await of.idOf('circled');
  const { link, address } = await make(of);
  const masked = await of.act((context) => maskPost(context, postId, 'en'), editor);
  assert.doesNotMatch(masked.text, /555|@mercy|Lopez/);
  const choose = (words: string, more: object = {}) =>
    of.act(
      (context) => chooseQuote(context, link.id, { postId, topic: 'travel', text: words, agreed: false, ...more }),
      editor,
    );
  await assert.rejects(choose(masked.text), { message: 'quote.findable' });
  await assert.rejects(choose('Somebody drove around for long', { topic: 'food' }), { message: 'quote.topic' });
  await choose('Somebody drove around the lot for most of an hour, says 555-010-9999');
  assert.match((await pageOf(address)).text, /drove around the lot for most of an hour, says \[a phone number\]/);
  await choose(masked.text, { agreed: true });
  assert.match((await pageOf(address)).text, /“We circled the garage for an hour/);
  await of.act(({ db }) =>
    sql`update listen.post set text = null, deleted_at = now() where id = ${postId}`.execute(db),
  );
  assert.doesNotMatch((await pageOf(address)).text, /circled/);
  await of.act((context) => removeQuote(context, link.id, postId), editor);
  await assert.rejects(
    of.act((context) => removeQuote(context, link.id, postId), editor),
    { message: 'not_found' },
  );
});

test('the page speaks both languages', async () => {
  const { of, anne } = await valley();
  const { address } = await make(of, { language: 'es', places: [anne] });
  const token = new URL(address).pathname.replace('/board', '');
  const spanish = await (await door.request(token)).text();
  assert.match(spanish, /<html lang="es">/);
  assert.match(spanish, /se oyó a unas 200 personas/);
  assert.match(await (await door.request(`${token}?language=en`)).text(), /about 200 people were heard/);
});
