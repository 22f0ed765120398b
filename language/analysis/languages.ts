// Which language a text is in: by its script, else by the small words that every text of a language is full of.

import { hashOf } from '../linear/reader.ts';
import { fold } from '../words.ts';

/** The most frequent small words of each language, folded as the reader folds them. */
const smallWords: Record<string, string> = {
  en: 'the and to of a in is you that it for on was with are have this be at not we they my want one never again left min but from me an so what will your all just if can do has had he she his her our there their been who would when about out up no get how were them or more than its im dont very some because after please thank thanks did as by',
  es: 'de la que el en y a los se del las un por con no una su para es al lo como mas o pero sus le ya este si porque esta entre cuando muy sin sobre me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos esto mi antes algunos unos yo otro otras otra tanto esa estos mucho nada muchos cual poco ella estar estas mio tu te ha fue son tengo tiene mis gracias estoy gente hoy aqui porque usted fui hace bien hospital ser van vez anos',
  pt: 'de a o que e do da em um para com nao uma os no se na por mais as dos como mas ao ele das seu sua ou quando muito nos ja eu tambem so pelo pela ate isso ela entre depois sem mesmo aos seus quem nas me esse eles voce essa num nem suas meu minha numa pelos elas qual lhe deles estas estes pelas este dele tem foi obrigado muito esta hoje pra sao estou voces fui ser ter',
  fr: 'le de un a etre et en avoir que pour dans ce il qui ne sur se pas plus par je avec tout faire son mettre autre on mais nous comme ou si leur y dire elle devoir avant deux meme prendre aussi celui donner bien les des du la une est sont au aux vous tres merci cest jai nai mon ma mes ete cette suis fait quand chez lhopital dun quil encore rien toujours',
  de: 'der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem uber einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir ihr mich mir danke sehr keine kein heute immer wenn was',
  it: 'di e il la che in un a per con non una sono da si del le i dei mi al ha lo come piu ma ho della se questo anche molto io nel gli suo alla tutto bene stato sua ci quando era cosi solo mio tutti perche grazie fatto delle hanno siamo questa sempre due dal ancora dopo essere nella dove chi',
  nl: 'de het een en van ik te dat die in is niet op aan met als voor er maar om hem dan zou of wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze u want nog zal me zij nu ge geen omdat iets worden toch al waren veel meer doen toen moet ben zonder kan hun dus alles onder ja werd wezen bedankt heel wij',
  ca: 'de la el i que a en els les un una per amb no es del al com mes pero si va han ser son molt tot aquest aquesta gracies jo meva seva nosaltres tambe quan fins sobre entre perque hem estat fer aixo avui bon',
  pl: 'i w nie na sie z do to ze jest o jak ale po co za tak od ja czy przez tylko mnie ma juz dla jego byl jestem bardzo tego ten byc mam sa ich bylo byla pani gdzie kiedy dziekuje wszystko tym sobie moze',
  tr: 've bir bu da de ne icin ben cok ama o gibi daha var mi kadar degil sonra yok olarak her ile en diye olan hic oldu biz sen beni bana simdi tesekkurler nasil iyi hastane mu bugun kendi',
  vi: 'la cua va co khong mot cho toi nguoi trong nhung duoc voi da nay cac den khi ban o de rat lam cung se nhu ve thi ra nhieu benh vien cam on bac si con phai chi nay dang anh em nha',
  tl: 'ang ng sa na mga at ay ko si ni hindi po ako ka mo siya kami namin ito para lang yung kasi naman pa may wala salamat ba kung nila niya tayo din rin doon dito talaga ospital sila ano',
  ht: 'mwen pa nan yo ki pou ak se te la yon ou li nou sa gen tout anpil men mesi lopital doktè doktè si poko epi kote lè fe moun ka tap pral',
  id: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena kami ada mereka lebih sudah atau saat oleh bisa orang anda kita telah aku terima kasih rumah sakit sangat banyak tapi lagi bukan',
  sv: 'och i att det som en pa ar av for med den till inte om ett men var jag sig fran vi sa kan nar han hon har ni de hade mycket tack alla efter vid min mig bara eller ska blev',
  ro: 'si de la in a cu nu o ca un pe din este sunt pentru care mai am se sa au al fi foarte dar ce multumesc lui aceasta fost noi ei dupa cand toate spital doctor imi asta',
  so: 'waa iyo in ka ku oo ah la ma u waxaan ayaa uu ay soo aan kale isbitaalka mahadsanid badan yahay tahay si wax laga wuxuu waxay',
  sw: 'na ya wa kwa ni la katika hii za kama hospitali asante sana lakini yangu mimi watu hiyo kuwa alikuwa yake cha si hapa wote',
};

