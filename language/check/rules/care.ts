// `care.advice` and `care.claim`: what a clinician says to one person, and what nobody can promise.
import { conditionsOf, type Mark, type Matter, markOf, touches, within } from '../matter.ts';
import { findAny, findEvery, patterns } from '../pattern.ts';

const advises = patterns(`
  that|this|it|eso ..1 {be} ..2 {illness}
  ^ cut|cut_out|limit|reduce|eliminate ..4
  you|they|he|she|{one} should|shouldn't|need|needs|must|could|might|ought|can ..1 {not}? ..1 {stop}|{take} ..5 {drug}|it|them|that|this|taking|ibuprofen|some|off
  you|{one} ..1 should|need_to|must|ought_to|have_to|can|could|debe|deberia|tiene_que|puede ..2 {stop}|{take}|tomar|suspender|dejar|increase|decrease|rest|avoid|fast|elevate|soak|bandage
  {stop} ..1 taking|using|the|your|it|that|de ..3 {drug}|it|them|that|tomar*|tomarla|tomarlo
  {stop} ..2 {whose} ~2 {drug}|dose|dosis
  deje de tomar*|tomarla|tomarlo|usarla|usarlo
  {take} # ..2 {mass}|tablets|pills|drops|pastillas|gotas
  {take} ..3 # ..1 {mass}
  # {mass} ..4 {drug}
  {take} ..2 {drug}
  # {mass} of|de|every|cada
  try|use|apply|put|pruebe|use|aplique ..4 cream|ointment|ice|heat|hydrocortisone|aloe|benadryl|antibiotic|melatonin|ibuprofen|tylenol|advil|aspirin|pepto|antacid|crema|hielo|pomada|miel
  ^ ice|rest|elevate|wrap|soak|hielo ..3 it|the|your|and
  sounds|looks|seems|appears ..2 like|as_if|as_though ..4 {illness}|{medical}|you
  suena|parece ..2 a|que|como ..4 {illness}|{medical}
  {you} ..1 probably|likely|may|might|could|must|almost_certainly|definitely|clearly|probablemente ..2 have|be_having|suffer|tiene|tenga|having ..5 {illness}|{medical}|a|an|un|una
  {you} have|tiene ..2 {illness}
  {likely} ..6 {illness}|{medical}|swollen|virus|reaction
  {it} {be} not ..2 {illness}|broken|serious|dangerous|cancer|infected|contagious|torn|an_emergency|anything
  {it} will|should ..1 clear|go_away|pass|resolve|heal|improve|get_better|desaparec*|pasar*
  se le va ..1 a? pasar|quitar
  {it} ..1 is|could|may|might|es|puede ..2 {likely}? ..1 be|ser|just|only|probably|a|an|un|una|solo ..5 {illness}
  nothing to worry
  no ..1 need|reason|cause ..2 worry|alarm|panic|come_in|see|rush
  no hay ..2 preocup*
  no se preocupe
  {you} do|does not ..1 need ..4 come_in|be_seen|see|er|doctor|test|x-ray|antibiotics|worry|emergency|scan
  no necesita ..3 venir|antibioticos|doctor|medico|urgencias
  that|this|it|they|numbers|eso|esto|those|these ..4 is|are|es ..1 {normal}
  little|some|spotting|swelling|bleeding|pain|fever|symptoms|poco ..6 is|are|es ..1 {normal}
  {whose} symptoms|numbers|results|sintomas ..3 suggest|indicate|mean|point|sound|are|indican
  numbers ..2 are ..2 {normal}|high|low|concerning|dangerous
  {you} ..1 need|needs|necesita ..1 an|a|some|un|una|to_get ..3 {medical}|{illness}|{drug}|shot|booster
  ask|pida ..2 for|por ..3 {drug}
  cut|double|halve|skip|reduce|duplique ..2 {whose}|the|la|el|su ~2 {drug}|dose|dosis
  {person} will be ..1 fine|okay|ok
  vera|veras que mejora
  wait|espere ..2 # ..2 days|hours|dias ..6 see|before|antes
  dele|denle|tome|tomese|pongase|aplique|aplicar ..4 {drug}|#|crema|hielo
  give|gave ..1 him|her|them|your ..6 {drug}|#|pedialyte|fluids
`);

