// `safety.method` and `safety.reply`: what is said about suicide, and to somebody whose life is at risk.
import { type Mark, type Matter, markOf, markWhole } from '../matter.ts';
import { findAny, findEvery, patterns } from '../pattern.ts';
import { isAtRisk, isEmergency } from './risk.ts';

const speaksOfIt = patterns(`
  {selfHarm}
  took|takes|take|taking|end|ended|ending|ends ..1 his|her|their|your|own|my|one|a ..1 's? own? life|lives
  kill|killed|killing|hang|hanged|shot|shoot himself|herself|themselves|yourself|myself
  {crisisHelp}
`);
const alone = patterns(`
  threw|throw|throws|throwing|hurled|flung|tiro|aventó|lanzo himself|herself|themselves|yourself|de|desde
  se tiro|lanzo|avento|arrojo ..2 de|del|desde|al
  drank|drink|drinks|swallowed|ingested|tomo|bebio ..2 antifreeze|bleach|poison|pesticide|veneno|cloro
  swallow|swallowed|took|takes ..2 all ..3 pills|meds|medication|tablets|pastillas
  cut|cuts|cutting|slit|slits|slitting|slash|cortarse|cortan|corta ..2 wrist|wrists|veins|venas|munecas
  overdose|overdoses|overdosed|overdosing|sobredosis ..6 life|lives|vida|suicide|die|on_purpose
  take|taking|took|swallow|swallowed|swallowing|tome|tomar ..2 bottle|handful|all|entire|frasco ..1 of|de|the|your
  shooting|hanging|cutting|drowning|poisoning|stabbing himself|herself|themselves|myself|yourself
  jump|jumped|jumping|leap|leaping from|off
  {one}|who|that|hombre|joven|mujer ..2 jumped|leapt|leaped|salto from|off|de|desde
  jump|jumped|jumping|step|stepped|stepping|walk|walked ..1 in_front_of|into|onto ..3 {means}|train|traffic|tracks
  give|hand|surrender ..2 gun|pistol|weapon|pills|knife|rifle|arma|pistola
  {meansAlone}
  died|dies|death|muri* ..2 by|from|por ..2 {means}
  hang|hanged|hung|shoot|shot|drown|drowned|poison|poisoned|stab|cut|burn himself|herself|themselves|yourself|myself
  jump|jumped|jumping|leap|leapt ..2 to ..2 death|deaths
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
const meansStrong = patterns(`
  razor|razors|noose|rope|gun|guns|pistol|rifle|firearm|firearms|shotgun|overdose|overdosed|hanging|hanged|knife|soga|pistola|ahorco|navaja
  cutting|cuts with|arms|wrists|himself|herself
  bottle|handful of ..2 pills|pastillas
`);
const safeKeeping = patterns(`
  naloxone|narcan|reverse|opioid|training|prevention|lock|locks|storage|store|awareness
`);
/** Means that are no means here. */
const otherwise = patterns(`
  hang_in|hang_on|hang_up
  narcan|naloxone
`);

export function safety(matter: Matter): Mark[] {
  const atRisk = isAtRisk(matter);
  const context = atRisk || matter.sentences.some((each) => findAny(speaksOfIt, each));
  const marks = matter.sentences.flatMap((reading) => {
    if (findAny(otherwise, reading)) return [];
    const sure = findEvery(alone, reading);
    if (sure.length > 0 && (context || sure.length > 0))
      return sure.filter(() => context || isSure(reading)).map((found) => markOf('safety.method', reading, found));
    const here = context && (atRisk || findAny(speaksOfIt, reading) !== undefined);
    const strong = context ? findEvery(meansStrong, reading) : [];
    if (!here && strong.length > 0 && !findAny(safeKeeping, reading))
      return strong.map((found) => markOf('safety.method', reading, found));
    return here ? findEvery(means, reading).map((found) => markOf('safety.method', reading, found)) : [];
  });
  if ((atRisk && !helps(matter)) || (!atRisk && isEmergency(matter) && !helps(matter) && !sends911(matter))) {
    const whole = matter.sentences[0];
    if (whole) marks.push(markWhole('safety.reply', whole));
  }
  return marks;
}

const certain = patterns(`
  threw|throw|throws|hurled|flung himself|herself|themselves ..3 from|off|in_front|under
  se tiro|lanzo|avento|arrojo ..2 de|del|desde|al ..2 {means}|piso|tren|puente
  drank|drink|drinks|swallowed|ingested ..2 antifreeze|bleach|poison|pesticide
  swallow|swallowed|took ..2 all ..3 pills|meds|medication|tablets|pastillas
  cut|cuts|cutting|slit|slits|slitting|slash|cortarse|cortan|corta ..2 wrist|wrists|veins|venas|munecas
  shooting|hanging|cutting|drowning|poisoning|stabbing himself|herself|themselves
  {one}|who|that|hombre|joven|mujer ..2 jumped|leapt|leaped|salto from|off|de|desde
  jump|jumped|jumping|step|stepped|stepping|walk|walked ..1 in_front_of|into|onto ..3 {means}|train|traffic|tracks
  {meansAlone}
  hang|hanged|shoot|shot|drown|drowned|poisoned|stab|cut himself|herself|themselves|yourself
  jump|jumped|jumping|leap|leapt ..2 off|from ..4 {means}
  jump|jumped|jumping|leap|leapt ..2 to ..2 death|deaths
`);
const isSure = (reading: Parameters<typeof findAny>[1]) => findAny(certain, reading) !== undefined;

const help = patterns(`
  {crisisHelp}
`);
const sends911 = ({ sentences }: Matter) => sentences.some((each) => each.has('911'));
const helps = ({ sentences }: Matter) => sentences.some((each) => findAny(help, each));
