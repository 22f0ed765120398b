// Questions people ask, put together where they ask the same, each language by itself.
import { fold } from '../words.ts';
import { denials } from './common.ts';
import { Mark, placesOf, type ReadPost } from './read.ts';
import { type Sentence, sentencesIn } from './sentences.ts';
import { subjects } from './subjects/index.ts';
import { Weight } from './vocabulary.ts';

export interface AskedIn {
  post: ReadPost;
  start: number;
  end: number;
}

export interface Question {
  key: string;
  lang: string;
  /** The clearest wording. */
  wording: AskedIn;
  /** The subject most of them are about. */
  subject: string | null;
  asked: AskedIn[];
}

interface Ask extends AskedIn {
  /** With how much each says. */
  terms: ReadonlyMap<string, number>;
  kind: string;
}

/** What is asked for, by the word it begins with; “can you tell me where” asks where. */
const kinds: [kind: string, pattern: RegExp][] = [
  ['where', /\b(where|wheres|donde|adonde)\b/],
  ['when', /\b(when|whens|what time|how soon|how late|cuando|a que hora)\b/],
  ['how long', /\b(how long|how many hours|cuanto tiempo|cuanto tarda\w*)\b/],
  ['how much', /\b(how much|what does it cost|how many|cuanto|cuantos|cuanta|cuantas)\b/],
  ['who', /\b(who|whom|whos|which doctor|quien|quienes)\b/],
  ['why', /\b(why|how come|what happened|por que|que paso)\b/],
  ['how', /\b(how|como)\b/],
  ['what', /\b(what|which|whats|que|cual|cuales)\b/],
];
/** Asked of nobody. */
const rhetorical =
  /^(really|seriously|right|what|huh|why|how|who|ok|okay|no|yes|verdad|en serio|neta|que|como|eh|mande|ya|are you (serious|kidding)( me)?|you know what|know what|guess what|who knows|who cares|what the \w+|how are you( today)?|is it just me|am i wrong|isnt it|dont you think|can you believe (it|this)|you ok|are you ok\w*|get it|so what|estan bien|ustedes estan bien|como estas|como estan|que tal|y (yo|tu|usted)|what a \w+|wtf)$/;
const asking =
  /^(?:so |and |but |y |pero )?(?:do|does|did|is|are|was|were|can|could|will|would|should|has|have|had|any|anyone|anybody|does|who|what|when|where|why|how|which|alguien|hay|cuando|donde|como|que|cual|quien|cuanto|por que|se puede|van|es|son|esta|estan)\b/;
const LONGEST = 220;
/** Two that share so much of what they ask about ask the same. */
const SAME = 0.4;
const THEMED = 3;
const TELLING = 1;
const GENERAL = 0.3;
const MOST = 20_000;
const SAMPLE = 200;

/** `themed`: stems that themes are named by. In order of how many people ask. */
export function questionsOf(posts: readonly ReadPost[], themed: ReadonlySet<number>): Question[] {
  const asks = posts
    .filter(({ when, text }) => when === 'now' && text.includes('?'))
    .flatMap((post) => asksIn(post, themed))
    .slice(0, MOST);
  const groups: { head: Ask; asked: Ask[] }[] = [];
  const byTerm = new Map<string, number[]>();
  // The fullest of each kind lead, so that the order of arrival decides nothing.
  const ordered = [...asks].sort((a, b) =>
    a.post.id < b.post.id ? -1 : a.post.id > b.post.id ? 1 : a.start - b.start,
  );
  for (const ask of ordered) {
    const near = new Set([...ask.terms].flatMap(([term]) => byTerm.get(term) ?? []));
    let best = -1;
    let most = SAME;
    for (const at of near) {
      const { head } = groups[at]!;
      if (head.post.lang !== ask.post.lang || (head.kind !== ask.kind && !isOpen(head.kind, ask.kind))) continue;
      const alike = likeness(head.terms, ask.terms);
      if (alike >= most) [best, most] = [at, alike];
    }
    if (best >= 0) {
      groups[best]!.asked.push(ask);
      continue;
    }
    for (const [term] of ask.terms) byTerm.set(term, [...(byTerm.get(term) ?? []), groups.length]);
    groups.push({ head: ask, asked: [ask] });
  }
  return groups
    .map(({ asked }) => questionFrom(asked))
    .sort((a, b) => peopleIn(b) - peopleIn(a) || b.asked.length - a.asked.length || (a.key < b.key ? -1 : 1));
}

