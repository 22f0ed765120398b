// A taxonomy of one's own: learned in a thread from a file or from people, held beside the old one, then it labels everything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { file } from '../../connectors/file/index.ts';
import { program } from '../../core/actor.ts';
import { Refusal } from '../../core/errors.ts';
import { readAgain } from '../agreement/read-again.ts';
import { by, openWorld, person } from '../testing/world.ts';
import { learnFromPosts, trainTaxonomy, uploadTaxonomy } from './begin.ts';
import { countLabels } from './count.ts';
import { labelPost, showOwnLabels } from './label.ts';
import { showTaxonomies } from './show.ts';
import { deleteTaxonomy, putAwayTaxonomy, useTaxonomy } from './use.ts';

const world = await openWorld();
const org = await world.found();
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

const meals = ['soup', 'bread', 'coffee', 'dinner', 'tray', 'lunch', 'menu', 'salad', 'toast', 'juice'];
const spots = ['garage', 'lot', 'valet', 'meter', 'ramp', 'curb', 'space', 'level', 'gate', 'ticket'];
const said = [
  'was bad',
  'again was no good',
  'made me late',
  'was the worst part',
  'could be better',
  'was fine today',
];
const rows = [
  ...meals.flatMap((what) => said.map((how) => `"The ${what} ${how}",Kitchen`)),
  ...spots.flatMap((what) => said.map((how) => `"The ${what} ${how}",${what === 'lot' ? 'GARAGE' : 'Garage'}`)),
];

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}
const upload = (name: string, text: string, organization = org.id) =>
  uploadTaxonomy(world.core, file.file!, { organization, actor: program }, { name, body: bytesOf(text) });
const chosen = { text: 'comment', label: 'team' };
const learnIt = (id: string, columns = chosen) =>
  trainTaxonomy(world.core, file.file!, { organization: org.id, actor: program }, id, columns);
const shown = async (id: string) => (await org.act(showTaxonomies)).taxonomies.find((each) => each.id === id)!;

let first: string;

test('a labelled file is learned in the background; what has no label is left out and counted', async () => {
  const csv = `comment,team,day\n${rows.map((row) => `${row},1`).join('\n')}\n"no label here",,1\n,Kitchen,1\n`;
  const uploaded = await upload('Our teams', csv);
  first = uploaded.id;
  assert.deepEqual(
    uploaded.columns.map(({ name }) => name),
    ['comment', 'team', 'day'],
  );
  await assert.rejects(learnIt(first, { text: 'comment', label: 'nowhere' }), refused('import.mapping'));
  assert.equal((await learnIt(first)).state, 'training');
  await world.runJobs();
  const { state, outcome } = await shown(first);
  assert.equal(state, 'ready');
  assert.equal(outcome!.texts, 120);
  assert.equal(outcome!.leftOut, 2);
  assert.ok(outcome!.heldBack > 10);
  assert.deepEqual(outcome!.labels.map(({ label }) => label).sort(), ['Garage', 'Kitchen']);
  assert.ok(outcome!.measures.accuracy > 0.6, String(outcome!.measures.accuracy));
  assert.equal(outcome!.beside, null);
  await assert.rejects(learnIt(first), refused('conflict'));
});

