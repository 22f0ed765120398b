// Every route of the contract, called by nobody, by somebody without the right, and by somebody from elsewhere: refused alike, and nothing told.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { contract } from '../contract/index.ts';
import { type Right, rights } from '../contract/rights.ts';
import type { Route } from '../contract/route.ts';
import { createApp } from '../server/app.ts';
import { operator } from '../server/core/actor.ts';
import { systemClock } from '../server/core/clock.ts';
import { readConfig } from '../server/core/config.ts';
import { act } from '../server/core/context.ts';
import { inInstallation } from '../server/core/database.ts';
import { fixedKeys } from '../server/core/keys.ts';
import { silentLog } from '../server/core/log.ts';
import { addPerson, createKey, foundOrganization } from '../server/govern/index.ts';
import { Browser, password } from '../server/govern/testing/world.ts';
import { testDatabase } from './database.ts';

type Named = [name: string, route: Route];

const routes: Named[] = Object.values(contract).flatMap((module) => Object.entries(module) as Named[]);
const guarded = routes.filter(([, { access }]) => access !== 'public');

/** A body each route would take; `id` is a thing of somebody else. */
const bodies: Record<string, (id: string) => object> = {
  chooseOrganization: (id) => ({ organizationId: id }),
  updateMe: () => ({}),
  updateFacility: () => ({ name: 'Elsewhere' }),
  changeGrants: () => ({ grants: [{ role: 'reader', facilityId: null }] }),
  invite: (id) => ({ name: 'Eve', email: 'eve@acme.example', grants: [{ role: 'reader', facilityId: id }] }),
  tryMentions: () => ({ page: 'https://acme.example/' }),
  updateChannel: () => ({ name: 'Elsewhere' }),
  decideDelivery: () => ({ decision: 'again' }),
  signIn: (id) => ({
    channelId: id,
    settings: { connector: 'feeds', address: 'https://acme.example/feed' },
    fields: {},
  }),
  answerByHand: () => ({ text: 'Elsewhere' }),
  bringByHand: (id) => ({ network: 'phone', text: 'Elsewhere', facilityId: id }),
  runImport: () => ({ mapping: { text: 'comment' }, network: 'file', dryRun: true }),
  updateWatch: () => ({ name: 'Elsewhere' }),
  suggestExclusion: (id) => ({ postId: id }),
  excludeNotUs: (id) => ({ postId: id, kind: 'post' }),
  addMute: (id) => ({ kind: 'author', postId: id }),
  updateView: () => ({ name: 'Elsewhere' }),
  chooseQuote: (id) => ({ postId: id, topic: 'travel', text: 'Elsewhere', agreed: false }),
  tryNotification: (id) => ({ deviceId: id }),
  readNotices: (id) => ({ ids: [id] }),
  setRota: (id) => ({ personIds: [id], weekday: 1, beginsMinute: 480, minutes: 5 }),
  addStandIn: (id) => ({ personId: id, from: '2026-01-01T00:00:00Z', to: '2096-01-01T00:00:00Z' }),
  closeAlert: () => ({ outcome: 'dealt_with' }),
  updateAlertRule: () => ({ name: 'Elsewhere' }),
  addAlertRule: (id) => ({
    name: 'Elsewhere',
    counts: { about: 'watch', watchId: id },
    facilityId: null,
    sensitivity: 'middle',
    calls: false,
  }),
  previewAlertRule: (id) => ({ counts: { about: 'urgency', value: '3' }, facilityId: id }),
  trainTaxonomy: () => ({ text: 'text', label: 'team' }),
  labelPost: () => ({ labels: ['Elsewhere'] }),
  correctAnalysis: () => ({ urgency: 1, seen: null }),
  readAgain: () => ({ sentiment: 'neutral', urgency: 0, topics: [], flags: [] }),
  writeInsight: (id) => ({ claim: 'Elsewhere', facilityId: id }),
  editInsight: () => ({ claim: 'Elsewhere' }),
  addEvidence: (id) => ({ postIds: [id] }),
  ownInsight: (id) => ({ personId: id }),
  decideInsight: () => ({ text: 'Elsewhere' }),
  changeInsight: () => ({ text: 'Elsewhere', on: '2026-06-09' }),
  writeYouSaid: () => ({ lang: 'en', text: 'Elsewhere' }),
  publishInsight: () => ({ url: 'https://acme.example/', on: '2026-06-09' }),
  setInsightAside: () => ({ text: 'Elsewhere' }),
  tell: (id) => ({ contributorId: id, lang: 'en', text: 'Elsewhere' }),
  changeThreads: (id) => ({ threadIds: [id], act: { act: 'take' } }),
  undoChanges: (id) => ({ changeIds: [id] }),
  addNote: () => ({ text: 'Elsewhere' }),
  setPresence: () => ({ doing: 'looking' }),
  saveDraft: () => ({ text: 'Elsewhere', version: 0 }),
  sendReply: (id) => ({ postId: id, text: 'Elsewhere', read: { postId: id, answerId: null } }),
  liftBlock: (id) => ({ postId: id, text: 'Elsewhere', reason: 'Elsewhere' }),
  makeReport: (id) => ({ kind: 'weekly', language: 'en', facilityId: id }),
  planReport: (id) => ({ kind: 'weekly', language: 'en', facilityId: id, day: 1, hour: 7 }),
  tellByHand: (id) => ({ contributorId: id, text: 'Elsewhere' }),
};

