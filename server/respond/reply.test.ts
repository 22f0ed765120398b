// Answering on a real PostgreSQL: the last word is the server's, whoever comes second is stopped, and ten seconds can be taken back.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import { followAnswers } from './answered.ts';
import { saveDraft } from './draft.ts';
import { liftBlock } from './lift.ts';
import { findThreads } from './queue.ts';
import { sendReply } from './reply.ts';
import { takeReplyBack } from './take-back.ts';
import { by, connectors, openAccount, openWorld, person } from './testing/world.ts';
import { getThread } from './thread.ts';

const world = await openWorld();
after(() => world.core.database.close());

const said = '6 hours in St. Anne ER with my son’s arm. Is anybody there?';
const fine =
  'Thank you for telling us. Because of privacy rules we can’t discuss anyone’s care here. Please call 555-0100.';
const confirms = 'Sorry about your son’s visit.';

async function openReview(name: string) {
  const house = await world.found(name);
  await openAccount(house);
  const [ana, ben] = [await person(house, 'Ana Ruiz'), await person(house, 'Ben Okafor')];
  await house.arrive([{ externalId: `${name}-1`, text: said, author: by('tess'), at: world.clock.now() }]);
  await world.runJobs();
  const { threads } = await house.act((context) => findThreads(context, { view: 'open', limit: 5 }), ana);
  const [{ id, postId }] = threads as [(typeof threads)[0]];
  const open = (actor: Actor = ana) => house.act((context) => getThread(context, connectors, id), actor);
  const send = (
    actor: Actor,
    text: string,
    read: Awaited<ReturnType<typeof open>>['read'],
    more: { confirmation?: string; close?: boolean } = {},
  ) =>
    house.act(
      (context) => sendReply(context, connectors, id, { postId, text, lang: null, read, close: false, ...more }),
      actor,
    );
  const deliveries = async () => {
    const { rows } = await house.act(({ db, organization }) =>
      sql<{ id: string; state: string; next_at: Date; text: string | null }>`select id, state, next_at,
        content ->> 'text' as text from connect.delivery where organization_id = ${organization} order by id`.execute(
        db,
      ),
    );
    return rows;
  };
  const audited = async (act: string) => {
    const { rows } = await house.act(({ db, organization }) =>
      sql<{ details: Record<string, unknown> }>`select details from govern.audit_entry
        where organization_id = ${organization} and act = ${act}`.execute(db),
    );
    return rows.map(({ details }) => details);
  };
  return { house, ana, ben, id, postId, open, send, deliveries, audited };
}

test('Ana and Ben answer the same post: Ben is stopped, sees her answer, and one reply is on its way', async () => {
  const { ana, ben, open, send, deliveries, audited } = await openReview('Two');
  const [hers, his] = [await open(ana), await open(ben)];
  await send(ana, fine, hers.read);
  await assert.rejects(send(ben, fine, his.read), { code: 'reply.answered' });
  const now = await open(ben);
  assert.deepEqual(
    now.answers.map(({ content, byName }) => [content?.text, byName]),
    [[fine, 'Ana Ruiz']],
  );
  assert.deepEqual([now.thread.state, now.thread.assignee?.name], ['pending', 'Ana Ruiz']);
  assert.equal((await deliveries()).length, 1);
  assert.equal((await audited('thread.replied')).length, 1);
  await send(ben, fine, now.read);
  assert.equal((await deliveries()).length, 2, 'having read it, he may add to it');
});

test('at the same moment only one of them is heard', async () => {
  const { ana, ben, open, send, deliveries } = await openReview('Moment');
  const { read } = await open();
  const ended = await Promise.allSettled([send(ana, fine, read), send(ben, fine, read)]);
  assert.deepEqual(ended.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await deliveries()).length, 1);
});

test('somebody on the network wrote meanwhile: it is read first', async () => {
  const { house, ana, open, send } = await openReview('Meanwhile');
  const { read } = await open();
  await house.arrive([
    {
      externalId: 'Meanwhile-2',
      text: 'She was seen now',
      author: by('tess'),
      replyTo: { externalId: 'Meanwhile-1' },
      root: 'Meanwhile-1',
    },
  ]);
  await assert.rejects(send(ana, fine, read), { code: 'reply.answered' });
  await send(ana, fine, (await open()).read);
});

