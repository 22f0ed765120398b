// `politics.candidate` and `politics.lobbying`: elections, and laws in the making.
import { type Mark, type Matter, markOf } from '../matter.ts';
import { type Found, findAny, findEvery, patterns } from '../pattern.ts';
import type { Reading } from '../reading.ts';

const backs = patterns(`
  @ para|for|pa el|la|the|our ..1 {office}
  friend|voice|champion|amigo|aliado ..2 in|en washington|congress|sacramento|austin|capitol|washington_d
  four|six|two|cuatro|seis ..1 more|anos years|mas ..3 {title}|of
  gane|gana|ganar @
  let|want|allow|keep|get|put ..1 @ ..2 near|in|inside|into|out_of|away_from|back_in|anywhere ..3 {office}|power
  {office} 's office ..3 belongs|needs|deserves
  team @ ..6 polls|vote|election|november|shirt|yard
  our|my ..1 pick|choice|candidate ..2 for
  apoye|apoyen|apoyemos|elijamos|votemos ..5 para|por|a ..2 {office}|@
  choose|pick|elect|support @ .
  volunteer|canvass|work|working|organize ..2 for ..3 campaign
  's campaign
  vote|voting democrat|democratic|republican|blue|red|straight|independent|progressive|conservative
  the|our|best|right|only|clear choice for|in ..2 {office}|november|governor|mayor
  need|want|deserve ..1 new|better ..1 governor|mayor|senator|leaders|leadership|representative
  we are|stand ..1 with @|her|him ..4 {office}|november|election
  next ..1 {office} $
  our|my endorsement
  endorsement ..3 {office}|county_board|school_board|for
  {many}|# ..1 more years of
  @ ..2 has|have|gets|earned|won our|my ..1 support|vote|backing|endorsement
  vote|votes|voting|votar|vote|voten ..1 for|por|against|contra ..1 {somebodyElected}|@
  {elect} @|{office}|{title}
  {elect} ..3 {office}|{title}|{candidate}|her|him
  re-elect|reelect|reelija|reelijan|reelection|re-election
  reeleccion
  vote|voting|throw|kick|get ..1 him|her|them|@|{office} ..1 out
  vote out
  endorse|endorses|endorsed|endorsing|recommend|recomendamos ..4 @|{candidate}
  {backing} ..3 @ ..3 for|para|in|as ..2 {office}|re-election|election|race|bid|reeleccion
  {backing} ..3 {title}|{candidate} ..6 race|bid|campaign|election|re-election|reelection|term|november|reeleccion
  {backing} {candidate}|the_democrats|the_republicans|democrats|republicans
  {backing} ..1 {office} @ ..4 reeleccion|reelection|re-election|campaign|campana
  @ for|para {office}|president|presidente
  @ for|para congress|senate
  team @ # 
  send ..2 @|{title} ..2 back|home|packing|to_washington|to_the_senate|to_congress
  {title}|@ ..4 {has} our|my|your vote
  our|my vote ..4 {title}|@|goes
  win|wins|winning ..2 election|another_term|re-election|primary|race|seat|in_november
  win|elected ..1 another|second|third term
  let|stop|beat|defeat|unseat ..1 @ ..1 @? ..1 win|in_november|at_the_polls|at_the_ballot|from_winning
  beat|defeat|unseat|oust ..1 {office}|{title}|@ ..4 november|election|primary|ballot|polls
  donate|contribute|canvass|fundraiser|fundraising|phone_bank|knock_on_doors|door-knock|donaciones|done ..5 campaign|friends_of|@_for|candidate|campana|for_congress|councilman|councilwoman|senator|candidate_'s
  fundraiser|rally ..3 for|of ..3 {title}|{candidate}|{office}
  {title}|@ ..3 's campaign
  cast|mark ..2 ballot|vote ..3 for|against
  only|best|right|one ..2 candidate|choice ..4 for|is
  candidate @ ..6 will|would|wants|voted
  remember ..4 november|election_day|polls ..8 {title}|@|voted|cut
  {title} ..6 voted ..2 against ..8 november|polls|ballot|out|home
  our ~1 candidate
  nurses|doctors|hospitals|staff|enfermeras|medicos for|por|con @ !# 
  endorsement of @
`);

