// Agreement: posts are drawn by chance and read blind; what is counted is what both said of them, and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../core/errors.ts';
import { by, openWorld, person } from '../testing/world.ts';
import { getAgreement } from './agreement.ts';
import { drawSecondReading, readAgain, takeBackSecondReading } from './read-again.ts';
import { tally } from './tally.ts';

const world = await openWorld();
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
const said = { sentiment: 'negative' as const, urgency: 1, topics: ['waiting'], flags: ['complaint'] };

test('a post is read blind; the machine’s answer comes back, and both are counted', async () => {
  const org = await world.found();
  await org.arrive([
    { externalId: 'wait', text: 'Waited five hours in the ER and nobody told us anything.', author: by('ann') },
    { externalId: 'kind', text: 'The nurses were so kind to my mother, thank you all!', author: by('ben') },
  ]);
  await world.runJobs();
  const [amina, ben] = [person('analyst'), person('analyst')];
  const drawn = await org.act((context) => drawSecondReading(context, () => 0), amina);
  assert.equal(drawn.waiting, 2);
  assert.ok(drawn.post?.text);
  const { machine, readingId } = await org.act((context) => readAgain(context, drawn.post!.id, said), amina);
  assert.equal(typeof machine.urgency, 'number');
  await assert.rejects(
    org.act((context) => readAgain(context, drawn.post!.id, said), amina),
    refused('conflict'),
  );
  const next = await org.act((context) => drawSecondReading(context, () => 0), ben);
  assert.equal(next.waiting, 1);
  assert.notEqual(next.post?.id, drawn.post?.id);
  const read = await org.act(getAgreement, ben);
  assert.equal(read.read, 1);
  assert.deepEqual(
    read.overall.map(({ part }) => part),
    ['sentiment', 'urgency', 'topic', 'flag'],
  );
  assert.ok(read.labels.some(({ part, label }) => part === 'topic' && label === 'waiting'));
  await assert.rejects(
    org.act((context) => takeBackSecondReading(context, readingId), ben),
    refused('not_found'),
  );
  await org.act((context) => takeBackSecondReading(context, readingId), amina);
  assert.equal((await org.act(getAgreement, ben)).read, 0);
});

test('only what may be seen is drawn and read, and only labels of the framework are taken', async () => {
  const org = await world.found('Harbor Health', ['North', 'South']);
  await org.arrive(
    [{ externalId: 'north', text: 'The garage at North is always full in the morning.', author: by('cy') }],
    {
      facilityId: org.facilityIds[0]!,
    },
  );
  await world.runJobs();
  const id = await org.idOf('north');
  const south = person('administrator', org.facilityIds[1]!);
  assert.equal((await org.act((context) => drawSecondReading(context), south)).post, null);
  await assert.rejects(
    org.act((context) => readAgain(context, id, said), south),
    refused('not_found'),
  );
  const anybody = person('analyst');
  await assert.rejects(
    org.act((context) => readAgain(context, id, { ...said, topics: ['invented'] }), anybody),
    refused('request.invalid'),
  );
  const other = await world.found('Elsewhere');
  await assert.rejects(
    other.act((context) => readAgain(context, id, said), anybody),
    refused('not_found'),
  );
});

test('the table counts each side, and what is too little says nothing', () => {
  const pair = (person: string[], machine: string[]) => ({
    person: { ...said, topics: person },
    machine: { ...said, topics: machine },
  });
  const pairs = [
    ...Array.from({ length: 6 }, () => pair(['waiting'], ['waiting'])),
    ...Array.from({ length: 2 }, () => pair(['waiting'], [])),
    ...Array.from({ length: 2 }, () => pair([], ['food'])),
  ];
  const rows = tally(pairs);
  const waiting = rows.find(({ label }) => label === 'waiting')!;
  assert.deepEqual([waiting.both, waiting.person, waiting.machine, waiting.neither], [6, 2, 0, 2]);
  assert.equal(waiting.found!.value, 0.75);
  assert.equal(waiting.right!.value, 1);
  assert.equal(waiting.kappa, 0.55);
  const food = rows.find(({ label }) => label === 'food')!;
  assert.equal(food.found, null);
  assert.equal(food.agreed.value, 0.8);
  // Both always said the same: there is no chance to compare with.
  assert.equal(rows.find(({ part }) => part === 'sentiment')!.kappa, null);
});