const codes = Object.keys(smallWords);

type Script = [code: string, first: number, last: number];

const scripts: Script[] = [
  ['ru', 0x400, 0x52f],
  ['el', 0x370, 0x3ff],
  ['hy', 0x530, 0x58f],
  ['he', 0x590, 0x5ff],
  ['ar', 0x600, 0x6ff],
  ['hi', 0x900, 0x97f],
  ['bn', 0x980, 0x9ff],
  ['pa', 0xa00, 0xa7f],
  ['gu', 0xa80, 0xaff],
  ['ta', 0xb80, 0xbff],
  ['te', 0xc00, 0xc7f],
  ['th', 0xe00, 0xe7f],
  ['lo', 0xe80, 0xeff],
  ['my', 0x1000, 0x109f],
  ['ka', 0x10a0, 0x10ff],
  ['am', 0x1200, 0x137f],
  ['km', 0x1780, 0x17ff],
  ['ja', 0x3040, 0x30ff],
  ['zh', 0x3400, 0x9fff],
  ['ko', 0xac00, 0xd7a3],
];

/** The language whose script most letters beyond Latin are of, when these are more than the Latin ones. */
export function findScript(text: string): string | undefined {
  let latin = 0;
  let counts: Map<string, number> | undefined;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x250) {
      if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin++;
      continue;
    }
    const found = code < 0x370 ? undefined : scripts.find(([, first, last]) => code >= first && code <= last);
    if (!found) continue;
    counts ??= new Map();
    counts.set(found[0], (counts.get(found[0]) ?? 0) + 1);
  }
  if (!counts) return undefined;
  const [code, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  if (count * 2 < latin) return undefined;
  // Japanese is written with Chinese signs too.
  return code === 'zh' && counts.has('ja') ? 'ja' : refine(code, text);
}

function refine(code: string, text: string): string {
  if (code === 'ru' && /[іїєґ]/i.test(text)) return 'uk';
  if (code === 'ar' && /[پچژگ]/.test(text)) return /[ٹڈڑے]/.test(text) ? 'ur' : 'fa';
  return code;
}

const speakers = new Map<number, number[]>();
codes.forEach((code, language) => {
  for (const word of new Set(smallWords[code]!.split(' ').map(fold))) {
    const hash = hashOf(word);
    speakers.set(hash, [...(speakers.get(hash) ?? []), language]);
  }
});

/** The languages that have this small word, by their place in `languages`. */
export function speakersOf(hash: number): readonly number[] | undefined {
  return speakers.get(hash);
}

export const languages: readonly string[] = codes;

const isRead = (language: number) => codes[language] === 'en' || codes[language] === 'es';

/** The language the votes speak for, and whether they speak clearly. `votes[i]` belongs to `languages[i]`. */
export function elect(votes: Float64Array, words: number): { code: string; clear: boolean } | undefined {
  let first = 0;
  let second = -1;
  for (let i = 1; i < votes.length; i++) {
    if (votes[i]! > votes[first]!) {
      second = first;
      first = i;
    } else if (second < 0 || votes[i]! > votes[second]!) second = i;
  }
  if (votes[first] === 0) return undefined;
  // Of few words, some are of English or Spanish too: another language has to be plain.
  const ahead = isRead(first) || words >= 8 ? 1.35 : 2;
  const clear = votes[first]! >= 1.4 && votes[first]! > ahead * votes[second]! && votes[first]! / words > 0.08;
  return { code: codes[first]!, clear };
}