/** No candidate at all, or all of them. */
const evenHanded = patterns(`
  employee|nurse|teacher|doctor|volunteer|team|physician|person of the ..1 year|month|week|quarter
  board|council|committee|members|staff voted|votes
  was|were|been|newly elected
  society|association|trustees|college|academy|auxiliary|alumni
  {not} ..3 support|endorse|oppose|back|take_sides|apoyamos|recommend|favor|tell ..4 {candidate}|candidates|how|anyone|party|parties|candidato|candidatos|any
  all|both|every|todos candidates|candidate|candidatos
  vote|votar|vote for|por|on ..2 your|her|his|their|our|the|su|tu ..3 favorite|favorita|favorito|pumpkin|award|awards|contest|name|nurse|nurses|team|photo|recipe|mural|staff|float|tree|design
  vote|votar|vote for a|b|c|it
  vote ..3 best_of|award|awards|contest|people_'s_choice
  elective|elected_board
  {candidate} ..2 for ..2 job|position|role|trial|surgery|transplant|procedure|study
  run|race|walk|ride for
  best_of_the
`);

const hashtagFor =
  /#(?:re)?(?:elect|vote(?:for|out)?|team)\w*|#\w+(?:for(?:congress|senate|governor|mayor|president|house))|#\p{L}+20\d\d/iu;
const hashtagNeutral =
  /#(?:vote|voteready|votetoday|election\w*|rockthevote|classof\w*|vote20\d\d|\w*(?:week|month|day|fair|conference|gala|expo|summit|5k)20\d\d)$/i;

const voting = patterns(`
  is|are|am|be voting for @
  only one in ..2 race
`);

/** An official by name and the election in one breath. */
const namedOfficial = patterns(`
  rep|sen|gov|cong . @
  senator|representative|congressman|congresswoman|governor|mayor|councilman|councilwoman|councilmember|commissioner|sheriff|judge|senador|senadora|gobernador|gobernadora|alcalde|alcaldesa|candidate|candidato|candidata @
`);
const electing = patterns(`
  more years|time
  new leadership|representation|governor|mayor|senator
  out of office
  running again|for
  this|next fall|november|election|tuesday_'s
  fight|fights|fighting|stands|standing ..1 for|with|by us|our|nurses|hospitals|patients
  with|behind|for her|him
  right|only|best|clear choice
  back in|to office|work|congress|washington|sacramento
  when|before|how you|we vote|votes
  remember ..4 vote|november|ballot|polls
  at_the polls|ballot_box
  {her2} seat|job|office
  opponent|opponents
  protect|keep|support|back|return|send|choose|remember|stand|reward|thank ..6 november|ballot|polls
  this|in|the|next|su|la race|election|reelection|primary|reeleccion
  votar por
  another|second|third|otro ..1 term|periodo|mandato
  {not}? deserves|deserve|earned|merece ..3 vote|term|seat|re-election|periodo|reeleccion
  yard_sign|yard sign
  {be} voting for
  need|want|keep|put ..1 him|her|them|@ ..2 back|out|in_office|in_congress|in_the_senate|at_city_hall|in_washington
`);

export function candidate(matter: Matter): Mark[] {
  const kind = matter.question.organization?.kind ?? 'charity';
  const verdict = kind === 'for_profit' ? ('review' as const) : undefined;
  return matter.sentences.flatMap((reading) => {
    const found: Found[] = findAny(evenHanded, reading) ? [] : findEvery(backs, reading);
    for (const [at, token] of reading.tokens.entries())
      if (
        token.kind === 'hashtag' &&
        hashtagFor.test(token.text) &&
        !hashtagNeutral.test(token.text) &&
        !aboutLaw(token.text)
      )
        found.push({ from: at, to: at + 1 });
    const official = findAny(namedOfficial, reading);
    const law = matter.sentences.some((each) => findAny(laws.slice(0, 3), each) ?? findAny(ballots, each));
    if (
      official &&
      !law &&
      !matter.sentences.some((each) => findAny(evenHanded, each)) &&
      matter.sentences.some((each) => findAny(electing, each))
    )
      found.push(official);
    if (found.length === 0 && findAny(voting, reading)) found.push(findAny(voting, reading)!);
    return found
      .filter((each) => !isBallot(reading, each))
      .map((each) => markOf('politics.candidate', reading, each, verdict));
  });
}

