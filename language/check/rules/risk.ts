// Whether the post that is answered shows a risk to somebody’s life.
import type { Matter } from '../matter.ts';
import { findAny, patterns } from '../pattern.ts';

const risk = patterns(`
  quitar|quito|acabar|terminar ..1 la|con_mi|mi vida
  goodbye|suicide letter|note
  {means} ..2 sounds|looks|seems good|nice|tempting
  dormir|sleep ..3 no|never|not ..2 despertar|wake
  me tiro|aviento|lanzo|arrojo ..2 de|del|desde|al
  pills|pastillas|meds ..3 lined|ready|listas|counted|hand
  hoy|esta_noche ..1 me mato|cuelgo|ahorco
  if i ..1 live|die|disappear|lived|died
  bring|bringing|come_with|carry|carrying ..2 gun|rifle|knife|bomb|weapon
  make|making them|you|everyone pay
  llevar|traer ..2 pistola|arma|bomba
  end of my rope
  have a plan
  {someone1} ..2 blow|burn|shoot|bomb ..6 might|will|should|deserve
  blow_up|burn_down|shoot_up|bomb
  want ..3 end|stop|over
  make|making ..1 it ..2 stop|end
  {not} ..2 see ..2 point|way_out|future|reason
  {not} ..2 worth ..1 living|it_anymore
  tonight ..1 is the night
  pills|gun|rope|pastillas ..1 {be}|are ready
  i|we have|got ..4 gun|pistol|rifle|rope|noose|pills|knife|razor|pastillas|pistola
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
  not ..3 know how_much_longer|how_long ..4 do|take|go|can
  idk how_much_longer
  end|ending ..1 things|it_now|it_all
  i ..2 cut|cutting|burned ..2 again|my_arm|my_wrist|my_legs|last_night|today
  with|have|holding|loaded ..2 my ..2 gun|pistol|rifle|knife|razor|pills
  come|coming|go|going|will ..5 hurt|shoot|kill|stab|beat ..2 someone|somebody|people|you|them|everyone|staff
  ya_no puedo|aguanto ..1 mas|seguir
  sin mi estarian|estaria ..1 mejor
  para que vivir|seguir_viviendo
  to_the|off_the roof|bridge
`);
/** Somebody’s body is in danger now: 911 is the answer. */
const emergency = patterns(`
  {not} ..1 breathing|responding|waking|conscious|respira|responde|despierta
  collapsed|unconscious|unresponsive|choking|seizing|blue|desmayo|inconsciente|convulsionando ..8 {nowIsh}
  having|has ..2 heart_attack|stroke|seizure ..4 {nowIsh}
  overdosed|overdosing|od'd
  bleeding ..2 out|heavily|to_death|everywhere
  turned|turning blue
  chest pain|pains ..3 right_now|now
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

/** The post shows risk to somebody’s life: its author’s, or others’. */
export const isAtRisk = ({ question, post }: Matter): boolean =>
  question.kind === 'reply' && post.some((each) => findAny(risk, each) && !findAny(figure, each));

/** A body in danger, told by the post: 911 answers it. */
export const isEmergency = ({ question, post }: Matter): boolean =>
  question.kind === 'reply' && post.some((each) => findAny(emergency, each) && !findAny(figure, each));
