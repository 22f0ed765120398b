// `payer.steer`: towards or away from one named health plan.
import { fold } from '../../words/fold.ts';
import { type Mark, type Matter, markOf } from '../matter.ts';
import { type Found, findAny, findEvery, patterns } from '../pattern.ts';
import type { Reading } from '../reading.ts';

const plan = patterns(`
  {payer}
  @ @? @? {planWord}
  @ @? health_plan
  @ health
`);
const urges = patterns(`
  {plan} ..6 get out|away|rid
  {switch} ..5 {plan}
  {switch} ..2 to|from|with|a|de|en|out_of ..2 {plan}
  do|should not ..2 {switch}|sign|trust|use ..4 {plan}
  better|safer|happier|smarter ..3 with|choose|on|con ..2 {plan}
  {plan} ..4 better|best|recommend|mejor|recomendamos|worst|deny|denies|cheats|refuses|is_the_plan|is_the_one|puts_profits|care_about_profits
  recommend|recomendamos|suggest|prefer ..4 {plan}
  say no|goodbye|yes to ..2 {plan}
  steer|stay|keep clear|away ..2 {plan}
  {plan} ..10 another|different|better|new plan|insurer|insurance|coverage|plans|seguro
  another|different|better plan|insurer|insurance ..4 {plan}
  {plan} ..4 fairly|unfairly|fair|unfair|greedy|greed|profit|profits|deny|denies|denied|denying|refuses|delays|cheats|reliable|trustworthy|does_right|justo|injusto
  {plan} ..3 is|es ..3 better|best|worse|worst|great|terrible|cheaper|our_pick|mejor|peor
  time ..2 leave|switch|drop|find|move ..3 {plan}
  {plan} ..2 or bust
`);
const affiliates = patterns(`
  signed|sign|deal|firmamos|firmado ..2 with|con ..1 {plan}
  {plan} ..2 members|patients : ..8 {network}
  {plan} ..6 back|welcome|return|returns|regresa|vuelve
  {network} ..4 {plan}
  {plan} ..5 {network}
  {plan} ..3 members|patients|afiliados ..4 welcome|covered|can_now|bienvenidos
  welcome ..2 {plan}
  now|proud|pleased|happy|glad ..3 accept|accepting|take|taking|aceptar ..2 {plan}
  aceptamos ..2 {plan}
  signed|reached|new|firmamos ..4 {network} ..3 {plan}
`);
/** Facts of a contract that ends, talks that go on, and help that favours nobody. */
const facts = patterns(`
  contract|agreement|contrato ..5 ends|end|expires|expire|ended|runs|until|termina|vence|hasta
  talks|negotiat*|negociac* 
  {not} ..3 recommend|recomendar|steer|tell_you_which
  your|su|su plan|health_plan|seguro|insurance
  out_of_network|fuera_de_la_red
  plans that|you|which|your
`);

/** “Acme or BlueStar?”, and one of them named. */
const either = patterns('@ or|o|vs|versus @');
function picked({ post }: Matter, reading: Reading): Found | undefined {
  const names = post.flatMap((each) => {
    const found = each.sentence.question ? findAny(either, each) : undefined;
    return found ? [each.tokens[found.from]!.word, each.tokens[found.to - 1]!.word] : [];
  });
  if (names.length === 0 || reading.has('not') || reading.has('no') || reading.has('both')) return undefined;
  const places = [...reading.tokens.keys()].filter((at) => names.includes(reading.tokens[at]!.word));
  return places.length === 1 ? { from: places[0]!, to: places[0]! + 1 } : undefined;
}

export function payer(matter: Matter): Mark[] {
  const choices = matter.sentences.flatMap((reading) => {
    const found = picked(matter, reading);
    return found ? [markOf('payer.steer', reading, found)] : [];
  });
  if (choices.length > 0) return choices;
  const spoken = [...matter.sentences, ...matter.post].some((each) => findAny(aboutPlans, each) !== undefined);
  return matter.sentences.flatMap((reading) => {
    const plans = namedPlans(reading, spoken);
    if (plans.length === 0) return [];
    const withPlans = reading.withIdea('{plan}', plans);
    const urged = findEvery(urges, withPlans).filter(
      (found) => !findAny(neutral, withPlans) || found.to - found.from < 3,
    );
    if (urged.length > 0) return urged.map((found) => markOf('payer.steer', reading, found));
    if (matter.sentences.some((each) => findAny(elsewhere, each)))
      return plans.slice(0, 1).map((found) => markOf('payer.steer', reading, found));
    if (findAny(facts.slice(0, 1), withPlans) && !reading.has('new')) return [];
    const affiliated = findEvery(affiliates, withPlans);
    const open = plans.filter((each) => !isSigned(matter, reading, each));
    return open.length > 0 ? affiliated.slice(0, 1).map((found) => markOf('payer.steer', reading, found)) : [];
  });
}

const neutral = facts.slice(2);
/** Said in another sentence of the same words. */
const elsewhere = patterns(`
  find|get|choose|pick|buy|look_for|shop_for|busque|elija ..3 new|another|different|better|otro|nuevo insurer|plan|insurance|coverage|seguro
  choose|vote|shop wisely|carefully
  time to ..1 switch|leave
  {not} ..2 care ..2 patients|people|you
  greedy|greed|unfair|profits_over
`);

/** Plans that are named: those everybody knows, those with a plan’s word, those whose contract is recorded. */
function namedPlans(reading: Reading, spoken: boolean): Found[] {
  const { tokens } = reading;
  const found = findEvery(plan, reading).filter(({ from }) => tokens[from]!.capital && !common.has(tokens[from]!.word));
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const bare = token.kind === 'word' && token.capital && !common.has(token.word);
    const hint =
      before &&
      (reading.has('{network}') ||
        /^(to|from|with|drop|leave|avoid|dump|ditch|join|have|has|on|than|of|like|by|keep|choose|pick|and|or|but|tiene|a|de|con|deje|por|que)$/.test(
          before.word,
        ));
    if (bare && spoken && (hint || at === reading.begin) && looksLikePlan(reading, at))
      found.push({ from: at, to: at + 1 });
  }
  return found;
}

const aboutPlans = patterns(`
  leave|drop|dump|ditch|from|switch @ ..2 join|choose|pick|to|for|get|try @
  signed|deal|agreement|contract|firmamos|acuerdo|contrato|insurers|payer|negotiations|talks
  {planWord}|{network}|enrollment|insurer|medicare|insured|inscripcion|renew
`);
const looksLikePlan = (reading: Reading, at: number) =>
  reading.is('{payer}', at) ||
  (!reading.is('{calendar}', at) && !reading.is('{staff}', at) && !reading.is('{event}', at));

const common = new Set(
  'valley community public behavioral mental county women national heart home rural world better good department children human oral population digital global family fair the our your we medicare medicaid medi-cal medi-caid tricare chip marketplace open health plan plans compare free every any no this that new good choose switch join enroll drop avoid a in i if hr mercy st north harbor lakeside seniors ask tell find call please coverage differs which what do does el la los las su con hospitals portal senior elige compare compara es'.split(
    ' ',
  ),
);

function isSigned({ question }: Matter, { tokens }: Reading, { from, to }: Found): boolean {
  const named = tokens
    .slice(from, to)
    .map(({ word }) => word)
    .join(' ');
  return (question.organization?.signedContracts ?? []).some((contract) => {
    const signed = fold(contract);
    return signed.includes(named) || named.includes(signed) || signed.split(/\s+/)[0] === named.split(' ')[0];
  });
}
