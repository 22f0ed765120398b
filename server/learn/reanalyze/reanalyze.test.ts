// Reading the archive again: all of it, stopped and gone on with, corrections standing, and told to nobody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { correctAnalysis } from '../correct/correct.ts';
import { analysesOf, keptCounts, rawCounts } from '../testing/counts.ts';
import { by, openWorld, person } from '../testing/world.ts';
import { beginReanalysis, getReanalysis, reanalyzeIn, stopReanalysis } from './reanalyze.ts';

const world = await openWorld();
const { core } = world;

test('posts that an older model has read are read again; what people said stands', async () => {
  const valley = await world.found();
  await valley.arrive(
    Array.from({ length: 20 }, (_, n) => ({
      externalId: `p${n}`,
      text: `Six hours waiting in the ER, room ${n}`,
      author: by(`a${n}`),
    })),
  );
  await world.runJobs();
  const id = await valley.idOf('p3');
  await valley.act((context) => correctAnalysis(context, id, { urgency: 3, seen: null }), person('analyst'));
  await valley.act(({ db, organization }) =>
    sql`update learn.analysis set model = 'shipped long ago' where organization_id = ${organization}`.execute(db),
  );
  const asked = <T>(run: (context: Parameters<typeof getReanalysis>[0]) => Promise<T>) =>
    valley.act(run, person('analyst'));
  const begun = await asked((context) => beginReanalysis(context, core, { here: true }));
  assert.equal(begun.waiting, 20);
  assert.match(begun.model, /^shipped \d{4}-\d\d-\d\d [0-9a-f]{8}/);
  await asked((context) => stopReanalysis(context, core));
  await reanalyzeIn(core, valley.id, { signal: new AbortController().signal });
  assert.equal((await asked((context) => getReanalysis(context, core))).waiting, 20, 'stopped is stopped');
  const told = world.told.filter(({ name }) => name === 'posts.analysed').length;
  await asked((context) => beginReanalysis(context, core));
  await world.runJobs();
  const { waiting, last, model } = await asked((context) => getReanalysis(context, core));
  assert.equal(waiting, 0);
  assert.deepEqual([last?.done, last?.total], [20, 20]);
  assert.ok(last?.endedAt);
  assert.equal(world.told.filter(({ name }) => name === 'posts.analysed').length, told, 'nothing was said now');
  const rows = await analysesOf(valley);
  assert.ok([...rows.values()].every((row) => row.model === model));
  assert.equal(rows.get('p3')!.urgency, 3);
  assert.deepEqual(await keptCounts(valley), await rawCounts(valley));
});