const aboutLaw = (tag: string) =>
  /act$|bill$|measure|prop|amendment|question|yes|no(?:on)|medicaid|340b|[hs]b\d|levy/i.test(tag);

const ballots = patterns(`
  yes|no|si on #
  vote|vota yes|no|si on|en
  {ballot} {letter}|#
  {ballot} ..2 levy|bond
  bond|levy|referendum|ballot_measure|ballot_initiative|referendo|bono
  measure|proposition|medida|proposicion|prop|amendment|question|issue {letter}|#
`);
const isBallot = (reading: Reading, { from, to }: Found) =>
  findEvery(ballots, reading).some((each) => each.from < to + 2 && each.to > from - 2);

const laws = patterns(`
  h . r . #
  s|h|a|hb|sb ..1 . #
  hb|sb|hr|ab|h.r|s.b|bill|ordinance|resolution|amendment|ley|proyecto|ordenanza|enmienda|act ..1 #
  # - ? b
  @ ..3 act|bill|amendment|ordinance|legislation|ley
  the|this|that|la|el|este|esta ~3 bill|act|legislation|amendment|ordinance|budget|mandate|ley|proyecto_de_ley|ordenanza|presupuesto
  medicaid|medicare|340_b|hospital|provider|funding cuts|cut|tax|bill|recortes
  cuts|recortes to|a medicaid|medicare|hospitals|rural
  340_b
`);
const sided = patterns(`
  {side}
  vote ..1 yes|no|for|against|si
`);
const calls = patterns(`
  join|rally ..4 capitol|capitolio|statehouse
  retweet|share|comparta|comparte
  fight|fighting ..2 {law}
  {contact} ..6 {official}
  {official} ..8 {phone}|{contact}|#
  vote ..1 yes|no|si|for|against
  sign|firme|firmen ..3 petition|letter|peticion|carta
  petition|peticion
  letter|carta|template|script|message ..4 send|copy|use|you_can|enviar|ready
  text @|# to
  text ..2 to #
  take_action|speak_up|speak_out|raise_your_voice|make_your_voice
  click ..6 {official}|tell|send|act
  tell|ask|urge|demand|pida*|exija*|diga* ..4 {official}
  join ..4 rally|lobby|capitol
  call|write|e-mail|email|contact|llame|escriba ..3 {official}|member|capitol|legislature|statehouse
`);
const tagLaw =
  /#(?:stop|pass|save|protect|no(?:on)?|yes(?:on)?|vote(?:yes|no)(?:on)?|kill|support|oppose|repeal|fund|defend|block|reject|hands?off|alto|salven|protejan)\w*(?:[hs]b\d+|hr\d+|act|bill|340b|medicaid|medicare|measure\w|prop\d*\w*|ley\w*|amendment\d*|question\d*|tax|levy|cuts?)\w*/iu;
const tagBallot = /#(?:vote)?(?:yes|no|si)on\w+/i;

export function lobbying(matter: Matter): Mark[] {
  if (matter.question.organization?.kind === 'for_profit') return [];
  const { sentences } = matter;
  const some = (ways: ReturnType<typeof patterns>) => sentences.some((each) => findAny(ways, each));
  const marks: Mark[] = [];
  for (const reading of sentences) {
    for (const [at, token] of reading.tokens.entries())
      if (token.kind === 'hashtag' && (tagLaw.test(token.text) || tagBallot.test(token.text)))
        marks.push(markOf('politics.lobbying', reading, { from: at, to: at + 1 }));
    const ballot = findAny(ballots, reading);
    if (ballot && sentences.some((each) => findAny(ballotSide, each)))
      marks.push(markOf('politics.lobbying', reading, ballot));
  }
  if (marks.length === 0 && some(laws) && some(calls) && some(sided))
    for (const reading of sentences) {
      const found = findAny(calls, reading);
      if (found) marks.push(markOf('politics.lobbying', reading, found));
    }
  return marks;
}

const ballotSide = patterns(`
  yes|no|si on|en #|{letter}|three|two|four|five
  say|di|diga|digan ..1 no|yes|si
  no|yes|si ..2 {ballot}
  vote|voten|votar ..1 yes|no|si|for|against
  yes|no|si on|en|a
  yes|no|si vote|voto
  urge|ask|encourage|recommend|hope|pedimos ..4 yes|no|vote|support|oppose|pass|passes
  {lean}
`);
