// Voices: what others did with somebody's words counts, followers don't; and only what may be seen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from '../../listen/testing/world.ts';
import { by, openWorld, person } from '../testing/world.ts';
import { findVoices, voicesCsv } from './find.ts';

const world = await openWorld();
const hours = (n: number) => new Date(Date.parse(start) - n * 3_600_000);
const names = ({ voices }: Awaited<ReturnType<typeof findVoices>>) => voices.map(({ author }) => author.handle);

test('who is listened to: by how many different people answered or passed it on', async () => {
  const org = await world.found();
  await org.arrive([
    { externalId: 'k', text: 'The north garage is closed this week, use door B', author: by('kim'), at: hours(9) },
    { externalId: 'k1', text: 'good to know', author: by('ann'), replyTo: { externalId: 'k' }, at: hours(8) },
    { externalId: 'k2', text: 'thanks for that', author: by('ann'), replyTo: { externalId: 'k' }, at: hours(7) },
    { externalId: 'k3', text: '', author: by('ben'), repostOf: 'k', at: hours(6) },
    { externalId: 'k4', text: 'I add to myself', author: by('kim'), replyTo: { externalId: 'k' }, at: hours(5) },
    { externalId: 'f', text: 'Famous and alone', author: { ...by('fay'), followers: 900_000 }, at: hours(4) },
  ]);
  await world.runJobs();
  const found = await org.act((context) => findVoices(context, { days: 7, by: 'heard' }));
  assert.deepEqual(names(found), ['kim']);
  const [kim] = found.voices;
  assert.deepEqual([kim!.heardBy, kim!.posts], [2, 2]);
  assert.match(kim!.post!.text!, /north garage/);
  assert.equal('followers' in kim!.author, false);
});

test('who speaks well of us: more than once, on more than one day, and mostly so', async () => {
  const org = await world.found('Harbor Health');
  const happy = (id: string, who: string, day: number, text = 'The nurses were wonderful, thank you so much!') => ({
    externalId: id,
    text: `${text} ${id}`,
    author: by(who),
    at: hours(day * 24),
  });
  await org.arrive([
    happy('a1', 'ada', 1),
    happy('a2', 'ada', 3, 'So kind and caring, best hospital ever, thank you'),
    happy('b1', 'bea', 1),
    happy('c1', 'cid', 1),
    happy('c2', 'cid', 2),
    happy('c3', 'cid', 3, 'Terrible, rude staff, awful wait, never again'),
    happy('c4', 'cid', 4, 'Horrible billing, they are awful and rude to everybody'),
  ]);
  await world.runJobs();
  assert.deepEqual(names(await org.act((context) => findVoices(context, { days: 7, by: 'well' }))), ['ada']);
  const csv = await org.act((context) => voicesCsv(context, { days: 7, by: 'well' }));
  assert.match(csv, /ada/);
});

test('what may not be seen counts for nobody', async () => {
  const org = await world.found('Two Rivers', ['North', 'South']);
  const [north, south] = org.facilityIds as [string, string];
  await org.arrive([{ externalId: 'n', text: 'North has no parking', author: by('nia'), at: hours(3) }], {
    facilityId: north,
  });
  await org.arrive(
    [{ externalId: 's', text: 'Same in the south', author: by('sam'), replyTo: { externalId: 'n' }, at: hours(2) }],
    { facilityId: south },
  );
  await world.runJobs();
  const read = (facility: string) =>
    org.act((context) => findVoices(context, { days: 7, by: 'heard' }), person('administrator', facility));
  assert.deepEqual(names(await read(south)), []);
  const all = await org.act((context) => findVoices(context, { days: 7, by: 'heard' }));
  assert.deepEqual(names(all), ['nia']);
});
