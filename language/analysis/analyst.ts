// Reads a post as a person at the desk would: language, feeling, topics, how urgent, what kind of thing it is, and which
// personal data stand in it. Weights are passed in; the same text gives the same analysis.
import { type Model, Scorer } from '../linear/index.ts';
import { labelsFrom, likelihood } from '../linear/label.ts';
import { findPersonalData, type PersonalData } from '../personal-data/index.ts';
import { fold } from '../words.ts';
import { conceptScorer } from './concept-score.ts';
import { type Danger, findDangers } from './critical.ts';
import { elect, findScript, languages } from './languages.ts';
import { meaningOf, numberOfMeaning } from './meanings.ts';
import { sentencesOf } from './sentences.ts';
import { findTopic } from './topics.ts';

export type Sentiment = 'negative' | 'neutral' | 'positive';
export type Urgency = 0 | 1 | 2 | 3;

export const flags = [
  'question',
  'complaint',
  'compliment',
  'suggestion',
  'self_harm',
  'adverse_event',
  'safety',
  'threat',
  'rumour',
  'misinformation',
  'media_inquiry',
  'legal',
  'personal_data',
  'spam',
  'needs_reply',
] as const;
export type Flag = (typeof flags)[number];

export type Analysis = {
  /** ISO 639 code; `und` where there is nothing to tell by. */
  language: string;
  /** False for a language that is named and not read: only personal data were looked for. */
  read: boolean;
  sentiment: Sentiment;
  /** How likely each sentiment is; together 1. Empty where the text was not read. */
  scores: Partial<Record<Sentiment, number>>;
  topics: { topic: string; parent: string; score: number }[];
  /** By the worst statement: 1 minor, 2 serious, 3 critical. */
  urgency: Urgency;
  /** Somebody may be dying or about to harm themselves: a lane of its own. */
  lifeRisk: boolean;
  flags: Flag[];
  personalData: PersonalData[];
};

/** The models that read a text together, by name. */
export const heads = ['language', 'sentiment', 'topics', 'urgency', 'flags', 'voice', 'critical'] as const;
type Head = (typeof heads)[number];
export type Heads = Record<Head | 'names', Model>;

/** A score from which a text is taken for critical. */
const CRITICAL = -0.5;
/** A window of two sentences of a long text has to score so much more than a whole text. */
const MARGIN = 0.5;
/** Below it the model is so sure that no rule is asked, unless there are few words to be sure by. */
const CALM = -0.7;
const FEW = 8;
const LONG = 160;
const MOST_SENTENCES = 400;
const MOST_TOPICS = 5;

export type Analyst = (text: string, lang?: string) => Analysis;

