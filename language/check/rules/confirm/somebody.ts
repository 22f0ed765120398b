// Somebody of theirs who is spoken of as one we know: their mother, she, the man in the news.
import type { Matter } from '../../matter.ts';
import { type Found, findAny, findEvery, patterns } from '../../pattern.ts';
import type { Reading } from '../../reading.ts';
import { isAtRisk } from '../risk.ts';

export function somebody(matter: Matter, reading: Reading): Found[] {
  if (matter.question.kind !== 'reply' || findAny(ofNobody, reading) || isAtRisk(matter) || reading.sentence.question)
    return [];
  const asked = matter.post.some((each) =>
    each.tokens.some(
      (_, at) => each.is('{kin}', at) || each.is('{figure}', at) || each.is('{named}', at) || each.is('{he}', at),
    ),
  );
  const staff = matter.post.some((each) => findAny(named, each)) || findAny(named, reading) !== undefined;
  if (!asked || staff) return [];
  return findEvery(spokenOf, reading)
    .filter((_each) => !findAny(permits, reading) || findAny(past, reading) !== undefined)
    .map(({ from, to }) => ({ from, to }));
}

const past = patterns('{past}');
const spokenOf = patterns('{one}');
const permits = patterns('{may}\nwelcome|bienvenid*\nplease\ncondolences|condolencias\nloss|perdida|passing\n988|911');
const ofNobody = patterns('loss|condolences|perdida|condolencias\n{event}\nfamily|families ..2 and|of');
const named = patterns(`
  doctor|nurse|doctora|enfermera|enfermero|chaplain|volunteer|chef @
  @ ..2 {staff}
  {staff}|{doctor} ..3 @
`);
