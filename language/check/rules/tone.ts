// `tone.hostile`: blames, mocks, threatens or argues with the person.
import { type Mark, type Matter, markOf, markWhole, touches } from '../matter.ts';
import { findAny, findEvery, patterns } from '../pattern.ts';
import { mayBeCold } from './likened.ts';

const hostile = patterns(`
  ^ then|entonces ..1 do|leave|go|bring|buy|find|stay|no|vaya|vayase ..4
  {nobody} ..2 miss you
  {you} ..1 either|neither|tampoco
  takes one to
  somebody|someone|alguien ..2 needs|woke|got_up|is_having|should|skipped|forgot|necesita
  sounds like ..3 problem|tantrum
  see if ..1 care
  report us
  {not} ..2 care ..1 what you
  learn|know|check|study|aprenda ..2 facts|hechos
  before ..1 attacking|bashing|trashing|insulting|accusing|blaming|judging|criticizing
  difficult|bitter|angry|unhappy|miserable|negative person|people
  better things to
  trolls|haters
  do|does not believe ..2 word|you|this|that
  waste of ..1 time|breath|our
  if you can ..2 better
  wrong side of
  harass|harassing|harassment
  will be banned|blocked|reported|removed
  {you} only have yourself
  {sounds1} ..2 somebody|someone|like_you
  {you} {be} ..3 {mild}
  your|su|tu ..3 {mild}
  that|this|these|what_a|such|how|eso|esto ..1 {be}? ..1 {mild}
  {mild} ..2 of|for you
  {mild} ..1 post|comment|review|claim|claims|complaint|accusation|accusations|story|are|is
  ^ did|do|have|are|could|would you $
  fine|okay|good ..1 with|by us
  ^ do better
  ^ funny|interesting|hilarious|seriously|wow|really , ..8 you
  {you} {did1} not ..1 complain|mind|seem_to_mind|say_that|care
  {it} is|are ..1 hospital|er|clinic|emergency_room , ..1 not
  not ..1 hotel|spa|restaurant|resort|daycare|drive-thru|theme_park
  {we} ..2 sue|suing|prosecute|report ..2 you
  {we} ..2 not ..2 tolerate|put_up|apologize|owe ..4 you|lies|this|your|people_like
  suit yourself
  that is your loss
  who cares
  typical
  {insult}
  {lawyers}
  you|usted|they|he|she ..1 should|could|would|debio|debiste|hubiera|might ..2 have|haber ..4
  had|if you ..3 been|listened|read|asked|called|come|arrived|followed|paid|waited|told|bothered
  maybe|perhaps|next_time|quizas|tal_vez|la_proxima ..2 {if}? ..1 you|usted|read|try|sea|lea
  next time try|read|be|show|bring|come
  you|usted ..1 clearly|obviously|chose|refused|failed|neglected|forgot|ignored|claramente|decided ..2
  you_did|did|do|does not ..2 read|listen|bother|understand|know|care|pay_attention
  what_you|your|you_wrote ..3 is|are|was|es|post|review|comment|story ..2 {not}? ..1 false|untrue|fake|inaccurate|a_lie|wrong|incorrect|not_true|not_accurate|not_what_happened|one-sided|misleading|exaggerated|unfair|falso|mentira|incorrecto
  no|eso ..1 es ..1 cierto|verdad
  you are|is ..3 wrong|mistaken|lying|confused|rude|not_the_only|exaggerating|being|the_problem|part_of_the_problem|no_angel|welcome_to_leave|free_to_leave|equivocado
  you|usted not|no ..1 is|es? ..2 only|unico|unica
  usted no es ..1 unico|unica|el_unico
  get ..1 {whose}|the|the_story facts|story ..1 straight|right
  check|read your|the facts ..1 before
  before ..1 you ..1 post|write|complain|comment|spread|accuse|judge
  stop ..1 complaining|whining|lying|spreading|posting|blaming|harassing|attacking|making|acting|wasting|crying|being
  deje de quejarse|mentir|publicar|difamar|llorar|inventar|acusar
  quit whining|complaining
  nobody|no_one|nadie ..1 forced|made|asked|cares|owes|wants|lo|le ..3
  {nobodyElse} ..4 blame|culpa
  blame|blaming ..2 yourself|you
  your|su|tu ..1 own ..1 fault|doing|choice|problem
  es ..1 su|tu culpa
  go|find|try ..1 somewhere|elsewhere|another ..2
  do|not|never ..1 not? come back
  no|nunca vuelva|regrese|venga
  good luck ..2 finding|elsewhere|with_that
  if ..1 you ..2 not|do_not ..2 like|happy ..4 leave|go|elsewhere|somewhere
  what|que ..2 did|do|esperaba ..1 you ..2 expect
  que esperaba
  see you in court
  you|usted ..2 will|be ..2 hear_from|hearing_from|sorry|banned|reported|regret
  we ..1 know who|where ..1 you
  we ..2 report ..2 you|police
  remove|delete|take_down|retire|borre|elimine ..3 post|review|comment|publicacion|comentario ..2 or|immediately|now|o|de_inmediato|inmediatamente
  sorry|lamento|siento ..1 that? ..1 you ..1 {feel} ..1 that_way_but
  other|some people|patients ..3 sicker|worse|real|actual|emergencies
  real emergencies|problems|patients|sick
  hay gente|personas ..2 mas enferma|grave|enfermas|graves
  try ..8 before ..1 you
  is|are not ..1 drive-through|hotel|restaurant|spa|resort|magicians|mind_readers|un_hotel|restaurante
  leave ..3 to ..2 professionals|experts|doctors
  thanks|gracias for|por ..1 the? laugh|entertainment|nothing
  threats ..1 will|do|are|wo
  must be nice
  bless your heart
  welcome to ..2 real_world|reality
  {sorry} ..4 was|is not ..1 good_enough|fast_enough|perfect_enough|five_star
  sorry|lamentamos ..1 you|that_you ..1 can|could|do|did not ..2 read|understand|wait|follow|handle|tell
  nobody|no_one ..3 believes|buys|buying
  your word against
  that|which ..1 is on you
  do|does not ..1 blame us|our
  we are ..1 not ..1 sorry
  try|tries harder
  with_all_due|con_todo_respeto respect?
  as ..1 we|already ..2 told|said|explained|mentioned ..2 you|already|before|three_times
  como|ya ..1 se_lo|le ..1 dijimos|explicamos|habiamos
  how dare you
  you people
  ustedes siempre
  who ..2 do_you think
  lol
  lmao
  yawn
  🙄
  oh please|well|really
  wow ..1 just_wow
  nice try
  boo hoo
  cry
  not our|nuestro problem|problema
  no es nuestro problema
  your|su attitude|behavior|behaviour|comportamiento|actitud|tone
  learn to
  aprenda a
  educate yourself
  infor*mese
  take_your|lleve business|complaints ..1 elsewhere|somewhere
  be|been|being|were|was ..1 polite|politer|nicer|respectful|patient|grateful|kinder ..6 would|sooner|faster|better
  perhaps|maybe ..1 if
  some of us
  work ..1 on_your
  your lies
`);