export const peopleIn = ({ asked }: Question): number => new Set(asked.map(({ post }) => post.who)).size;

/** Whether and what may ask the same: “do you take Acme”, “what about Acme”. */
const isOpen = (a: string, b: string): boolean =>
  [a, b].every((kind) => kind === 'whether' || kind === 'what' || kind === 'how');

function asksIn(post: ReadPost, themed: ReadonlySet<number>): Ask[] {
  const asks: Ask[] = [];
  for (const sentence of sentencesIn(post.text)) {
    let { start } = sentence;
    const { end } = sentence;
    if (!/[?]["'”’»)\]]*$/.test(post.text.slice(start, end))) continue;
    const opened = post.text.lastIndexOf('¿', end);
    if (opened > start) start = opened;
    const words = post.text.slice(start, end);
    if (words.length > LONGEST) continue;
    const folded = fold(words)
      .replace(/['’ʼ]/g, '')
      .replace(/[^\p{L}\p{N}\s]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (rhetorical.test(folded) || folded.split(' ').length < 4) continue;
    // “Very friendly and ???” is a word nobody could read.
    if (/\?{3,}/.test(words) && !asking.test(folded)) continue;
    const terms = termsOf(post, { start, end }, themed);
    if (terms.size === 0) continue;
    asks.push({ post, start, end, terms, kind: kinds.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'whether' });
  }
  return asks;
}

/** What a sentence asks about: its telling stems, and the subjects it speaks of, so that “park” and “garage” ask the same. */
function termsOf(post: ReadPost, { start, end }: Sentence, themed: ReadonlySet<number>): Map<string, number> {
  const terms = new Map<string, number>();
  const within = placesOf(post).map((place) => place.start >= start && place.end <= end);
  const spoken = new Set<number>();
  for (let at = 0; at < post.hits.length; at += 3) {
    const [subject, from, to] = post.hits.slice(at, at + 3) as [number, number, number];
    if (!within[from]) continue;
    terms.set(`*${subjects[subject]!.key}`, THEMED);
    for (let word = from; word < to; word++) spoken.add(word);
  }
  post.words.forEach(({ stem, stemId, weight, text }, at) => {
    if (!within[at] || spoken.has(at) || weight === Weight.grammar || post.marks[at]! & Mark.hidden) return;
    if (themed.has(stemId)) terms.set(stem, THEMED);
    else if (weight === Weight.telling) terms.set(stem, TELLING);
    else if (text.length > 3 && !denials.has(text)) terms.set(stem, GENERAL);
  });
  return [...terms.values()].some((weight) => weight >= TELLING) ? terms : new Map();
}

function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let [both, all] = [0, 0];
  for (const [term, weight] of a) {
    all += weight;
    if (b.has(term)) both += weight;
  }
  for (const [term, weight] of b) if (!a.has(term)) all += weight;
  return all === 0 ? 0 : both / all;
}

/** Named by the wording that has most of what the others have, short and ended. */
function questionFrom(asks: readonly Ask[]): Question {
  const sorted = [...asks].sort((a, b) => (a.post.id < b.post.id ? -1 : 1));
  const sample = sorted.slice(0, SAMPLE);
  const worth = (ask: Ask) => {
    const shared = sample.reduce((sum, other) => sum + likeness(ask.terms, other.terms), 0) / sample.length;
    const length = ask.end - ask.start;
    const size = length < 20 ? 0.5 : length <= 90 ? 1 : 90 / length;
    return shared * size * (ask.post.quotable ? 1 : 0.01);
  };
  const wording = sample.reduce((best, each) => (worth(each) > worth(best) ? each : best));
  const subjectCounts = new Map<string, number>();
  for (const { terms } of sorted)
    for (const [term] of terms) if (term.startsWith('*')) subjectCounts.set(term, (subjectCounts.get(term) ?? 0) + 1);
  const [first] = [...subjectCounts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    key: `${wording.post.id}.${wording.start}`,
    lang: wording.post.lang,
    wording,
    subject: first ? first[0].slice(1) : null,
    asked: sorted,
  };
}
