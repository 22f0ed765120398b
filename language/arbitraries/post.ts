// Posts and queries for property tests, from so few words that they often meet.
import fc from 'fast-check';
import type { Post } from '../post.ts';
import { nastyText } from './text.ts';

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });

const fewWords = [
  'flu',
  'Shot',
  'clinic',
  "clinic's",
  'covid-19',
  'covid19',
  'covid',
  '19',
  'follow-up',
  'follow',
  'up',
  'followup',
  'up-follow',
  'IT',
  'it',
  "l'hôpital",
  'hopital',
  'café',
  'cafe',
  '#flu',
  '#Covid-19',
  '@ed',
  '@ed@x.social',
  '🤒',
  '👍🏽',
  '👩‍⚕️',
  '北京大学',
  '医院',
  'ёлка',
  'й',
  'straße',
  'vaccine',
  'vaccines',
  'https://x.org/flu?',
  '?',
  ',',
  "'",
  '-',
];

/** Few words with spaces, hyphens or nothing between. */
export const fewWordsText = fc
  .array(fc.tuple(fc.constantFrom(...fewWords), fc.constantFrom(' ', ' ', ' ', '-', "'", '')), { maxLength: 14 })
  .map((pairs) => pairs.flat().join(''));

export const anyText = fc.oneof({ weight: 4, arbitrary: fewWordsText }, { weight: 1, arbitrary: nastyText });

const handles = ['ed', '@Ed', 'ed@x.social', 'ana', 'ana@y.social'];

export const anyPost: fc.Arbitrary<Post> = fc.record(
  {
    text: anyText,
    author: maybe(handles),
    inReplyTo: maybe(handles),
    network: maybe(['bluesky', 'Mastodon']),
    lang: maybe(['en', 'en-US', 'es', 'EN_gb']),
    kind: maybe(['post', 'reply', 'review']),
    rating: maybe([1, 2, 2.5, 5]),
    followers: maybe([0, 10, 1000]),
    place: maybe(['Harbor Valley, OH', 'Valley', 'harbor-valley']),
    authorPlace: maybe(['Ohio', 'Harbor']),
    links: maybe([['https://x.org/a'], ['news.x.org'], []]),
    media: maybe([true, false]),
  },
  { requiredKeys: ['text'] },
);

const word = fc.constantFrom(
  'flu',
  'shot',
  'clinic',
  "clinic's",
  'covid-19',
  'covid19',
  'follow-up',
  'followup',
  '19',
  'it',
  "l'hôpital",
  'hopital',
  'cafe',
  '#flu',
  '#covid-19',
  '@ed',
  '@ed@x.social',
  '🤒',
  '👍',
  '👩‍⚕️',
  '北京大学',
  '医院',
  'ёлка',
  'й',
  'strasse',
  'vaccin*',
  'cov*',
  'follow-u*',
  '{IT}',
  '{café}',
  '{follow-up}',
  '{follow up}',
  '{Shot}',
  '{北京}',
  '"flu shot"',
  '"follow up"',
  '"follow-up clinic*"',
  '"covid-19 covid-19 covid-19"',
  '"up follow"',
  '"🤒 flu"',
);
const phrase = fc
  .array(fc.constantFrom('flu', 'shot', 'follow-up', 'covid-19', 'up', 'clinic', '🤒', 'vaccin*', '医院'), {
    minLength: 2,
    maxLength: 4,
  })
  .map((words) => `"${words.join(' ')}"`);
const fact = fc.constantFrom(
  'from:ed',
  'from:ed@x.social',
  'to:ana',
  'network:bluesky',
  'lang:en',
  'site:x.org',
  'is:reply',
  'is:review',
  'is:question',
  'has:link',
  'has:media',
  'rating:<=2',
  'rating:>2',
  'rating:5',
  'followers:>=10',
  'place:"harbor valley"',
  'place:valley',
);
const said = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: phrase });
const side = fc.oneof(
  said,
  fc.array(said, { minLength: 2, maxLength: 3 }).map((words) => `(${words.join(' OR ')})`),
);
const near = fc
  .tuple(side, fc.constantFrom('NEAR', 'ONEAR'), fc.integer({ min: 0, max: 4 }), side)
  .map(([a, operator, distance, b]) => `${a} ${operator}/${distance} ${b}`);

const { query } = fc.letrec<{ query: string; leaf: string; node: string; all: string }>((tie) => ({
  leaf: fc.oneof({ weight: 5, arbitrary: said }, { weight: 2, arbitrary: near }, { weight: 1, arbitrary: fact }),
  node: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    tie('query').map((inside) => `(${inside})`),
  ),
  all: fc
    .tuple(tie('node'), fc.array(fc.tuple(fc.constantFrom(' ', ' AND ', ' -', ' NOT '), tie('node')), { maxLength: 2 }))
    .map(([first, rest]) => first + rest.flat().join('')),
  query: fc.array(tie('all'), { minLength: 1, maxLength: 3 }).map((sides) => sides.join(' OR ')),
}));

/** The text of a query; nearly all can be read. */
export const anyQuery = query;