const keys = fixedKeys('test '.repeat(10), Buffer.alloc(32, 7));
const { db, url } = await testDatabase();
const config = readConfig({ OPENROUNDS_ROLE: 'web' });
const app = await createApp({ config, database: { ...db, url }, clock: systemClock, log: silentLog, keys });
after(() => app.stop());

const browser = () => new Browser(app as never, config.url);

/** The house next door: the imagined health system, with something of everything. */
const theirs = browser();
theirs.from = '127.0.0.1';
const loaded = await theirs.post('/api/v1/demonstration', {});
assert.equal(loaded.status, 200, loaded.text);
const neighbour: string = loaded.body.organizationId;
for (const [path, body] of [
  ['invitations', { name: 'Ben', email: 'ben@x.example', grants: [{ role: 'reader', facilityId: null }] }],
  ['keys', { name: 'Script', scopes: ['posts.read'] }],
  ['holds', { reason: 'A case', covers: 'everything', subjectId: null }],
] as const) {
  assert.equal((await theirs.post(`/api/v1/${path}`, body)).status, 200, path);
}

/** Our own house, whose administrator may do everything in it. */
const own = await inInstallation(db, async (trx) => {
  const organization = { name: 'Acme', kind: 'for_profit', otherNames: [], language: 'en', timeZone: 'UTC' } as const;
  const founding = { organization: { ...organization, otherNames: [] }, facilities: [] };
  const { context } = await foundOrganization(app.core, trx, operator, founding);
  const grants = [{ role: 'administrator', facilityId: null }] as const;
  await addPerson(context, { name: 'Ada', email: 'ada@acme.example', grants });
  return context.organization;
});

async function holder(scopes: Right[]): Promise<Browser> {
  const made = await act(app.core, own, operator, (context) =>
    createKey(context, { name: scopes[0]!, scopes, expiresInDays: null }),
  );
  return Object.assign(browser(), { headers: { authorization: `Bearer ${made.secret}` } });
}

async function administrator(): Promise<Browser> {
  const { resetPassword, findPeople } = await import('../server/govern/index.ts');
  const { link } = await act(app.core, own, operator, async (context) => {
    const { people } = await findPeople(context);
    return resetPassword(context, config, people[0]!.id);
  });
  const ada = browser();
  await ada.post('/api/v1/password', { token: link.split('#token=')[1], password });
  assert.equal((await ada.signIn('ada@acme.example')).status, 200);
  return ada;
}

const ask = (who: Browser, [name, route]: Named, id: string) => {
  const path = `/api/v1${route.path.replace(/:\w+/g, id)}`;
  const given = route.body || route.takes ? (bodies[name]?.(id) ?? {}) : undefined;
  return who.send(route.method, path, given);
};

