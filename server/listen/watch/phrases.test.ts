// "Not us" suggests the name of somebody else, as it was written; never a word that belongs to ours or to the sentence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find, parse, readPost } from '../../../language/query/index.ts';
import { neighboursOf, phrasesAround } from './phrases.ts';

const marksOf = (query: string, text: string) => {
  const parsed = parse(query);
  assert.ok(parsed.ok, query);
  return find(parsed.query, readPost({ text }));
};

/** What would be suggested for a post, where these other posts were found as well. */
function suggested(query: string, text: string, others: readonly string[] = []): string[] {
  const counts = new Map<string, number>();
  for (const other of others)
    for (const neighbour of neighboursOf(other, marksOf(query, other)))
      counts.set(neighbour, (counts.get(neighbour) ?? 0) + 1);
  return phrasesAround(text, marksOf(query, text), counts);
}

const valley = '"mercy valley"';

test('a name that goes on is taken, the shortest first', () => {
  assert.deepEqual(suggested(valley, 'Mercy Valley High School wins'), [
    'Mercy Valley High',
    'Mercy Valley High School',
  ]);
  assert.deepEqual(suggested(valley, 'we love Our Lady of Mercy Valley Church'), ['Mercy Valley Church']);
  assert.deepEqual(suggested(valley, 'the Upper Mercy Valley trail'), ['Upper Mercy Valley']);
});

test('words of the sentence are not part of a name', () => {
  assert.deepEqual(suggested(valley, 'The Mercy Valley and the river'), []);
  assert.deepEqual(suggested(valley, 'Mercy Valley wins again'), []);
  assert.deepEqual(suggested(valley, 'Vivo en Mercy Valley. Hoy llueve'), []);
  assert.deepEqual(suggested(valley, 'Mercy Valley\nSchool is out'), []);
  assert.deepEqual(suggested(valley, 'Mercy Valley, Ohio'), []);
});

test('a small word that many others have beside the name belongs to a name too', () => {
  const sports = ['mercy valley softball is 6 and 0', 'go mercy valley softball', 'Mercy Valley Softball bake sale'];
  assert.deepEqual(suggested(valley, 'mercy valley softball lost', sports), ['mercy valley softball']);
  assert.deepEqual(suggested(valley, 'mercy valley softball lost', sports.slice(1)), []);
});

test('what is suggested finds the post, and not our own name', () => {
  const texts = [
    'Mercy Valley High wins',
    "MERCY VALLEY HIGH'S band",
    'Prayed at Mercy-Valley Baptist today',
    'clínica Mercy Valley Dental Group ¡qué servicio!',
    'St. Luke’s Mercy Valley Hospice',
  ];
  for (const text of texts) {
    const phrases = suggested(valley, text);
    assert.ok(phrases.length > 0 && phrases.length <= 3, `${text}: ${phrases.join(', ')}`);
    for (const phrase of phrases) {
      assert.notEqual(marksOf(`"${phrase}"`, text).length, 0, phrase);
      assert.equal(marksOf(`"${phrase}"`, 'Mercy Valley ER closed??').length, 0, phrase);
    }
  }
});

test('nothing to mark, nothing to suggest', () => {
  assert.deepEqual(phrasesAround('', [], new Map()), []);
  assert.deepEqual(suggested('from:ed OR garage', 'a garage'), []);
  assert.deepEqual([...neighboursOf('garage', marksOf('garage', 'garage'))], []);
});