/** Sends to those who may advise, or speaks to all. */
const general = patterns(`
  rest well|easy|up|assured|in_peace
  normal|natural|common|okay|ok to|for ..1 feel|be|worry|have_questions|wonder|anyone
  {contact}|talk|speak|ask|see|check|consult|hable|consulte|pregunte ..3 doctor|provider|pharmacist|physician|nurse|medico|doctora|farmaceutico|care_team ..8 before|about|antes|whether|if
  before|antes ..2 you|usted ..2 {stop}|{take}|change
  {not} ..3 {stop} ..6 without|unless|until|before|sin
  adults|everyone|most_people|people|women|men|children|anyone|adultos|todos ..8 should|need|can|get|deben|necesitan
  according|says|recommends|recommend|segun|advises ..3 {source}
  {source} ..2 says|recommends|advises|explains|suggests
  take care|a_look|a_tour|the_survey|our|part|the_bus|advantage|a_moment|time|the_stairs|the_elevator|exit|pride
  give blood|us
  use|try|tome ..1 our|the|entrance|lot|shuttle|el|la ..2 {place}
  {not} ..4 medical_advice|advice|consejos
  call 911
`);

/** Said to somebody who has told of a symptom. */
const toTheSick = patterns(`
  no esta|tiene ..1 quebrad*|rot*|fracturad*|infectad*|roto|rota
  {hurt} ..1 if|unless you|it|si
  no|not ..4 needed|necessary|necesario|necesaria
  you can ..1 stay|wait|eat|drink|drive|sleep|keep|skip|take ..4
  could|may|might be ..2 {illness}|deficiency|infection|virus|reflux|stress|allergy|allergies
  start ..1 a|an|on|taking supplement|vitamin|diet|{drug}
  ^ wait|stay|start|take|apply|rinse|flush|hold|gargle|drink ..6
  stay home|off ..2 until|for|it
  que ..1 tome|descanse|repose|coma|beba ..2
  seguro es|sera ..2 {illness}|gripe|viral
  es|son por el|la calor|estres|nervios|edad|clima
  those|these are|were ..1 just|only|probably|normal|likely|common
  {illness} ..2 is|are|can_be ..2 {normal}
  {drug} ..8 every|cada|twice|daily|hours|tonight|morning
  ^ alternate|stay|lie|crush|mix|wait|let ..6
  not|no ..1 cancer|serious|broken|infected|contagious|dangerous|cancer
  from what you ..3
  try|trying taking|half|doubling|skipping
  half the dose
  dose|pill|{drug}|one ..3 will|does|do not ..1 hurt|harm|matter|affect
  {he}|{one} {be} ..1 fine|okay|ok
  as_long_as ..6 fine|okay|ok|normal
  ^ tape|hold|double|cut|wash|clean|cover|compress|monitor|switch|increase|reduce|lower|raise|cure|hydrate|put|pop|drain|squeeze ..6
  sounds|looks|seems ..2 {hurt}|{illness}|serious|like|as|normal|fine|viral|bacterial
  parece ..1 {illness}|{hurt}
  it_'s|it {be} ..2 {hurt}|{illness}
  ^ skip|avoid|rest|ice|try|take|drink|elevate|soak|wrap|lie|sleep|gargle|massage|stretch|tome|tomese|descanse|evite|beba|pongase|repose|use|apply|stop|keep|give|eat|dele
  {it} {be} ..1 just|only|probably|likely|nothing|solo|nada
  es|son ..1 solo|nada_mas|seguramente|probablemente|normal
  {you} need|needs|necesita|ocupa ..1 a|an|some|to|un|una|stitches|antibiotics|rest|water|reposo|antibioticos|surgery|x-ray
  {it} will ..1 pass|go_away|heal|clear|resolve|get_better|improve
  se va|va_a quitar|pasar|curar|mejorar
  {take} ..2 {many}|#|un|una|a ..3 {drug}|aspirinas|pastillas
  that|this|it {be} ..2 {normal}|{illness}
  {you} {be} ..1 fine|okay|dehydrated|allergic|pregnant|contagious|in_labor|overreacting
`);
const symptoms = patterns(`
  my|mi|her|his|baby|bebe|kid|son|daughter ..2 {bodypart}|{medical}
  {hurt} {bodypart}
  purple|swollen|numb|blister|bump|bruise
  hurt|hurts|hurting|ache|aches|achy|pain|painful|rash|fever|cough|coughing|dizzy|nausea|vomiting|throwing_up|bleeding|swollen|swelling|lump|headache|headaches|migraine|sick|infection|itchy|itch|burning|numb|tingling|cramps|spotting|pregnant|insulin|pill|pills|meds|medication|bp|blood_pressure|blood_sugar|heart_races|racing|cut|wound|bit|stung|swallowed|sprained|twisted|sore|sneezing|congested|tired|insomnia|sleep|anxious|diarrhea|constipated|poop|pooped|hives|stye|mole|knee|ankle|back|shoulder|stomach|duele|dolor|fiebre|tos|mareo|mareada|vomito|sangrado|hinchado|hinchada|embarazada|pastilla|alergia|gripe|ronchas|tengo
`);