/** Denied to somebody who told what befell them: an argument. Of an event, it is information. */
const denies = patterns(`
  is|was not ..1 true|accurate|what_happened|how_it_happened|correct
  that|this|it is|was ..2 false|untrue|incorrect|inaccurate|misleading
  no ..1 es ..1 cierto|verdad
  never happened|said_that|did_that
  nunca paso|dijimos
`);
const personal = patterns('i|me|my|mine|mi|me|mis|yo');

const fine = patterns(`
  {whose}|an|su ..1 attorney|lawyer|counsel|abogado ..2 {may}|contact|call|write|can|may|reach|llame
  legal office|affairs|counsel|correspondence|department|aid
  general|our|legal ..1 counsel|department|affairs
  we|us ..1 leave ..3 to ..2 professionals|experts|doctors
  shame|stigma ..2 in|about|of|around
  no|without shame
  inside_joke|dad_jokes
  stop ..1 by|in|the|smoking|using|taking|at|here|spread|bleeding
  quit smoking|line
  do not|never believe|fall_for|spread ..3
  violence
  are|so|very sorry that|if you feel
  court|counsel ..1 street|room|ordered
  food|basketball|tennis|food_court court
  court of
  learn to ..1 {selfcare}
  smoking|smoke
  myth|myths|scam|scams
  you should have ..2 received|gotten|access|a
`);

const kindness = patterns('{courtesy}\n{phone}\n{website}\n{crisisHelp}\n#');
const upset = patterns('{upset}');

/** Cold words to somebody upset, with no courtesy and no help in them: a second reader is due. */
function cold({ sentences, post }: Matter): Mark[] {
  const [first] = sentences;
  if (!first || !post.some((each) => findAny(upset, each)) || sentences.some((each) => findAny(kindness, each)))
    return [];
  return [markWhole('tone.hostile', first)];
}

export function tone(matter: Matter): Mark[] {
  if (matter.question.kind !== 'reply') return [];
  const found = hostility(matter);
  return found.length > 0 || !mayBeCold(matter) ? found : cold(matter);
}

function hostility(matter: Matter): Mark[] {
  const argued = matter.post.some((each) => findAny(personal, each));
  return matter.sentences.flatMap((reading) =>
    [...findEvery(hostile, reading), ...(argued ? findEvery(denies, reading) : [])]
      .filter((found) => !touches(fine, reading, found))
      .map((found) => markOf('tone.hostile', reading, found)),
  );
}
