// What is counted of a theme: posts, people, how few wrote most of it, and whether that changed.
import {
  type Change,
  type Counted,
  changeOfPeople,
  changeOfShare,
  counted,
  type Judged,
  judge,
  tallyOf,
} from '../numbers/index.ts';
import type { ReadPost } from './read.ts';

export interface Totals {
  now: { posts: number; people: number };
  before: { posts: number; people: number };
}

export interface Figures extends Counted {
  before: { posts: number; people: number };
  /** So few people wrote a third of it. */
  third: number;
  verdict: Judged['verdict'];
}

export const during = (posts: readonly ReadPost[], when: ReadPost['when']): ReadPost[] =>
  posts.filter((post) => post.when === when);

export const peopleOf = (posts: readonly ReadPost[]): number => new Set(posts.map(({ who }) => who)).size;

export function totalsOf(posts: readonly ReadPost[]): Totals {
  const of = (when: ReadPost['when']) => {
    const those = during(posts, when);
    return { posts: those.length, people: peopleOf(those) };
  };
  return { now: of('now'), before: of('before') };
}

/** Figures of all rows of a page: they are judged together. */
export function figuresOf(rows: readonly (readonly ReadPost[])[], totals: Totals): Figures[] {
  const rough = rows.map((posts) => {
    const [now, before] = [during(posts, 'now'), during(posts, 'before')];
    const was = { posts: before.length, people: peopleOf(before) };
    const figures = counted(tallyOf(now.map(({ who }) => who)), totals.now.people);
    return { now, was, figures, change: changeOf(figures, was, totals) };
  });
  const judged = judge(rough.map(({ change }) => change));
  return rough.map(({ now, was, figures }, at) => ({
    ...figures,
    before: was,
    third: writersOfThird(now),
    verdict: judged[at]!.verdict,
  }));
}

/**
 * More people, and more of the people heard: only both together is growth. So a new channel, or a crisis beside it, makes
 * no theme grow or fade.
 */
function changeOf(now: Counted, before: { posts: number; people: number }, totals: Totals): Change {
  const people = changeOfPeople(now, before);
  const share = changeOfShare({ hits: now.people, ...totals.now }, { hits: before.people, ...totals.before });
  if (people.p === null || share.p === null) return people.p === null ? people : { ...people, p: share.p };
  const alike = Math.sign(people.difference ?? 1) === Math.sign(share.difference ?? 0);
  return { ...people, p: alike ? Math.max(people.p, share.p) : 1 };
}

function writersOfThird(posts: readonly ReadPost[]): number {
  const each = new Map<string, number>();
  for (const { who } of posts) each.set(who, (each.get(who) ?? 0) + 1);
  let left = posts.length / 3;
  let writers = 0;
  for (const many of [...each.values()].sort((a, b) => b - a)) {
    if (left <= 0) break;
    left -= many;
    writers++;
  }
  return writers;
}
