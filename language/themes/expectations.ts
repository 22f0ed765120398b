// What people expected and did not get: found by how they say it, put together by what it is about.
import { fold } from '../words.ts';
import { placesOf, type ReadPost } from './read.ts';
import { sentencesIn } from './sentences.ts';
import { subjects } from './subjects/index.ts';

export const expectationKinds = ['expected', 'not_told', 'should_have', 'promised', 'wished'] as const;
export type ExpectationKind = (typeof expectationKinds)[number];

export interface Unmet {
  post: ReadPost;
  kind: ExpectationKind;
  start: number;
  end: number;
}

export interface Expectation {
  /** A subject's key; `other` where none is named. */
  key: string;
  unmet: Unmet[];
}

const someone = '(?:nobody|no one|noone|none of them|they never|no body)';
const rules: [kind: ExpectationKind, en: RegExp, es: RegExp][] = [
  [
    'not_told',
    new RegExp(
      `\\b${someone} (?:ever )?(?:told|tells|said|says|explained|explains|mentioned|warned|informed|called|calls|came|showed|answers|answered|could (?:say|tell)|knows)|\\b(?:wasnt|werent|was not|were not|was never|were never|never been) (?:told|informed|warned|given any)|\\bnever (?:told|explained|informed|warned|called|heard back|got back|rang|returned)|\\bdidnt (?:tell|inform|warn|explain|call|let) (?:me|us|him|her|anyone|anybody)|\\bwithout (?:telling|warning|informing|explaining)|\\b(?:no one|nobody) to (?:ask|tell)|\\bleft in the dark\\b`,
    ),
    /\bnadie (?:me |nos |le |les |te )?(?:dijo|dice|aviso|avisa|explico|explica|informo|llamo|contesta|contesto|pregunto|sabe|sabia|supo|vino|ayudo)|\bno (?:me|nos|le|les) (?:dijeron|avisaron|explicaron|informaron|llamaron|han dicho|han llamado|avisan|dicen|contestaron)|\bnunca (?:me|nos|le) (?:dijeron|avisaron|explicaron|llamaron|informaron|contestaron)|\bsin avisar(?:nos|me)?\b/,
  ],
  [
    'promised',
    /\b(?:promised|told (?:me|us|him|her) (?:they would|theyd|that they would|it would|someone would|i would|id)|said (?:they would|theyd|someone would|he would|she would|it would)|was supposed to|were supposed to|supposed to (?:be|call|come|have|get)|(?:told|said) .{0,40}\bbut (?:no|never|nothing|they|i|it))\b/,
    /\b(?:prometieron|prometio|se suponia|supuestamente|quedaron de|quedaron en|dijeron que .{0,60}\b(?:pero|y nada|y nunca)|me iban a|nos iban a)\b/,
  ],
  [
    'expected',
    /\b(?:i|we|id|wed|he|she|they) (?:had |was |were |would have |would |did |didnt |do |dont |never )?(?:expect|expected|expecting|anticipated)\b|\b(?:not what (?:i|we) expected|expected (?:better|more)|youd (?:think|expect)|you would (?:think|expect)|(?:i|we) (?:thought|assumed|hoped|believed) (?:that )?(?:it|they|there|you|he|she|someone|somebody|the|i|we|id|wed) (?:would|was going|were going|might|could|should)|(?:was|were) hoping|less than (?:i|we) expected)\b/,
    /\b(?:esperaba que|esperabamos que|yo esperaba|esperaba (?:mas|mejor|otra|algo)|esperabamos (?:mas|mejor)|no (?:me|nos) esperaba\w*|pense que|pensamos que|creia que|crei que|uno espera(?:ria)?|uno pensaria|tenia la esperanza)\b/,
  ],
  [
    'should_have',
    /\b(?:(?:should|shouldve|shoulda|ought to)(?: have)?(?: (?:at least|really|also|never|not|just))? (?:been|have|had|told|said|called|asked|explained|known|done|given|let|warned|checked|offered|put|sent|come|got|provided)|shouldnt (?:have|be|take|need)|could(?:ve| have) (?:at least|been|told|said|called|warned|done|had)|(?:needs?|there (?:should|needs) )to be (?:more|a|better|an)|there should be)\b/,
    /\b(?:deb(?:ieron|erian|eria|ian|en)(?: de)?(?: haber)?(?:me|nos)? (?:avis|dich|explic|llam|decir|poner|tener|haber|hacer|ser|estar)\w*|deberian|tendrian que|tenian que (?:haber|avisar|decir)|hubieran (?:avisado|dicho|explicado|puesto|llamado)|hubiera sido|podrian haber|hace falta)\b/,
  ],
  [
    'wished',
    /\b(?:(?:i|we) (?:just )?(?:wish|wished) (?:they|there|you|it|i|someone|somebody|the|we|my)|would(?:ve| have) (?:liked|loved|appreciated|preferred|been (?:nice|good|better|helpful|useful))|it would (?:be|have been) (?:nice|good|better|helpful|useful) (?:if|to)|if only (?:they|someone|there|it|you))\b/,
    /\b(?:me hubiera gustado|nos hubiera gustado|hubiera querido|me gustaria que|nos gustaria que|ojala (?:que )?(?:hubiera|hubieran|pongan|pusieran|avisen|avisaran|tuvieran|hagan|alguien)|seria bueno que|seria mejor)\b/,
  ],
];

