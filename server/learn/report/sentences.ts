// Writes a report's sentences from its numbers, by rules: none that the numbers do not bear, each with the way to its posts.
import type { ReportContent, ReportRow, Sentence } from '../../../contract/learn/reports.ts';
import { topics } from '../../../language/analysis/index.ts';
import {
  changeOfPeople,
  changeOfShare,
  type Judged,
  judge,
  MIN_POSTS,
  type Share,
  wilson,
} from '../../../language/numbers/index.ts';
import type { LabelCount } from '../store/report.ts';

type Section = ReportContent['sections'][number];

export interface Numbers {
  counts: readonly LabelCount[];
  from: string;
  to: string;
  /** What the addresses of the app carry beside the days. */
  place: { facility?: string; watch?: string };
  /** Corrects a share of a topic by how often people and machine agree; without, as the machine counted. */
  correct?: (what: string, hits: number, people: number) => Share;
}

const mostNamed = 5;
/** From so much by ten people on it is said, where it is twice their part. */
const concentrated = 1 / 3;
const twice = 20;

export const percent = (share: number): number => Math.round(share * 100);

export function writeSections(numbers: Numbers): Section[] {
  const { counts } = numbers;
  const find = (what: string, now = true) =>
    counts.find((row) => row.what === what && row.now === now) ?? { what, now, posts: 0, people: 0, busiestPosts: 0 };
  const all = find('all');
  if (all.posts === 0) return [section('heard', [say('nobody', {}, null)])];
  const few = all.posts < MIN_POSTS;
  const moved = few ? [] : movedTopics(find);
  const rows = few ? [] : rowsOf(numbers, find);
  const corrected = rows.some(({ share }) => share.corrected);
  return [
    section('heard', heard(numbers, find)),
    section('moved', movedSentences(numbers, moved, few)),
    section(
      'topics',
      [...(rows.length ? [say(corrected ? 'share_corrected' : 'share_note', {}, null)] : []), ...small(numbers, rows)],
      rows,
    ),
    section('urgent', urgent(numbers, find)),
    section('questions', questions(numbers, find)),
  ].filter(({ sentences, rows }) => sentences.length + rows.length > 0);
}

type Find = (what: string, now?: boolean) => LabelCount;

const section = (key: Section['key'], sentences: Sentence[], rows: ReportRow[] = []): Section => ({
  key,
  sentences,
  rows,
  insights: [],
});

const say = (key: string, values: Sentence['values'], link: string | null, topic: string | null = null): Sentence => ({
  key,
  values,
  topic,
  link,
});

/** Where the posts of these days stand: all that were counted, or those counted as `what`. */
export function linkTo({ from, to, place }: Pick<Numbers, 'from' | 'to' | 'place'>, what = 'all'): string {
  return `/learn/counted?${new URLSearchParams({ from, to, ...place, what })}`;
}

function heard(numbers: Numbers, find: Find): Sentence[] {
  const [now, before] = [find('all'), find('all', false)];
  const link = linkTo(numbers);
  const [change] = judge([changeOfPeople(now, before)]);
  const said = [say('heard', { posts: now.posts, people: now.people }, link)];
  if (now.posts < MIN_POSTS) said.push(say('too_few', { least: MIN_POSTS }, link));
  else if (change!.verdict !== 'too_few') said.push(say(`heard_${change!.verdict}`, { before: before.people }, link));
  const busiest = now.busiestPosts / now.posts;
  if (busiest >= Math.max(concentrated, twice / now.people))
    said.push(say('concentrated', { percent: percent(busiest) }, link));
  const unread = find('unread');
  if (unread.posts > 0)
    said.push(say('unread', { posts: unread.posts, people: unread.people }, linkTo(numbers, 'unread')));
  const [bad, read] = [find('negative'), find('read')];
  if (now.posts >= MIN_POSTS && read.people > 0) {
    const share = shareOf(numbers, 'sentiment negative', bad.people, read.people);
    const badBefore = find('negative', false);
    const readBefore = find('read', false);
    const [judged] = judge([changeOfShare(measured(bad, read), measured(badBefore, readBefore))]);
    const values = {
      ...shareValues(share),
      before: percent(shareOf(numbers, 'sentiment negative', badBefore.people, readBefore.people).value),
    };
    said.push(say(`negative_${judged!.verdict}`, values, linkTo(numbers, 'negative')));
  }
  return said;
}

const measured = (of: LabelCount, all: LabelCount) => ({ hits: of.people, people: all.people, posts: all.posts });

const shareOf = ({ correct }: Numbers, what: string, hits: number, people: number): Share =>
  correct ? correct(what, hits, people) : wilson(hits, people);

const shareValues = ({ value, low, high }: Share) => ({
  percent: percent(value),
  low: percent(low),
  high: percent(high),
});

