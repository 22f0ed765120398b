// `safety.method` and `safety.reply`: what is said about suicide, and to somebody whose life is at risk.
import { type Mark, type Matter, markOf, markWhole } from '../matter.ts';
import { findAny, findEvery, patterns } from '../pattern.ts';

const speaksOfIt = patterns(`
  {selfHarm}
  took|takes|take|taking|end|ended|ending|ends ..1 his|her|their|your|own|my ..1 own? life|lives
  kill|killed|killing|hang|hanged|shot|shoot himself|herself|themselves|yourself|myself
  {crisisHelp}
`);
const alone = patterns(`
  {meansAlone}
  died|dies|death|muri* ..2 by|from|por ..2 {means}
  hang|hanged|hung|shoot|shot|drown|drowned|poison|poisoned|stab|cut|burn himself|herself|themselves|yourself|myself
  jump|jumped|jumping|leap|leapt ..2 off|from|in_front_of ..4 {means}
  take|taking|took|swallow|swallowed|swallowing ..2 bottle|handful|all_the|too_many ..4 {means}
  step|get|come|stay away|back|down|off ..2 from|off ..3 {means}
  put ..2 {means} down
  put ..1 down ..2 {means}
  se ..1 tome|tomo|tomar ..3 pastillas|veneno
`);
const means = patterns(`
  {means}
`);
/** Means that are no means here. */
const otherwise = patterns(`
  hang_in|hang_on|hang_up
  narcan|naloxone
`);

const risk = patterns(`
  kill|killing|hurt|hurting|harm|hang|shoot|cut|end myself
  killing|kill|hurt my_self
  end|ending it|my_life|everything|it_all|it_tonight
  end|ending|take|taking ..1 my own? life
  want|wanted|wanna|wish|going|rather|ready|better ..3 die|dead|be_dead|not_wake_up|disappear_forever
  i|just ..2 want|ready|going ..1 to die
  not|never ..3 want|wanna ..2 live|be_here|be_alive|wake_up|exist|go_on_living|be_here_anymore|exist_anymore
  wish i ..2 dead|never_born|never_wake|not_alive|not_wake
  no|what ..4 point|reason ..4 living|live|life|going_on|anymore
  better off|without ..1 dead|without_me|me
  might_as_well be|just ..1 dead|die
  nobody|no_one|no-one|world|everyone|everybody ..4 miss|better|without|notice|care ..3 me|gone|without|dead
  ca|can not ..2 go_on|do_this_anymore|take_it_anymore|take_this_anymore|live_like_this|live_anymore|keep_going|keep_living
  suicidal|suicide|unalive
  thinking|thought|thoughts ..3 suicide|dying|ending|killing|unalive
  goodbye everyone|cruel|world|all|to_everyone
  whole|entire|all|handful ..3 bottle|pills|pastillas
  took|swallowed|take|taking ..4 pills|overdose|overdosed
  i|me ..3 overdose|overdosed|od
  going|will|gonna|go ..3 shoot|bomb|blow|burn|kill|stab ..3 up|hospital|place|you|them|all|everyone|everybody|down|staff|nurse|doctor
  bring|bringing|got|have ..2 gun|rifle|bomb ..6 hospital|there|you|er|tomorrow
  jump|jumping ..2 off|from ..4 {means}
  goodbye ..6 forever
  no quiero ..1 vivir|seguir|despertar|existir|estar_aqui
  me quiero ..1 morir|matar
  quiero morirme|morir|matarme|quitarme_la_vida|suicidarme|desaparecer_para_siempre
  voy|pienso|pensando ..1 a|en ..1 matarme|suicidarme|quitarme_la_vida|matar
  ya_no puedo|aguanto ..1 mas|seguir
  sin mi estarian|estaria ..1 mejor
  para que vivir|seguir_viviendo
  to_the|off_the roof|bridge
`);
/** Figures of speech, and questions for a friend. */
const figure = patterns(`
  to_die_for
  dying|die to know|hear|see|try|eat|of_laughter|laughing
  nearly|almost|about killed|died|kill me|lol
  lol|lmao|haha|jaja
  killed it|me_lol
  a|my|un|una friend ..4 suicidal
`);

export function safety(matter: Matter): Mark[] {
  const atRisk = isAtRisk(matter);
  const context = atRisk || matter.sentences.some((each) => findAny(speaksOfIt.slice(0, 3), each));
  const marks = matter.sentences.flatMap((reading) => {
    if (findAny(otherwise, reading)) return [];
    const sure = findEvery(alone, reading);
    if (sure.length > 0 && (context || sure.length > 0)) return sure.filter(() => context || isSure(reading)).map((found) => markOf('safety.method', reading, found));
    const here = context && (atRisk || findAny(speaksOfIt, reading) !== undefined);
    return here ? findEvery(means, reading).map((found) => markOf('safety.method', reading, found)) : [];
  });
  if (atRisk && !helps(matter)) {
    const whole = matter.sentences[0];
    if (whole) marks.push(markWhole('safety.reply', whole));
  }
  return marks;
}

const certain = patterns(`
  {meansAlone}
  hang|hanged|shoot|shot|drown|drowned|poisoned|stab|cut himself|herself|themselves|yourself
  jump|jumped|jumping ..2 off|from ..4 {means}
`);
const isSure = (reading: Parameters<typeof findAny>[1]) => findAny(certain, reading) !== undefined;

/** The post shows risk to somebody’s life: its author’s, or others’. */
export const isAtRisk = ({ question, post }: Matter): boolean =>
  question.kind === 'reply' && post.some((each) => findAny(risk, each) && !findAny(figure, each));

const help = patterns(`
  {crisisHelp}
`);
const helps = ({ sentences }: Matter) => sentences.some((each) => findAny(help, each));
