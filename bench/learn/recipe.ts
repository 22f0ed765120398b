// How the shipped models are trained: which texts teach which head, and with what settings.

import { CONCEPTS_WEIGH, conceptFeatures } from '../../language/analysis/concept-score.ts';
import { sentencesOf } from '../../language/analysis/sentences.ts';
import type { Recipe } from '../../language/linear/features.ts';
import { type Example, leaningsOf, type Model, type Training, train } from '../../language/linear/index.ts';
import { Reader } from '../../language/linear/reader.ts';
import type { Leanings } from '../../language/linear/vectors.ts';
import { fold } from '../../language/words.ts';
import { type Comment, partOf, readComments, readNineTopics, readThemes, readTweets, type Tweet } from './data.ts';
import { readLexicon } from './lexicon.ts';
import { themeTopics, topicOfComment } from './mapping.ts';
import { trainNames } from './names-recipe.ts';
import { type Own, readDemo, readOwn, readOwnFelt, readSpanishLeanings } from './own.ts';

/** Texts for which it is true are held back from training. */
export type Held = (text: string) => boolean;
export const nothing: Held = () => false;

type Material = { own: Own[]; comments: Comment[]; tweets: Tweet[]; held: Held };

export function gather(held: Held = nothing): Material {
  return {
    held,
    own: readOwn(),
    comments: readComments().filter(({ text }) => !held(text)),
    tweets: readTweets().filter(({ text }) => !held(text)),
  };
}

export const recipes: Record<string, (material: Material) => Model> = {
  language: ({ comments, tweets }) =>
    learn('language', { kind: 'one', most: 8_000 }, [
      ...readOwn(30).map(({ text, language }) => one(text, language)),
      ...some(comments, 1500).map(({ text }) => one(text, 'en')),
      ...some(tweets, 1500).map(({ text }) => one(text, 'en')),
    ]),

  sentiment: ({ comments, tweets, held }) =>
    learn('sentiment', { kind: 'one', aim: 'recall', cost: 0.05, balance: 0.8, leanings: leanings(), most: 60_000 }, [
      ...tweets.map(({ text, label }) => one(unescaped(text), label)),
      ...readOwnFelt().map(({ text, sentiment }) => one(text, sentiment)),
      ...feelingsOfComments(comments, held),
      ...feelingsOfDemo(),
    ]),

  topics: ({ own, comments, held }) =>
    eased(
      learn('topics', { kind: 'several', cost: 0.1, most: 28_000 }, [
        ...own.map(({ text, topic }) => ({ text, labels: topic ? [topic] : [] })),
        ...own.map(({ text, topic }) => ({ text, labels: topic ? [topic] : [] })),
        ...topicsOfComments(comments),
        ...readThemes()
          .filter(({ text }) => !held(text))
          .map(({ text, topics }) => ({
            text,
            labels: [...new Set(topics.flatMap((theme) => themeTopics[theme] ?? []))],
          })),
      ]),
    ),

  urgency: ({ own, comments, tweets }) =>
    learn('urgency', { kind: 'one', aim: 'recall', cost: 0.1, most: 15_000 }, [
      ...own.map(({ text, urgency }) => one(text, String(urgency))),
      ...own.filter(({ urgency }) => urgency === 3).map(({ text, urgency }) => one(text, String(urgency))),
      ...some(
        comments.filter(({ type }) => type === 'best'),
        4000,
      ).map(({ text }) => one(text, '0')),
      ...some(
        comments.filter(({ type, crit }) => type === 'improve' && crit === '2'),
        4000,
      ).map(({ text }) => one(text, '1')),
      ...some(
        comments.filter(({ type, crit }) => type === 'improve' && crit === '3'),
        500,
      ).map(({ text }) => one(text, '2')),
      ...some(tweets, 5000).map(({ text }) => one(unescaped(text), '0')),
      ...urgenciesOfDemo(),
    ]),

  critical: ({ comments, tweets }) => {
    const reader = new Reader();
    const read = (text: string, isCritical: boolean): Example => {
      reader.read(text);
      const more = { keys: conceptFeatures(reader), weight: CONCEPTS_WEIGH };
      return { text, labels: isCritical ? ['critical'] : [], more };
    };
    const calm = (text: string) => read(text, false);
    return learn('critical', { kind: 'several', cost: 0.2, balance: 0.3, ratio: 0.8, most: 60_000 }, [
      ...readOwn(30).map(({ text, urgency }) => read(text, urgency === 3)),
      ...readDemo().flatMap(({ text, critical }) => {
        if (critical) return [read(text, true)];
        return doubtful.test(text) ? [] : [text, ...windowsOf(text)].map(calm);
      }),
      ...some(comments, 16_000).map(({ text }) => calm(text.length > 400 ? (windowsOf(text)[0] ?? text) : text)),
      ...some(tweets, 8000).map(({ text }) => calm(unescaped(text))),
    ]);
  },

  flags: ({ own, comments, tweets }) =>
    learn('flags', { kind: 'several', cost: 0.1, most: 18_000 }, [
      ...own.map(({ text, flags }) => ({ text, labels: flags.filter((flag) => special.has(flag)) })),
      ...some(comments, 5000).map(({ text }) => ({ text, labels: [] })),
      ...some(tweets, 5000).map(({ text }) => ({ text: unescaped(text), labels: [] })),
    ]),

  voice: ({ own, comments, tweets }) =>
    learn('voice', { kind: 'one', cost: 0.1, most: 15_000 }, [
      ...own.map(({ text, flags }) =>
        one(text, flags.includes('complaint') ? 'complaint' : flags.includes('compliment') ? 'compliment' : 'other'),
      ),
      ...some(
        comments.filter(({ type, text }) => type === 'best' && text.length > 12),
        4000,
      ).map(({ text }) => one(text, 'compliment')),
      ...some(
        comments.filter(({ type, crit }) => type === 'improve' && (crit === '2' || crit === '3')),
        4000,
      ).map(({ text }) => one(text, 'complaint')),
      ...some(
        tweets.filter(({ label }) => label === 'neutral'),
        4000,
      ).map(({ text }) => one(unescaped(text), 'other')),
      ...some(
        tweets.filter(({ label }) => label !== 'neutral'),
        2000,
      ).map(({ text }) => one(unescaped(text), 'other')),
    ]),

  names: ({ held }) => trainNames(held),
};