interface Moved {
  topic: string;
  now: LabelCount;
  before: LabelCount;
  change: Judged;
}

/** All topics judged together, so that looking at many finds nothing by chance. */
function movedTopics(find: Find): Moved[] {
  const [read, readBefore] = [find('read'), find('read', false)];
  const each = topics.map(({ topic }) => {
    const [now, before] = [find(`topic ${topic}`), find(`topic ${topic}`, false)];
    const change = changeOfShare(measured(now, read), measured(before, readBefore));
    // Where too few said it in both periods there is nothing to call, however large the share.
    return {
      topic,
      now,
      before,
      change: Math.max(now.posts, before.posts) < MIN_POSTS ? { ...change, p: null } : change,
    };
  });
  const judged = judge(each.map(({ change }) => change));
  return each
    .map((one, at) => ({ ...one, change: judged[at]! }))
    .filter(({ change }) => change.verdict === 'up' || change.verdict === 'down')
    .sort((a, b) => Math.abs(b.change.difference ?? 0) - Math.abs(a.change.difference ?? 0));
}

function movedSentences(numbers: Numbers, moved: readonly Moved[], few: boolean): Sentence[] {
  if (few) return [];
  if (moved.length === 0) return [say('nothing_moved', {}, null)];
  const read = (now: boolean) => numbers.counts.find((row) => row.what === 'read' && row.now === now)?.people ?? 0;
  return moved.slice(0, mostNamed).map(({ topic, now, before, change }) => {
    const measure = `topic ${topic}`;
    const share = shareOf(numbers, measure, now.people, read(true));
    const was = percent(shareOf(numbers, measure, before.people, read(false)).value);
    return say(
      change.verdict === 'up' ? 'grew' : 'faded',
      { people: now.people, ...shareValues(share), before: was },
      linkTo(numbers, measure),
      topic,
    );
  });
}

function rowsOf(numbers: Numbers, find: Find): ReportRow[] {
  const [read, readBefore] = [find('read'), find('read', false)];
  return topics
    .map(({ topic }) => ({ topic, now: find(`topic ${topic}`), before: find(`topic ${topic}`, false) }))
    .filter(({ now }) => now.posts >= MIN_POSTS)
    .sort((a, b) => b.now.people - a.now.people)
    .slice(0, 12)
    .map(({ topic, now, before }) => ({
      topic,
      posts: now.posts,
      people: now.people,
      share: shareOf(numbers, `topic ${topic}`, now.people, read.people),
      before:
        readBefore.posts < MIN_POSTS
          ? null
          : shareOf(numbers, `topic ${topic}`, before.people, readBefore.people).value,
      link: linkTo(numbers, `topic ${topic}`),
    }));
}

/** Topics of too few posts for a share are named with how many, the most people first. */
function small(numbers: Numbers, rows: readonly ReportRow[]): Sentence[] {
  return named(numbers, 'topic')
    .filter(({ topic }) => !rows.some((row) => row.topic === topic))
    .map(({ topic, row }) =>
      say('topic_few', { posts: row.posts, people: row.people }, linkTo(numbers, row.what), topic),
    );
}

/** The topics that stand out among labelled posts, the most people first. */
const named = (numbers: Numbers, kind: string): { topic: string; row: LabelCount }[] =>
  numbers.counts
    .filter(({ what, now }) => now && what.startsWith(`${kind} `))
    .map((row) => ({ topic: row.what.slice(kind.length + 1), row }))
    .filter(({ topic }) => topics.some((one) => one.topic === topic))
    .sort((a, b) => b.row.people - a.row.people || (a.topic < b.topic ? -1 : 1))
    .slice(0, 3);

function urgent(numbers: Numbers, find: Find): Sentence[] {
  const now = find('urgent');
  const link = (what = 'urgent') => linkTo(numbers, what);
  if (now.posts === 0) return [say('none_urgent', {}, null)];
  const critical = find('critical');
  return [
    say('urgent', { posts: now.posts, people: now.people }, link()),
    ...(critical.posts > 0
      ? [say('critical', { posts: critical.posts, people: critical.people }, link('critical'))]
      : []),
    ...named(numbers, 'urgent').map(({ topic, row }) =>
      say('urgent_topic', { posts: row.posts, people: row.people }, link(row.what), topic),
    ),
  ];
}

function questions(numbers: Numbers, find: Find): Sentence[] {
  const now = find('question');
  if (now.posts === 0) return [];
  return [
    say('asked', { posts: now.posts, people: now.people }, linkTo(numbers, 'question')),
    ...named(numbers, 'question').map(({ topic, row }) =>
      say('asked_topic', { posts: row.posts, people: row.people }, linkTo(numbers, row.what), topic),
    ),
  ];
}
