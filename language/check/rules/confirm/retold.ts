// What happened to somebody who told of their care, seen from our side; and what they told, said again.
import { conditionsOf, type Matter, within } from '../../matter.ts';
import { type Found, findAny, findEvery, patterns } from '../../pattern.ts';
import type { Reading } from '../../reading.ts';

const personal = patterns('i|me|my|mine|we|our|mi|me|mis|yo|nos|nuestra');
const ours = patterns(
  '{courtesy}\n{event}\n{website}\npatients|people|everyone|anyone|families|visitors|pacientes|personas\n{source}\n{general}\npalabras|words|message|mensaje\n{punished}\n{inquiry}\nno_one|nobody|everyone|nadie|todos should|deserve|deserves|debe|merece|merecen\nmistake|mistakes|error|errors|fault|failed',
);

/** “is offered”: no past. */
const offered = /^(?:is|are|be|son|es)$/;

/** Told in the past to somebody who told of care: what happened, seen from our side. */
export function retold({ question, post, toldOfCare }: Matter, reading: Reading): Found[] {
  if (question.kind !== 'reply' || !toldOfCare || reading.sentence.question) return [];
  if (!post.some((each) => findAny(personal, each)) || post.every((each) => each.sentence.question)) return [];
  if (findAny(ours, reading)) return [];
  const conditions = conditionsOf(reading);
  return findEvery(acted, reading)
    .filter(
      (each) =>
        !within(conditions, each) &&
        !reading.is('{houses}', each.from) &&
        !offered.test(reading.tokens[each.from - 1]?.word ?? ''),
    )
    .slice(0, 1);
}
const acted = patterns('{acted}');

/** What the author told of their care, said again: “six hours with a broken arm is too long”. */
export function repeated({ question, shown, toldOfCare }: Matter, reading: Reading): Found[] {
  if (question.kind !== 'reply' || !toldOfCare || !findAny(feeling, reading)) return [];
  return findEvery(particular, reading).filter(({ from, to }) =>
    reading.tokens.slice(from, to).every(({ word, kind }) => shown.has(word) && (kind !== 'word' || word.length > 2)),
  );
}
const feeling = patterns(
  '{sorry}\n{glad}\ntoo long\n{not} ..3 should\n{hope}\nhard|difficult|scary|frightening|painful',
);
const particular = patterns('{many}|# {unit}\n{hurt} {bodypart}\n{medical}');
