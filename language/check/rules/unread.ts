// `language.unread`: words that are neither English nor Spanish are read by a person before they leave.
import { lexicon } from '../lexicon/index.ts';
import { firstNames } from '../lexicon/names.ts';
import { type Mark, type Matter, markWhole } from '../matter.ts';
import type { Reading } from '../reading.ts';

const english =
  'a about after again all also always am an and any are as at back be because been before being but by came can come could day did do does down each even every few first for from get give go good great had has have he hear help her here him his how i if in into is it its just keep kind know last let like look made make many may me more most much my near need new next no not now of off on one only open or our out over own part people place please read right said same say see she should so some soon still such take team than thank thanks that the their them then there these they thing this those time to today together too two until up us use very visit want was we week welcome well were what when where which while who why will with work would year years yes you your join meet free closed closes opens hours daily follow learn celebrate happy proud support story share call town county hospital health care community nurse nurses'.split(
    ' ',
  );
const spanish =
  'a abierto abierta al algo algun ano anos antes aqui asi aun bien buen buena bueno cada como con cual cuando cuenta da de del desde dia dias donde dos el ella ellos en entre era es esa ese eso esta estamos estan estar este esto estos fue gracias gran ha hace hacer han hasta hay hola hora horas hoy la las le les lo los mas me mes mi mucha muchas mucho muchos muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o otra otro para pero por porque puede pueden que quien quiere se semana ser si siempre sin sobre solo somos son su sus tambien tan te tener tiene todo todos tu un una uno usted ustedes vamos venga vez y ya yo todos los las lunes martes llame favor equipo salud comunidad atencion hospital clinica enfermera'.split(
    ' ',
  );
/** Small words of languages that are close to ours, by which they are told apart. */
const foreign =
  'estara fechada fechado aberta aberto feira segunda-feira terca-feira sexta-feira na nas nos pelo pela pelos pelas seu sua tem temos foi saude atendimento agradecemos horario amanha nosso nossos nossas pacientes_ ferme ouvert heureux merci bonjour sommes etes avez sera jour jours sante soins hopital ihnen uns haben werden geschlossen bei von zum zur wegen gesundheit krankenhaus sabado_ ao et le les des du une est sont nous vous avec pour dans notre votre merci sur aux ce cette qui que au pas o os um uma nao nossa nosso voce voces com para por dos das esta sera obrigado obrigada sua seu mais und der die das ist wir sie mit fur auf nicht ein eine unsere unser dem den zu im il lo gli di che per con una sono grazie nostro nostra della ang ng sa mga ay salamat po namin inyong kami ninyo nou ak pou nan yo la ki mesi se gen ou ban mwen jest nie dziekujemy czy sie na za van het een niet voor och att det som ar inte tack danke bitte ihr ihre mwen anpil klinik louvri jou nou ouvert notre ao ele ela isso muito e'.split(
    ' ',
  );
const near = new Set([...english, ...spanish]);
const far = new Set(foreign.filter((word) => !near.has(word)));
const letters = /^[a-z'-]+$/;
/** A letter that neither language writes; one such word is a café’s crème. */
const strangeLetter = /[^a-záéíóúüñ'’\d-]/i;
const ending = /...(?:ing|ly|ed|tion|ness|ment|ful|less|ship|ght|cion|mente|dad|ando|iendo|amos|emos|ciones)$/;

export function unread(matter: Matter): Mark[] {
  const lang = matter.question.lang?.toLowerCase().slice(0, 2);
  const said = lang !== undefined && lang !== 'en' && lang !== 'es' && lang !== 'un';
  const strange = matter.sentences.filter((each) => isStrange(each, said ? 0.5 : 0.2));
  return strange.slice(0, 1).map((each) => markWhole('language.unread', each));
}

function isStrange(reading: Reading, least: number): boolean {
  const words = reading.tokens.filter(({ kind }) => kind === 'word');
  if (words.length === 0) return false;
  const ours = words.filter(({ word }) => letters.test(word));
  // Another script, whole words of it.
  if (words.length - ours.length > words.length / 3) return true;
  const common = ours.filter((each) => !each.capital || each.word.length < 4 || each === words[0]);
  if (common.length < 2) return ours.length > 0 && ours.every(({ word }) => far.has(word));
  const accented = words.filter(({ text, capital }) => !capital && strangeLetter.test(text)).length;
  if (accented > 1 && accented * 5 >= words.length) return true;
  const known = common.filter(
    ({ word }) => near.has(word) || ending.test(word) || lexicon.words.has(word) || firstNames.has(word),
  ).length;
  const elsewhere = common.filter(({ word }) => far.has(word)).length;
  return (
    elsewhere > known ||
    (common.length > 2 && elsewhere * 2 >= known && elsewhere > 1) ||
    (common.length > 3 && known < common.length * least)
  );
}