export function advice(matter: Matter): Mark[] {
  const { question } = matter;
  if (!matter.addressed || question.kind !== 'reply') return [];
  return matter.sentences.flatMap((reading) => {
    if (findAny(general, reading)) return [];
    const sick = matter.post.some((each) => findAny(symptoms, each));
    const conditions = conditionsOf(reading);
    return [...findEvery(advises, reading), ...(sick && !findAny(sends, reading) ? findEvery(toTheSick, reading) : [])]
      .filter((found) => !within(conditions, found) && !reading.has('{money}'))
      .map((found) => markOf('care.advice', reading, found));
  });
}

const sends = patterns(`
  911|988
  {contact}|call|see|visit|come|talk|llame|hable|consulte|acuda ..6 doctor|provider|clinic|clinician|nurse|line|urgent|emergency|pharmacist|team|us|medico|clinica|urgencias|enfermeria|linea
  {event}|our_free|video|website|site
`);

const claims = patterns(`
  {nobody} ..8 more|better|safer|faster|safely ..2 than|que ..1 we|us|ours|nosotros
  no|ningun|ninguna|cero ..1 efecto_secundario|efectos_secundarios|side_effect|scar|scars|pain|dolor|riesgo ..2 ever|at_all|whatsoever|jamas
  no|not|ningun ..2 ningun|any efecto|side_effect|side_effects|riesgo
  never|nunca ..1 returns|return|comes_back|vuelve|regresa|fails|falla
  every|each ..1 single time|patient|case
  {service}|rates|outcomes|results ..1 beat|beats|top|exceed|surpass|outperform ..3 every|any|all|other|hospital|hospitals|national
  # % of ..1 time|patients|cases
  money back
  or ..2 your|su ..1 money|dinero|free
  no|ningun|ninguna ~1 {service} ..6 better|safer|more|faster|mejor
  {nobody} ..4 does_it|like|better|safer
  the|our|state_'s|nation_'s|america_'s ~1 safest|finest|greatest|fastest|smartest|cleanest
  every time
  nothing|nada ..1 can|could|will|puede go_wrong|salir_mal|happen
  nowhere|en_ningun else|otro|lugar
  results|care|outcomes|surgeons|team ..2 like ours
  like no other|nobody|one_else
  our ~2 {service}|{staff} never|always|nunca|siempre ..1
  # % ..3 success|cure|satisfaction|recovery|safe|effective|exito|efectivo
  never ..2 worry|suffer|hurt|wait|be ..5 again
  no_more|nunca_mas|adios_a|goodbye_to ..2 {medical}|{illness}|pain|dolor|needles
  {not}|wo not ..2 find ..3 better ..2
  guaranteed|garantizado ..8
  unrivaled|unmatched|unbeatable|unsurpassed|unparalleled|incomparable
  top ~1 {service}
  works|work|worked|funciona ..1 every_time|always|for_everyone|siempre
  guarantee|guarantees|guaranteed|garantizado|garantizada|garantizados|garantizadas|garantizamos|garantia
  cure|cures|cured|curing|cura|curamos|curar|curaremos ..4 !for
  miracle|miraculous|milagro|milagroso|milagrosa
  the|los|las|el|la|our|nuestros|are|is|county_'s|state_'s|region_'s ~2 best|mejor|mejores|finest|safest ~3 {service}
  best ~3 {service} ..4 in|anywhere|around|on
  best|mejor|mejores|safest|finest|greatest ..4 in|del|de ..1 the|la|el|our|los? ..1 state|country|region|county|valley|nation|world|city|area|estado|pais|mundo|condado|ciudad
  № 1 ..4 {service}
  rated|ranked|voted|are|is|the number_one|№
  goodbye to ..3 {medical}|{illness}|pain|allergies|wrinkles|glasses|needles
  {nobody} ..5 comes_close|close_to|match|matches|compares|compare|beat|beats|rival|like_ours
  {medical}|pain|weight ..3 forever|for_good|permanently|para_siempre
  {not} ..2 find|get|see ..4 better ..2 {service}
  lifetime|permanent|instant|immediate|overnight ..1 results|relief|cure|weight
  every|all|each ..1 patient|patients|baby|babies|surgery ..3 goes_home_healthy|recovers|recover|survives|walks|thrives
  {person} will ..3 walk|be|run|see|feel ..4 in # ..1 {unit}
  perfect|flawless|unbeatable|incredible ..2 results|outcomes|record|safety|success
  # % ..2 success|cure|satisfaction|recovery|safety ..1 rate?
  number_one|numero_uno|top-ranked|world-class|second_to_none|unmatched|unrivaled|unsurpassed|unbeatable|world_'s_best|state_'s_best|one_and_only
  100 ..1 %|percent|por_ciento ..2 safe|effective|success|successful|cure|satisfaction|accurate|painless|seguro|segura|efectivo|efectiva|eficaz
  totally|completely|perfectly|absolutely|entirely|always|totalmente|completamente ..1 safe|painless|harmless|effective|works|seguro|segura|indoloro
  zero|no|without|sin|cero ..1 side_effects|risk|risks|complications|pain|infections|downtime|efectos_secundarios|riesgo|riesgos|dolor|complicaciones|errors
  {not} ..2 {have} ..2 side_effects|risk|risks|complications|efectos_secundarios
  risk-free|pain-free|painless|sin_riesgos|foolproof|fail-safe|flawless
  better|safer|faster|mejor|superior ..5 than|que|to|a ..3 @|we
  better|safer|faster|mejor|more|fewer|lower|higher|superior ..5 than|que|to|a ..3 any|other|every|anywhere|anyone|lakeside|competitors|hospital|hospitals|cualquier|otro|otros
  {nobody}|no_one|no_other ..5 better|safer|does|delivers|offers|more|mejor|like_we_do
  always|never|siempre|nunca ..1 work|works|fails|fail|funciona|succeeds|falla
  will ..3 be|see|walk|feel|live|have|never|work ..3 pain_free|pain-free|perfectly|forever|cured|again_in|pain|no_pain|like_new|new
  reverse|reverses|eliminates|ends|erases|revierte|elimina ..3 {illness}|{medical}|pain|dolor
  {promise} ..6 {recover}|safe|results|outcome|outcomes|cure|work|healthy|fine|pain
  most advanced|trusted|experienced ~2 {service} ..3 in|anywhere
  works|funciona every_time|for_everyone|siempre
  you_will|will|vera|quedara ..2 be|sera ..2 cured|healed|pain|curado|curada|sin_dolor
`);
const noClaim = patterns(`
  best wishes|regards|practice|practices|way|ways|time|times|part|luck|friend|friends|interest|of_luck|thing|seat|view|place_to_park|route|dressed|in_show|number|reached|defense|foot
  mejores|mejor deseos|momento|forma|manera|practicas|hora|amigo
  do|does|did|doing|try|trying|tried|give|gave ..2 {whose}|our|my|the best
  our|your|my|su best
  all the best
  best of luck|the_valley|the_best_awards
  {not} ..3 guarantee|promise|garantizar|garantizamos|prometer|guaranteed
  no|{not} ..3 cure|cura
  race|walk|search|toward|towards|find|hope|research|ride|run ..4 cure|cura
  without guarantee
  {source}
  five stars
  {not} ..4 without risk|riesgo
  no surgery|procedure|treatment|medicine|vaccine ..3 without
`);

export function claim(matter: Matter): Mark[] {
  return matter.sentences.flatMap((reading) =>
    findEvery(claims, reading)
      .filter((found) => !touches(noClaim, reading, found) && !cited(matter, found.from, reading))
      .map((found) => markOf('care.claim', reading, found)),
  );
}

const cites = patterns(`
  {source}
`);
const cited = (_: Matter, __: number, reading: Parameters<typeof findAny>[1]) => findAny(cites, reading) !== undefined;