const telling = ({ status, text }: { status: number; text: string }) => ({ status, text });

test('nobody learns anything but that they are not signed in', async () => {
  const answers = new Set<string>();
  for (const each of guarded) {
    const { status, text } = await ask(browser(), each, crypto.randomUUID());
    assert.equal(status, 401, each[0]);
    answers.add(text);
  }
  assert.equal(answers.size, 1, 'one answer for all');
});

test('whoever lacks the right finds what a stranger to the address finds', async () => {
  const unknown = telling(await theirs.get('/api/v1/nothing-of-the-kind'));
  assert.equal(unknown.status, 404);
  for (const right of rights) {
    const without = await holder([rights.find((other) => other !== right)!]);
    for (const each of guarded.filter(([, { access }]) => access === right)) {
      assert.deepEqual(telling(await ask(without, each, crypto.randomUUID())), unknown, each[0]);
    }
  }
});

test('a thing of somebody else looks like one that is not there, by every route and for every thing', async () => {
  const before = await contentOf(neighbour);
  const ada = await administrator();
  const ids = await idsOf(neighbour);
  assert.ok(ids.length > 20, 'there are things to ask for');
  const asked = guarded.filter(([name, { path, sends }]) => (path.includes(':') || bodies[name]) && sends !== 'events');
  for (const each of asked) {
    const [name, { path }] = each;
    const nothing = telling(await ask(ada, each, crypto.randomUUID()));
    if (path.includes(':')) assert.equal(nothing.status, 404, `${name}: ${nothing.text}`);
    for (const id of ids) assert.deepEqual(telling(await ask(ada, each, id)), nothing, `${name} ${id}`);
  }
  assert.deepEqual(await contentOf(neighbour), before, 'and nothing of theirs has changed');
});

test('no list, count or file tells of somebody else', async () => {
  const ada = await administrator();
  const ids = new Set(await idsOf(neighbour, 1000));
  const lists = guarded.filter(
    ([, { method, path, sends }]) => method === 'GET' && !path.includes(':') && sends !== 'events',
  );
  for (const each of lists) {
    const { status, text } = await ask(ada, each, '');
    assert.ok(status < 500, `${each[0]}: ${text}`);
    for (const id of text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [])
      assert.ok(!ids.has(id), `${each[0]} tells of ${id}`);
    assert.doesNotMatch(text, /Mercy Valley/, each[0]);
  }
});

test('what is open to all tells nothing about people', async () => {
  for (const [name, route] of routes.filter(([, { access, method }]) => access === 'public' && method === 'GET')) {
    const { text } = await browser().get(`/api/v1${route.path}`);
    assert.doesNotMatch(text, /@|Mercy|Acme|Ada/, name);
  }
});

async function asOwner<T>(fn: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    return await fn(owner);
  } finally {
    await owner.end();
  }
}

async function tenantTables(owner: pg.Client, column: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
     join pg_attribute i on i.attrelid = c.oid and i.attname = $1 and not i.attisdropped
     where c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    [column],
  );
  return rows.map(({ name }) => name);
}

/** Ids of an organization's things, a few of each kind. */
function idsOf(organization: string, most = 2): Promise<string[]> {
  return asOwner(async (owner) => {
    const ids = [organization];
    for (const table of await tenantTables(owner, 'id')) {
      const { rows } = await owner.query<{ id: string }>(
        `select id::text from ${table} where organization_id = $1 limit $2`,
        [organization, most],
      );
      ids.push(...rows.map(({ id }) => id));
    }
    return ids;
  });
}

/** A digest of every row an organization has. */
function contentOf(organization: string): Promise<Record<string, string>> {
  return asOwner(async (owner) => {
    const content: Record<string, string> = {};
    for (const table of await tenantTables(owner, 'organization_id')) {
      const { rows } = await owner.query<{ digest: string }>(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text collate "C"), '')) as digest
         from ${table} t where organization_id = $1`,
        [organization],
      );
      content[table] = rows[0]!.digest;
    }
    return content;
  });
}