test('it takes over: the archive and what arrives are labelled, and people’s labels stand above', async () => {
  await org.arrive([
    { externalId: 'old', text: 'The garage ramp was closed again', author: by('ann') },
    { externalId: 'older', text: 'The soup was cold', author: by('ben') },
  ]);
  await world.runJobs();
  assert.equal((await org.act((context) => useTaxonomy(context, first))).state, 'in_use');
  await world.runJobs();
  assert.equal((await shown(first)).labelledTo, null);
  await org.arrive([{ externalId: 'new', text: 'My lunch tray was late', author: by('cy') }]);
  await world.runJobs();
  const ids = await Promise.all(['old', 'older', 'new'].map(org.idOf));
  const read = async () => {
    const { labelled } = await org.act((context) => showOwnLabels(context, ids));
    return ids.map((id) => labelled.find(({ postId }) => postId === id)?.labels.join());
  };
  assert.deepEqual(await read(), ['Garage', 'Kitchen', 'Kitchen']);
  const amina = person('analyst');
  const { before } = await org.act((context) => labelPost(context, ids[2]!, ['Garage']), amina);
  assert.deepEqual(before, ['Kitchen']);
  await assert.rejects(
    org.act((context) => labelPost(context, ids[2]!, ['Roof']), amina),
    refused('taxonomy.label'),
  );
  const { all, labels } = await org.act((context) => countLabels(context, first, { days: 7 }));
  assert.equal(all.posts, 3);
  assert.deepEqual(
    labels.map(({ label, counted: { posts, people, tooFew } }) => [label, posts, people, tooFew]),
    [
      ['Garage', 2, 2, true],
      ['Kitchen', 1, 1, true],
    ],
  );
  // Labelled once more by the machine, the person's label stands.
  await org.act((context) => putAwayTaxonomy(context, first));
  await org.act((context) => useTaxonomy(context, first));
  await world.runJobs();
  assert.deepEqual(await read(), ['Garage', 'Kitchen', 'Garage']);
});

test('a new one is held beside the one in use, on texts neither has seen', async () => {
  const uploaded = await upload('Our teams, again', `comment,team\n${rows.slice(0, 110).join('\n')}\n`);
  await learnIt(uploaded.id);
  await world.runJobs();
  const { outcome } = await shown(uploaded.id);
  assert.equal(outcome!.beside!.id, first);
  assert.ok(outcome!.beside!.measures.accuracy > 0.5);
  await assert.rejects(
    org.act((context) => deleteTaxonomy(context, first)),
    refused('conflict'),
  );
  await org.act((context) => useTaxonomy(context, uploaded.id));
  assert.equal((await shown(first)).state, 'put_away');
  await org.act((context) => deleteTaxonomy(context, first));
  assert.equal(await shown(first), undefined);
});

test('what can’t teach says why, and nothing takes over', async () => {
  const one = await upload('One label', `comment,team\n${rows.slice(0, 20).join('\n')}\n`);
  await learnIt(one.id);
  await world.runJobs();
  const { state, fault } = await shown(one.id);
  assert.equal(state, 'failed');
  assert.match(String(fault!.values.why), /same label/);
  await assert.rejects(
    org.act((context) => useTaxonomy(context, one.id)),
    refused('conflict'),
  );
  await assert.rejects(upload('Nothing', ''), refused('import.unreadable'));
});

test('what people said of posts here teaches too, from thirty on', async () => {
  const house = await world.found('Harbor Health');
  await assert.rejects(
    house.act((context) => learnFromPosts(context, 'Ours')),
    refused('taxonomy.too_few'),
  );
  const texts = [...meals, ...spots].flatMap((what) => [`the ${what} was bad`, `the ${what} was fine`]);
  await house.arrive(texts.map((text, n) => ({ externalId: `p${n}`, text, author: by(`a${n}`) })));
  await world.runJobs();
  const amina = person('analyst');
  for (const [n, text] of texts.entries()) {
    const topics = [meals.some((meal) => text.includes(meal)) ? 'food' : 'travel'];
    const id = await house.idOf(`p${n}`);
    await house.act(
      (context) => readAgain(context, id, { sentiment: 'neutral', urgency: 0, topics, flags: [] }),
      amina,
    );
  }
  const { id } = await house.act((context) => learnFromPosts(context, 'Ours'));
  await world.runJobs();
  const { taxonomies, labelled } = await house.act(showTaxonomies);
  assert.equal(labelled, texts.length);
  const { state, outcome } = taxonomies.find((each) => each.id === id)!;
  assert.equal(state, 'ready');
  assert.deepEqual(outcome!.labels.map(({ label }) => label).sort(), ['food', 'travel']);
  assert.equal(
    (await org.act(showTaxonomies)).taxonomies.some((each) => each.id === id),
    false,
  );
});
