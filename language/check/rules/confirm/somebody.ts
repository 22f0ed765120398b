// Somebody of theirs who is spoken of as one we know: their mother, she, the man in the news.
import type { Matter } from '../../matter.ts';
import { type Found, findAny, findEvery, patterns } from '../../pattern.ts';
import type { Reading } from '../../reading.ts';
import { isAtRisk } from '../risk.ts';
import { isBesides } from './presumed.ts';

export function somebody(matter: Matter, reading: Reading): Found[] {
  if (
    matter.question.kind !== 'reply' ||
    findAny(ofNobody, reading) ||
    isBesides(matter, reading) ||
    isAtRisk(matter) ||
    reading.sentence.question
  )
    return [];
  const asked = matter.post.some((each) =>
    each.tokens.some(
      (_, at) => each.is('{kin}', at) || each.is('{figure}', at) || each.is('{named}', at) || each.is('{he}', at),
    ),
  );
  const staff = matter.post.some((each) => findAny(named, each)) || findAny(named, reading) !== undefined;
  const pointed = askedFor(matter, reading);
  if (!asked || staff) return pointed;
  return [...findEvery(spokenOf, reading), ...pointed]
    .filter((_each) => !findAny(permits, reading) || findAny(past, reading) !== undefined)
    .map(({ from, to }) => ({ from, to }));
}

/** “The skier”, “the woman in question”, “lo”: whom the post asks about, where it asks. */
function askedFor({ post, shown }: Matter, reading: Reading): Found[] {
  if (!post.some((each) => each.sentence.question && findAny(inquiry, each))) return [];
  return [
    ...findEvery(clitics, reading),
    ...findEvery(nouns, reading).filter(({ to }) => {
      const last = reading.tokens[to - 2]!;
      return shown.has(last.word) && !houses.has(last.word) && last.word.length > 3;
    }),
  ];
}
const inquiry = patterns(`
  alive|dead|die|died|survive|survived|hurt|shot|wounded|injured|okay|ok|condition|admitted|treated|brought|taken|flown|transferred|discharged|released|refuse|refused|patient|vivo|viva|murio|herido|herida|internado|internada|grave|sigue|ingresado
  at|in|to|en your|you|su|there|ustedes
`);
const clitics = patterns(`
  lo|la|los|las {past}|tenemos|recibimos|atendimos|dimos|trajeron|trasladamos|operamos|ingresamos
`);
const nouns = patterns(`
  the|that|el|la ..2 {past}|{was}|{be}|{have}|came|died|left
`);
const houses = new Set(
  'hospital er ed emergency department clinic center unit unidad urgencias clinica hospitales sala grade shot vaccine line policy law ley vacuna news report story flu virus price bill strike contract merger vigil fair event class crash storm outage fire board tower lobby garage building'.split(
    ' ',
  ),
);
const past = patterns('{past}');
const spokenOf = patterns('{one}');
const permits = patterns('{may}\nwelcome|bienvenid*\nplease\ncondolences|condolencias\nloss|perdida|passing\n988|911');
const ofNobody = patterns('loss|condolences|perdida|condolencias\n{event}\nfamily|families ..2 and|of');
const named = patterns(`
  doctor|nurse|doctora|enfermera|enfermero|chaplain|volunteer|chef @
  @ ..2 {staff}
  {staff}|{doctor} ..3 @
`);
