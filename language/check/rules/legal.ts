// `legal.admission`: fault, discipline, or what an investigation found.
import { conditionsOf, type Mark, type Matter, markOf, touches, within } from '../matter.ts';
import { findEvery, patterns } from '../pattern.ts';

const admits = patterns(`
  we|us|our ..1 {be}? ..1 at fault
  that|this|it is ..1 on us
  {we} ..1 skipped|botched|neglected|missed ..3 inspection|test|check|step|training|maintenance|deadline
  {we} ..2 fired|dismissed|dropped ..2 agency|vendor|contractor|company|firm
  we|hemos ..2 {punished} the|that|him|her|them|al|a
  we|us|our ..2 to blame
  got it wrong
  mistake|mistakes|error|this_one|blame|fault ..4 was|is|were ours
  mistakes happen
  protocol|policy|procedure|standard|standards|steps was|were|{be} not ..1 followed|met|done
  {he}|{one}|{worker}|@ ..1 resigned|quit|renuncio ..4
  {inquiry} ..2 {be}|was|has ..1 complete|completed|concluded|closed|finished|termino
  we|us ..1 are ..1 responsible ..1 for|de|por
  somos responsables
  in hindsight
  looking back , we
  our|the|a|nuestro|nuestra ..1 {worker} ..2 made|gave|failed|forgot|missed|left|dropped|botched|ignored|cometio|olvido ..3 error|mistake|wrong|to|it|sponge|baby|patient|you|him|her|un
  {worker} was|were|fue ..1 wrong|careless|negligent|rude|at_fault|out_of_line|impaired|asleep|drunk
  {have} been ..1 {punished}
  error|culpa|falla|equivocacion nuestro|nuestra
  reconocemos|admitimos ..3
  no excuse|excuses for
  inexcusable|unforgivable|imperdonable
  on our part
  {ours} ..2 {have} done|handled|managed|been ..1 better|more|differently|faster
  {team}|desk|staff|nurse|doctor|someone|somebody|we|they should|could have ..3
  should|could have been ..2 {past}|caught|told|seen|done|given|noticed|better|handled
  {he}|{one} {have}? {was}|{be}|been ..2 {punished}
  {he}|{one} no longer ..2 work|works|employed|with
  we|hemos ..2 {punished} ..4 {worker}
  that|it|eso {be} ..2 our mistake|fault|error|failure|responsibility
  took|taken|taking ..2 action ..2 against|with
  wrong ..1 of|for us|our|them
  we ..1 regret our|the error|mistake
  hacked|breached because
  {ours} ..3 made ..3 mistake|mistakes|error|errors
  mistake|mistakes|error|errors was|were made
  cometimos|cometio|cometieron|hubo ..2 error|errores|falla
  {ours} ..2 failed|failing|let ..1 you|{one}|down|your|to|them|usted|le
  fallamos|le_fallamos|les_fallamos
  we|us|our ..2 dropped_the_ball|messed_up|screwed_up|blew_it|fell_short|got_it_wrong|did_wrong|mishandled|botched|overlooked|missed_it|goofed
  {ours} ..1 was|were|are ..3 wrong|negligent|careless|at_fault|to_blame|responsible|reckless|liable|in_error|understaffed
  our|nuestra|nuestro ..1 fault|bad|error|negligence|carelessness|mistake|culpa
  fault ..2 ours|was_ours|is_ours
  own|owning ..1 it|this|that|our|up|the_mistake|responsibility
  full|complete|total|entire ~1 responsibility|blame|liability
  accept|take|assume|asumimos|aceptamos ..2 responsibility|blame|responsabilidad|culpa
  because we|our_team|our_staff ..2 not|failed|forgot|missed|neglected|ignored
  because they ..1 did|had|could ..1 not
  because they ..1 failed|forgot|missed|neglected|ignored
  porque no ..1 {past}
  should never have happened|occurred
  should not have happened|occurred
  never should have
  nunca debio ..1 pasar|ocurrir|suceder|haber
  no debio ..1 pasar|ocurrir|suceder|haber
  {worker} ..5 {punished}
  {punished} ..4 {worker}
  {worker} ..3 no_longer ..2 work|works|employed|with_us|here|on_our_team
  ya no trabaja
  {inquiry} ..3 found|concluded|determined|showed|shows|revealed|confirmed|uncovered|encontro|concluyo|revelo|determino|mostro|confirmo
  {inquiry} ..4 that ..6 not_follow|failed|violated|was_followed|no_wrongdoing|policy|protocol
  we ..2 found|concluded|determined|confirmed|discovered|encontramos|concluimos ..5 {worker}|staff|error|violation|protocol|policy|negligence|wrong|error|failed
  {ours} ..2 not ..1 follow|meet|monitor|respond|communicate ..5 protocol|policy|procedure|standards|standard|protocolo|fast_enough|quickly_enough
  {ours} ..1 could|should ..1 have ..3
  gave|given|administered ..3 wrong ..2 medicine|drug|dose|blood|medication|patient
  corrective|disciplinary action|actions|measures
  {ours} ..2 violated|breached|neglected|ignored
  debimos haber|tratarlo|tratarla|atenderlo
`);
const fine = patterns(`
  crossword|menu|recipe|quiz|newsletter|article|photo|print|ad|listing|map|phone_number|post|posted|tweet|typo|date|hours|time|link|address|spelling|spelled|caption|name|correction|flyer|yesterday_'s_post|calendar|publicacion|fecha|horario|correccion|graphic
  {not} ..3 found|fault
  study|research|scientists|researchers|estudio
  no wrongdoing_by_you
`);
const corrections = fine.slice(0, 1);

export function legal(matter: Matter): Mark[] {
  const correction = (matter.question.kind === 'post' ? matter.sentences : matter.post).some(
    (each) => findEvery(corrections, each).length > 0,
  );
  return matter.sentences.flatMap((reading) => {
    const conditions = conditionsOf(reading);
    return findEvery(admits, reading)
      .filter((found) => !within(conditions, found) && !touches(fine, reading, found))
      .filter(
        ({ from }) =>
          !correction ||
          reading.is('{worker}', from) ||
          reading.is('{inquiry}', from) ||
          (matter.question.kind === 'post' && findEvery(corrections, reading).length === 0),
      )
      .map((found) => markOf('legal.admission', reading, found));
  });
}
