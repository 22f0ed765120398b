import assert from 'node:assert/strict';
import { test } from 'node:test';
import { program } from '../../core/actor.ts';
import { act } from '../../core/context.ts';
import { onHold, retentionOf } from '../index.ts';
import { foundedWorld } from '../testing/world.ts';

test('retention is set, kept and recorded', async () => {
  const { core, joanne, organizationId } = await foundedWorld();
  assert.deepEqual((await joanne.get('/api/v1/retention')).body.retention, { postDays: null, auditDays: null });
  const body = { postDays: 365, auditDays: 2190 };
  assert.deepEqual((await joanne.put('/api/v1/retention', body)).body, body);
  assert.deepEqual(await act(core, organizationId, program, retentionOf), body);
  assert.equal((await joanne.put('/api/v1/retention', { postDays: 30, auditDays: 30 })).status, 400);
  const { entries } = (await joanne.get('/api/v1/audit?act=retention.changed')).body;
  assert.deepEqual(entries[0].details, { ...body, postDaysBefore: null, auditDaysBefore: null });
});

test('a legal hold covers what it names until it is released', async () => {
  const { core, joanne, organizationId } = await foundedWorld();
  const covered = () => act(core, organizationId, program, onHold);
  const subjectId = crypto.randomUUID();
  const none = { everything: false, posts: [], conversations: [], authors: [], watches: [] };
  for (const [covers, key] of [
    ['post', 'posts'],
    ['conversation', 'conversations'],
    ['author', 'authors'],
    ['watch', 'watches'],
  ] as const) {
    const placed = await joanne.post('/api/v1/holds', { reason: 'Case 12', covers, subjectId });
    assert.deepEqual(await covered(), { ...none, [key]: [subjectId] });
    const released = await joanne.post(`/api/v1/holds/${placed.body.id}/release`);
    assert.ok(released.body.releasedAt);
    assert.deepEqual(await covered(), none);
  }
  await joanne.post('/api/v1/holds', { reason: 'All of it', covers: 'everything', subjectId: null });
  assert.equal((await covered()).everything, true);
  for (const wrong of [
    { covers: 'everything', subjectId },
    { covers: 'post', subjectId: null },
  ]) {
    const refused = await joanne.post('/api/v1/holds', { reason: 'x', ...wrong });
    assert.deepEqual([refused.status, refused.body.code], [422, 'hold.subject']);
  }
});