/** Said of something good, or of nobody’s care. */
const notMeant =
  /\b(?:better than (?:i|we) expected|more than (?:i|we) (?:could have )?expected|exceeded|than i expected|as bad as|(?:was|were) expecting (?:a long|worse|it to be worse)|more relaxed than|as promised|when they said they would|you should have (?:seen|heard)|couldnt have (?:been|asked|wished|had|expected)|could not have (?:been|asked|wished|had|expected)|nothing (?:that )?(?:should|could) (?:be|have been)|as (?:i )?expected|as it should be|i should have|i could have|should have been a|no one could have|nobody could have|mejor de lo que esperaba|mas de lo que esperaba|espero que (?:esten|este) bien|yo deberia|deberia haber ido)\b/;
const LONGEST = 320;
/** Nearly every such sentence says that nobody said anything. */
const vague = new Set(['informed', 'kindness', 'rudeness']);

/** By how many people, most first. A post counts once in a subject. */
export function expectationsOf(posts: readonly ReadPost[]): Expectation[] {
  const found = new Map<string, Unmet[]>();
  for (const post of posts) {
    if (post.when !== 'now' || post.sentiment === 'positive') continue;
    const unmet = unmetIn(post);
    if (!unmet) continue;
    for (const key of keysOf(post, unmet)) found.set(key, [...(found.get(key) ?? []), unmet]);
  }
  return [...found]
    .map(([key, unmet]) => ({ key, unmet }))
    .sort(
      (a, b) =>
        Number(a.key === 'other') - Number(b.key === 'other') ||
        whoIn(b.unmet) - whoIn(a.unmet) ||
        (a.key < b.key ? -1 : 1),
    );
}

/** The subject the sentence speaks of, else the only one of the post. */
function keysOf(post: ReadPost, { start, end }: Unmet): string[] {
  const places = placesOf(post);
  const here = new Set<number>();
  for (let at = 0; at < post.hits.length; at += 3) {
    const word = places[post.hits[at + 1]!]!;
    const subject = post.hits[at]!;
    if (word.start >= start && word.end <= end && !vague.has(subjects[subject]!.key)) here.add(subject);
  }
  if (here.size === 0 && post.subjects.length === 1 && !post.inherits) here.add(post.subjects[0]!);
  const keys = [...here].filter((at) => !subjects[at]!.general).map((at) => subjects[at]!.key);
  return keys.length > 0 ? keys.slice(0, 1) : ['other'];
}

const whoIn = (unmet: readonly Unmet[]): number => new Set(unmet.map(({ post }) => post.who)).size;

/** The first sentence of a post that says so. */
function unmetIn(post: ReadPost): Unmet | undefined {
  for (const { start, end } of sentencesIn(post.text)) {
    if (end - start > LONGEST) continue;
    const folded = fold(post.text.slice(start, end)).replace(/['’ʼ]/g, '').replace(/\s+/g, ' ');
    if (notMeant.test(folded)) continue;
    for (const [kind, en, es] of rules) {
      const hit =
        post.lang === 'es'
          ? es.test(folded)
          : post.lang === 'en'
            ? en.test(folded)
            : en.test(folded) || es.test(folded);
      if (hit) return { post, kind, start, end };
    }
  }
  return undefined;
}
