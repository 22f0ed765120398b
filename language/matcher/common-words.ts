// The words that nearly every post has, in English and Spanish: a first guess until posts have been seen.

const common =
  'a about after all also am an and any are as at back be because been but by can could day did do does dont even for ' +
  'from get go good got had has have he her here him his how i if im in into is it its just know last like make me more ' +
  'most much my need new no not now of off on one only or other our out over people really right said see she so some ' +
  'still than that the their them then there these they thing think this time to today too up us very want was way we ' +
  'well went were what when where which who why will with work would year yes you your ' +
  'al algo aqui asi bien como con cuando de del desde dia donde dos el ella en entre era es esa ese esta este esto fue ' +
  'ha hay hoy la las le les lo los mas me mi muy nada ni nos o para pero por porque que se ser si sin sobre son su sus ' +
  'tambien tan te tiene todo todos tu un una uno ya yo';

const commonWords = new Set(common.split(' '));

/** Of how many posts in a thousand a term may be expected, before any was seen. */
export function expectedIn1000(term: string, isBeginning: boolean): number {
  if (isBeginning) return term.length < 3 ? 60 : 120 / 2 ** term.length;
  if (commonWords.has(term)) return 80;
  if (term.startsWith('#') || term.startsWith('@')) return 0.2;
  return Math.max(0.2, 8 / term.length ** 1.5);
}