test('ten seconds to take it back: nothing leaves, it waits as before, and the words are a draft', async () => {
  const { house, ana, open, send, deliveries } = await openReview('Back');
  const { replyId, leavesAt } = await send(ana, fine, (await open()).read, { close: true });
  assert.equal(Date.parse(leavesAt) - world.clock.now().getTime(), 10_000);
  assert.deepEqual(
    (await deliveries()).map(({ next_at }) => next_at.toISOString()),
    [leavesAt],
  );
  assert.equal((await open()).thread.outcome, 'answered');
  await house.act((context) => takeReplyBack(context, connectors, replyId), ana);
  const { thread, answers, draft } = await open();
  assert.deepEqual([thread.state, thread.outcome, answers.length, draft.text], ['open', null, 0, fine]);
  assert.deepEqual(
    (await deliveries()).map(({ state, text }) => [state, text]),
    [['taken_back', null]],
  );
  await assert.rejects(
    house.act((context) => takeReplyBack(context, connectors, replyId), ana),
    { code: 'delivery.state' },
  );
});

test('the last word is the server’s: a patient rule stops it, with the phrase and the rule, and nothing is queued', async () => {
  const { ana, open, send, deliveries } = await openReview('Stopped');
  const { read } = await open();
  await assert.rejects(
    send(ana, confirms, read),
    (error: { code: string; fields: { path: string; code: string }[] }) => {
      assert.equal(error.code, 'reply.blocked');
      assert.ok(
        error.fields.some(({ code, path }) => code === 'patient.confirm' && /^body\.text\.\d+-\d+$/.test(path)),
      );
      return true;
    },
  );
  await assert.rejects(send(ana, '  ', read), { code: 'reply.nothing' });
  assert.deepEqual(await deliveries(), []);
});

test('a patient rule is lifted by the privacy officer alone, for these very words, with a reason on the log', async () => {
  const { house, ana, postId, id, open, send, audited } = await openReview('Lift');
  const { read } = await open();
  const lift = (actor: Actor, text = confirms) =>
    house.act((context) => liftBlock(context, id, { postId, text, lang: null, reason: 'Not about a person' }), actor);
  const [editor, administrator, officer] = await Promise.all(
    (['editor', 'administrator', 'privacy_officer'] as const).map((role) => person(house, role, role)),
  );
  await assert.rejects(lift(ana), { code: 'not_found' });
  await assert.rejects(lift(editor!), { code: 'lift.privacy_officer' });
  await assert.rejects(lift(administrator!), { code: 'lift.privacy_officer' });
  await assert.rejects(lift(officer!, fine), { code: 'lift.not_needed' });
  assert.deepEqual((await lift(officer!)).rules, ['patient.confirm']);
  await house.act((context) => saveDraft(context, id, { text: confirms, lang: null, version: 0 }), ana);
  assert.deepEqual((await open()).draft.lifted, ['patient.confirm']);
  await assert.rejects(send(ana, `${confirms} Truly.`, read), { code: 'reply.blocked' }, 'other words are not lifted');
  await send(ana, confirms, read);
  const [entry] = await audited('check.lifted');
  assert.deepEqual(entry?.rules, ['patient.confirm']);
  assert.doesNotMatch(JSON.stringify(entry), /son|visit/);
});

test('other blocks are lifted by whoever has the right', async () => {
  const { house, postId, id, ana, open, send } = await openReview('Other');
  const text = 'Vote for Smith for governor.';
  const editor = await person(house, 'Editor', 'editor');
  const { read } = await open();
  await assert.rejects(send(ana, text, read), { code: 'reply.blocked' });
  await house.act((context) => liftBlock(context, id, { postId, text, lang: null, reason: 'A quote' }), editor);
  await send(ana, text, read);
});

test('words that are held go out only with a written reason', async () => {
  const { ana, open, send, house } = await openReview('Held');
  const text = 'You are wrong and you know it, stop whining.';
  const { read } = await open();
  await assert.rejects(send(ana, text, read), { code: 'reply.confirmation' });
  await send(ana, text, read, { confirmation: 'Agreed with legal' });
  const { rows } = await house.act(({ db, organization }) =>
    sql<{ verdict: string; confirmation: string }>`select verdict, confirmation from respond.reply
      where organization_id = ${organization}`.execute(db),
  );
  assert.deepEqual(rows, [{ verdict: 'review', confirmation: 'Agreed with legal' }]);
});

test('what the network refuses comes back into the queue', async () => {
  const { house, ana, open, send, deliveries } = await openReview('Refused');
  await send(ana, fine, (await open()).read);
  const [{ id: deliveryId } = { id: '' }] = await deliveries();
  await house.act(({ db, organization }) =>
    sql`update connect.delivery set state = 'refused', next_at = null
      where organization_id = ${organization}`.execute(db),
  );
  for (const _ of [1, 2])
    await followAnswers.run(
      world.core,
      { organizationId: house.id, deliveryId, state: 'refused' },
      new AbortController().signal,
    );
  const { thread, changes } = await open();
  assert.equal(thread.state, 'open');
  assert.deepEqual(
    changes.map(({ what }) => what),
    ['opened', 'replied', 'not_delivered'],
  );
});
