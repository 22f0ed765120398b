// Reads a post as a person at the desk would: language, feeling, topics, how urgent, what kind of thing it is, and which
// personal data stand in it. Weights are passed in; the same text gives the same analysis.
import { type Model, Scorer } from '../linear/index.ts';
import { labelsFrom, likelihood } from '../linear/label.ts';
import { Rows } from '../linear/rows.ts';
import { findPersonalData, type PersonalData } from '../personal-data/index.ts';
import { fold } from '../words.ts';
import { type Danger, findDangers } from './critical.ts';
import { criticalFeatures, gravity } from './critical-features.ts';
import { elect, findScript, languages, speakersOf } from './languages.ts';
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

/** The models an analyst needs, by name. */
export const heads = ['language', 'sentiment', 'topics', 'urgency', 'flags', 'voice'] as const;
export type Heads = Record<(typeof heads)[number], Model> & { names: Model; critical: Model };

/** A likelihood from which the model of critical posts is believed. */
const CRITICAL = 0.1;
const LONG = 160;
const MOST_SENTENCES = 400;

export type Analyst = (text: string, lang?: string) => Analysis;

export function createAnalyst(models: Heads): Analyst {
  const scorer = new Scorer(heads.map((head) => models[head]));
  const place = Object.fromEntries(heads.map((head, i) => [head, scorer.places[i]!])) as Record<keyof Heads, number>;
  const { reader, scores } = scorer;
  const votes = new Float64Array(languages.length);
  const criticalRows = new Rows(models.critical.keys);
  const yes = models.critical.labels.indexOf('critical');
  const column = (head: (typeof heads)[number], label: string) => {
    const found = models[head].labels.indexOf(label);
    if (found < 0) throw new Error(`The model ${head} has no label ${label}.`);
    return found;
  };
  const english = column('language', 'en');
  const feelings = (['negative', 'neutral', 'positive'] as const).map((name) => ({
    name,
    at: column('sentiment', name),
  }));

  return (text, lang) => {
    scorer.score(text);
    const language = languageOf(text, lang);
    const personalData = findPersonalData(text, models.names);
    if (language !== 'en' && language !== 'es' && language !== 'und') return unread(language, personalData);
    const found = new Set<Flag>();
    const grave = gravity(reader) > 1;
    const { sentiment, scores: shares } = feelingOf();
    const topics = topicsOf();
    for (const { label } of labelsFrom(models.flags, scores, place.flags))
      if (label !== 'none') found.add(label as Flag);
    const [voice] = labelsFrom(models.voice, scores, place.voice);
    if (reader.count > 1 && voice && voice.label !== 'other' && !found.has('spam')) found.add(voice.label as Flag);
    const spam = found.has('spam');
    let urgency = reader.count === 0 ? 0 : urgencyOf();
    if (text.length > LONG) urgency = worst(text, urgency);
    const dangers = grave ? dangersOf(text) : [];
    if (dangers.length > 0) urgency = 3;
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
      topics: spam || reader.count === 0 ? [] : topics,
      urgency: urgency as Urgency,
      lifeRisk: found.has('self_harm') || dangers.includes('emergency'),
      flags: flags.filter((flag) => found.has(flag)),
      personalData,
    };
  };

  function languageOf(text: string, lang?: string): string {
    const script = findScript(text);
    if (script) return script;
    if (reader.count === 0) return 'und';
    votes.fill(0);
    let words = 0;
    for (let i = 0; i < reader.count; i++) {
      if (reader.lengths[i] === 0) continue;
      words++;
      const speakers = speakersOf(reader.hashes[i]!);
      if (speakers) for (const speaker of speakers) votes[speaker]! += 1 / speakers.length;
    }
    if (words === 0) return 'und';
    const elected = elect(votes, words);
    if (elected?.clear) return elected.code;
    const given = lang?.toLowerCase().slice(0, 2);
    if (given && given !== 'un') return given;
    return scores[place.language + english]! > scores[place.language + 1 - english]! ? 'en' : 'es';
  }

  /** Whether the model of critical posts takes what was read last for one. */
  function isCritical(): boolean {
    if (reader.count < 3) return false;
    const { critical } = models;
    const features = criticalFeatures(reader);
    let sum = 0;
    for (const feature of features) {
      const row = criticalRows.find(feature);
      if (row >= 0) sum += critical.weights[row * critical.labels.length + yes]!;
    }
    const score = (sum * critical.units[yes]!) / Math.sqrt(features.length) + critical.biases[yes]!;
    return likelihood(critical, yes, score) >= CRITICAL;
  }

  function feelingOf(): { sentiment: Sentiment; scores: Record<Sentiment, number> } {
    let top: Sentiment = 'neutral';
    let highest = Number.NEGATIVE_INFINITY;
    let total = 0;
    const each = [0, 0, 0];
    feelings.forEach(({ name, at }, i) => {
      const score = scores[place.sentiment + at]!;
      const lead = score + models.sentiment.offsets[at]!;
      each[i] = likelihood(models.sentiment, at, score) + 0.001;
      total += each[i]!;
      if (lead <= highest || reader.count === 0) return;
      highest = lead;
      top = name;
    });
    const share = (i: number) =>
      reader.count === 0 ? (i === 1 ? 1 : 0) : Math.round((each[i]! / total) * 1000) / 1000;
    return { sentiment: top, scores: { negative: share(0), neutral: share(1), positive: share(2) } };
  }

  function topicsOf(): Analysis['topics'] {
    return labelsFrom(models.topics, scores, place.topics)
      .flatMap(({ label, score }) => {
        const topic = findTopic(label);
        return topic ? [{ topic: label, parent: topic.parent, score }] : [];
      })
      .slice(0, 5);
  }

  function urgencyOf(): number {
    if (gravity(reader) > 0 && isCritical()) return 3;
    return Math.min(2, Number(labelsFrom(models.urgency, scores, place.urgency)[0]!.label));
  }

  /** The worst of a long text's sentences, each read by itself. */
  function worst(text: string, whole: number): number {
    let urgency = whole;
    let count = 0;
    for (const sentence of sentencesOf(text)) {
      if (++count > MOST_SENTENCES || urgency === 3) break;
      scorer.score(sentence);
      if (reader.count > 2) urgency = Math.max(urgency, urgencyOf());
    }
    return urgency;
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