/** Wordings of one line lie on both sides of the inner cross-validation, which asks too much of a text of strangers then. */
function eased(topics: Model): Model {
  // Harm has so many lines of its own that it asks little enough.
  const offsets = topics.offsets.map((offset, i) => (topics.labels[i] === 'harm' ? offset : offset + 0.2));
  return { ...topics, offsets };
}

/** A long text’s sentences by twos, as the analyst reads them. */
function windowsOf(text: string): string[] {
  if (text.length <= 160) return [];
  const sentences = [...sentencesOf(text)];
  return sentences.slice(1).map((sentence, i) => `${sentences[i]} ${sentence}`);
}

/** In the demonstration: neither surely critical nor surely not. */
const doubtful =
  /measles|sarampi|dolor (?:de|en el) pecho|chest pain|22 semanas|piso 5|convulsi|casi lo mata|la medicina\. Yo la verdad|anxious|turned blue|once” pastillas|wrong man|suicid|outbreak|brote|shooting|legionn/i;

const special = new Set([
  'self_harm',
  'adverse_event',
  'safety',
  'threat',
  'rumour',
  'misinformation',
  'media_inquiry',
  'legal',
  'spam',
  'suggestion',
]);

const learn = (name: string, training: Omit<Training, 'name'>, examples: Example[]): Model =>
  train(
    examples.filter(({ text }) => text.trim() !== ''),
    { name, recipe: SHIPPED, ...training },
  );

/** Half the pieces of the default, for speed; all shipped heads share one reading. */
const SHIPPED: Recipe = { words: 2, shortest: 3, longest: 4, pieces: 1.5 };

const one = (text: string, label: string): Example => ({ text, labels: [label] });

/** The same `count` of them in every run, spread evenly. */
function some<T extends { text: string }>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, i) => all[Math.floor(i * step)]!);
}

/** The tweets as published keep some signs as escapes. */
export function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+(["'])/g, '$1')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .toWellFormed();
}

export function leanings(): Leanings {
  const folded = (word: string) =>
    fold(word)
      .replace(/['’]/g, '')
      .replace(/(.)\1\1+/g, '$1$1');
  return leaningsOf(
    [...readLexicon(), ...readSpanishLeanings()].map(([word, leaning]) => [folded(word), leaning] as const),
  );
}

function feelingsOfComments(comments: Comment[], held: Held): Example[] {
  const rated = readThemes()
    .filter(({ text, sentiment }) => !held(text) && sentiment !== '')
    .map(({ text, sentiment }) =>
      one(text, Number(sentiment) <= 2 ? 'positive' : sentiment === '3' ? 'neutral' : 'negative'),
    );
  const judged = readNineTopics()
    .filter(({ text, criticality }) => !held(text) && /^-?[0-5]$/.test(criticality))
    .map(({ text, criticality }) =>
      one(text, Number(criticality) >= 2 ? 'positive' : Number(criticality) <= -1 ? 'negative' : 'neutral'),
    );
  const liked = some(
    comments.filter(({ type, text }) => type === 'best' && text.length > 15),
    5000,
  ).map(({ text }) => one(text, 'positive'));
  const missed = some(
    comments.filter(({ type, crit }) => type === 'improve' && (crit === '2' || crit === '3')),
    5000,
  ).map(({ text }) => one(text, 'negative'));
  return [...rated, ...judged, ...liked, ...missed];
}

/** How the words of a demonstration post lean together: a rough guess, for what nobody has labelled. */
function guessed(): { text: string; lean: number }[] {
  const lexicon = leanings();
  const reader = new Reader();
  return readDemo()
    .filter(({ text, critical }) => !critical && !doubtful.test(text))
    .map(({ text }) => {
      reader.read(text);
      let lean = 0;
      for (let i = 0; i < reader.count; i++)
        lean += (lexicon.get(reader.hashes[i]!) ?? 0) * (reader.negated[i] ? -0.6 : 1);
      return { text, lean };
    });
}

function feelingsOfDemo(): Example[] {
  return guessed().flatMap(({ text, lean }) => {
    if (Math.abs(lean) < 1) return [one(text, 'neutral')];
    return Math.abs(lean) < 4 ? [] : [one(text, lean > 0 ? 'positive' : 'negative')];
  });
}

const urgenciesOfDemo = (): Example[] => guessed().flatMap(({ text, lean }) => (lean > -0.5 ? [one(text, '0')] : []));

const MOST_OF_A_TOPIC = 1200;

function topicsOfComments(comments: Comment[]): Example[] {
  const byTopic = new Map<string, Comment[]>();
  for (const comment of comments) {
    const topic = topicOfComment(comment.super, comment.category);
    if (topic) byTopic.set(topic, [...(byTopic.get(topic) ?? []), comment].slice(-MOST_OF_A_TOPIC * 4));
  }
  return [...byTopic].flatMap(([topic, all]) => some(all, MOST_OF_A_TOPIC).map(({ text }) => one(text, topic)));
}

/** A fifth of every text that has its like in the data is held back for measuring. */
export const fifth: Held = (text) => partOf(text, 5) === 0;