export function createAnalyst(models: Heads): Analyst {
  const scorer = new Scorer(
    heads.map((head) => models[head]),
    numberOfMeaning,
  );
  const place = Object.fromEntries(heads.map((head, i) => [head, scorer.places[i]!])) as Record<Head, number>;
  const { reader, scores } = scorer;
  const ofConcepts = conceptScorer(models.critical);
  const votes = new Float64Array(languages.length);
  const column = (head: Head, label: string) => {
    const found = models[head].labels.indexOf(label);
    if (found < 0) throw new Error(`The model ${head} has no label ${label}.`);
    return found;
  };
  const english = column('language', 'en');
  const feelings = (['negative', 'neutral', 'positive'] as const).map((name) => ({
    name,
    at: column('sentiment', name),
  }));
  const parents = models.topics.labels.map((label) => findTopic(label)?.parent);

  return (text, lang) => {
    scorer.score(text);
    const language = languageOf(text, lang);
    const personalData = findPersonalData(text, models.names);
    if (language !== 'en' && language !== 'es' && language !== 'und') return unread(language, personalData);
    const found = new Set<Flag>();
    const { sentiment, scores: shares } = feelingOf();
    const topics = topicsOf();
    for (const { label } of labelsFrom(models.flags, scores, place.flags))
      if (label !== 'none') found.add(label as Flag);
    const [voice] = labelsFrom(models.voice, scores, place.voice);
    const kindly = sentiment !== 'negative' || voice?.label !== 'compliment';
    if (reader.count > 1 && kindly && voice && voice.label !== 'other' && !found.has('spam'))
      found.add(voice.label as Flag);
    const spam = found.has('spam');
    const empty = reader.count === 0;
    let urgency = empty ? 0 : urgencyOf();
    let critical = reader.count < 3 ? Number.NEGATIVE_INFINITY : criticalScore();
    const grave = isGrave();
    const few = reader.count < FEW;
    if (text.length > LONG) [urgency, critical] = worst(text, urgency, critical);
    const dangers = grave && (few || critical > CALM) ? dangersOf(text) : [];
    if (critical > CRITICAL || dangers.length > 0) urgency = 3;
    else if (spam) urgency = 0;
    for (const danger of dangers) for (const flag of flagsOf[danger]) found.add(flag);
    if (text.includes('?') || text.includes('¿')) if (isQuestion(text)) found.add('question');
    if (personalData.some(({ type }) => type !== 'place' && type !== 'date')) found.add('personal_data');
    if (!spam && needsReply(found, urgency)) found.add('needs_reply');
    return {
      language,
      read: true,
      sentiment,
      scores: shares,
      topics: spam || empty ? [] : topics,
      urgency: urgency as Urgency,
      lifeRisk: found.has('self_harm') || dangers.includes('emergency'),
      flags: flags.filter((flag) => found.has(flag)),
      personalData,
    };
  };

  function languageOf(text: string, lang?: string): string {
    const script = reader.latin ? undefined : findScript(text);
    if (script) return script;
    if (reader.count === 0) return 'und';
    votes.fill(0);
    let words = 0;
    for (let i = 0; i < reader.count; i++) {
      if (reader.lengths[i] === 0) continue;
      words++;
      if (scorer.notes[i] === 0) continue;
      const { speakers } = meaningOf(scorer.notes[i]!);
      for (const speaker of speakers) votes[speaker]! += 1 / speakers.length;
    }
    if (words === 0) return 'und';
    const elected = elect(votes, words);
    if (elected?.clear) return elected.code;
    const given = lang?.toLowerCase().slice(0, 2);
    if (given && given !== 'un') return given;
    return scores[place.language + english]! > scores[place.language + 1 - english]! ? 'en' : 'es';
  }

  /** Of what was read last, by its words and by what they mean. */
  function criticalScore(): number {
    return scores[place.critical]! + ofConcepts(scorer.notes, reader.count);
  }

  /** Whether words were read last that the rules turn on. */
  function isGrave(): boolean {
    let sum = 0;
    for (let i = 0; i < reader.count && sum < 2; i++) {
      if (scorer.notes[i] !== 0) sum += meaningOf(scorer.notes[i]!).gravity;
    }
    return sum > 1;
  }

  function feelingOf(): { sentiment: Sentiment; scores: Record<Sentiment, number> } {
    if (reader.count === 0) return { sentiment: 'neutral', scores: { negative: 0, neutral: 1, positive: 0 } };
    let top: Sentiment = 'neutral';
    let highest = Number.NEGATIVE_INFINITY;
    let total = 0;
    const each = [0, 0, 0];
    for (let i = 0; i < 3; i++) {
      const { name, at } = feelings[i]!;
      const score = scores[place.sentiment + at]!;
      each[i] = likelihood(models.sentiment, at, score) + 0.001;
      total += each[i]!;
      const lead = score + models.sentiment.offsets[at]!;
      if (lead <= highest) continue;
      highest = lead;
      top = name;
    }
    const share = (i: number) => Math.round((each[i]! / total) * 1000) / 1000;
    return { sentiment: top, scores: { negative: share(0), neutral: share(1), positive: share(2) } };
  }

  function topicsOf(): Analysis['topics'] {
    const found: Analysis['topics'] = [];
    for (const { label, score } of labelsFrom(models.topics, scores, place.topics)) {
      const parent = parents[models.topics.labels.indexOf(label)];
      if (parent && found.length < MOST_TOPICS) found.push({ topic: label, parent, score });
    }
    return found;
  }

  function urgencyOf(): number {
    return Math.min(2, Number(labelsFrom(models.urgency, scores, place.urgency)[0]!.label));
  }

  /** The worst of a long text’s sentences, each read with the one before it. */
  function worst(text: string, whole: number, wholeCritical: number): [urgency: number, critical: number] {
    let urgency = whole;
    let critical = wholeCritical;
    let before = '';
    let count = 0;
    for (const sentence of sentencesOf(text)) {
      if (++count > MOST_SENTENCES) break;
      scorer.score(before === '' ? sentence : `${before} ${sentence}`);
      before = sentence;
      if (reader.count < 3) continue;
      urgency = Math.max(urgency, urgencyOf());
      critical = Math.max(critical, criticalScore() - MARGIN);
    }
    return [urgency, critical];
  }
}

const flagsOf: Record<Danger, Flag[]> = {
  self_harm: ['self_harm'],
  threat: ['threat', 'safety'],
  harm: ['adverse_event', 'safety'],
  emergency: ['safety'],
  rumour: ['rumour'],
};

/** Sentence by sentence with the one before it, so that kind words elsewhere hide nothing. */
function dangersOf(text: string): Danger[] {
  const folded = fold(text).replace(/['’ʼ]/g, '');
  if (folded.length <= LONG * 2) return findDangers(folded);
  const found = new Set<Danger>();
  let before = '';
  for (const sentence of sentencesOf(folded)) {
    for (const danger of findDangers(`${before} ${sentence}`)) found.add(danger);
    before = sentence;
  }
  return [...found];
}

/** A question mark with three words or more before it in its sentence; “seriously??” asks nothing. */
function isQuestion(text: string): boolean {
  if (text.includes('¿')) return true;
  let words = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3f && words > 2) return true;
    if (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x0a) words = 0;
    else if (code > 0x3f && (at === 0 || text.charCodeAt(at - 1) <= 0x20)) words++;
  }
  return false;
}

function needsReply(found: Set<Flag>, urgency: number): boolean {
  if (urgency === 3 || (urgency === 2 && found.has('complaint'))) return true;
  return (['question', 'self_harm', 'threat', 'media_inquiry', 'legal', 'adverse_event'] as const).some((flag) =>
    found.has(flag),
  );
}

function unread(language: string, personalData: PersonalData[]): Analysis {
  return {
    language,
    read: false,
    sentiment: 'neutral',
    scores: {},
    topics: [],
    urgency: 0,
    lifeRisk: false,
    flags: personalData.some(({ type }) => type !== 'place' && type !== 'date') ? ['personal_data'] : [],
    personalData,
  };
}
