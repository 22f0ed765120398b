// From subjects to themes: named with whom, where in the house and at which facility it was said, where that tells more.

import { peopleOf } from './figures.ts';
import { parts, workers } from './places.ts';
import type { ReadPost } from './read.ts';
import { type Subject, subjects } from './subjects/index.ts';

/** What a theme is about; its name is made of it. */
export interface About {
  /** Of the lexicon; null for a theme in people's own words. */
  subject: string | null;
  part: string | null;
  worker: string | null;
  facility: string | null;
  /** What is left when others of the same subject were named with a place. */
  elsewhere: boolean;
  /** In people's own words, where there is no subject. */
  words: string | null;
}

export interface Group {
  about: About;
  /** Of the word it is named by, where it has no subject. */
  stem?: number;
  posts: ReadPost[];
}

/** A share of a subject's people from which a part of it stands by itself. */
const OWN_PART = 0.2;
const OWN_WORKERS = 0.04;
const DOMINANT = 0.65;

/** Themes of one subject. `least`: people it takes to be one. */
export function groupsOf(
  subject: Subject,
  posts: readonly ReadPost[],
  { least, oneFacility, all }: { least: number; oneFacility: boolean; all: Spread },
): Group[] {
  const at = subjects.indexOf(subject);
  const whole: About = {
    subject: subject.key,
    part: null,
    worker: null,
    facility: null,
    elsewhere: false,
    words: null,
  };
  let groups: Group[] = [{ about: whole, posts: [...posts] }];
  if (subject.who) groups = groups.flatMap((group) => byWorker(group, at, least));
  if (subject.general) return groups;
  if (subject.within && !subject.event) groups = groups.flatMap((group) => byPart(group, least, subject.key));
  if (oneFacility) return groups;
  return groups.flatMap((group) => byFacility(group, least, all, subject));
}

function byWorker(group: Group, subject: number, least: number): Group[] {
  return divide(group, Math.max(least, OWN_WORKERS * peopleOf(group.posts)), 4, workers.length, (post, bit) =>
    Boolean((post.workers.get(subject) ?? 0) & bit),
  ).map(({ at, posts }) => ({
    about: at === null ? group.about : { ...group.about, worker: workers[at]!.key },
    posts,
  }));
}

const same: Record<string, string> = { birth: 'maternity', waiting_room: 'waiting_room', phone: 'phone', noise: '' };

function byPart(group: Group, least: number, subject: string): Group[] {
  const kept = { ...group, posts: group.posts };
  const cut = divide(kept, Math.max(least, OWN_PART * peopleOf(group.posts)), 2, parts.length, (post, bit) =>
    Boolean(post.parts & bit),
  );
  return cut.map(({ at, posts }) => ({
    about:
      at === null || parts[at]!.key === same[subject]
        ? { ...group.about, elsewhere: cut.length > 1 && at === null && !group.about.worker && !subjectIsWho(subject) }
        : { ...group.about, part: parts[at]!.key },
    posts,
  }));
}

const subjectIsWho = (key: string) => subjects.find((each) => each.key === key)?.who === true;

/** The strongest of the divisions, each from `least` people on, and what is left; at: null. */
function divide(
  { posts }: Group,
  least: number,
  most: number,
  count: number,
  has: (post: ReadPost, bit: number) => boolean,
): { at: number | null; posts: ReadPost[] }[] {
  const found = Array.from({ length: count }, (_, at) => ({ at, posts: posts.filter((post) => has(post, 1 << at)) }))
    .map((each) => ({ ...each, people: peopleOf(each.posts) }))
    .filter(({ people }) => people >= least)
    .sort((a, b) => b.people - a.people || a.at - b.at);
  const own: { at: number | null; posts: ReadPost[] }[] = [];
  const taken = new Set<ReadPost>();
  for (const { at, posts: those } of found.slice(0, most)) {
    const left = those.filter((post) => !taken.has(post));
    if (peopleOf(left) < least) continue;
    for (const post of left) taken.add(post);
    own.push({ at, posts: left });
  }
  const rest = posts.filter((post) => !taken.has(post));
  return rest.length > 0 ? [...own, { at: null, posts: rest }] : own;
}

/** How people are spread over the facilities, of everything said. */
export interface Spread {
  people: number;
  by: ReadonlyMap<string, number>;
}

export function spreadOf(posts: readonly ReadPost[]): Spread {
  const at = new Map<string, Set<string>>();
  for (const { facility, who } of posts) if (facility) at.set(facility, (at.get(facility) ?? new Set()).add(who));
  return {
    people: [...at.values()].reduce((sum, { size }) => sum + size, 0),
    by: new Map([...at].map(([facility, { size }]) => [facility, size])),
  };
}

/**
 * The facilities that a theme is about, and the rest of it. What is said of a building is told apart by facility; an event, or
 * what is mostly of one facility, gets its name, unless nearly everything is of that one.
 */
export function byFacility(
  group: Group,
  least: number,
  all: Spread,
  { local, event }: Pick<Subject, 'local' | 'event'>,
): Group[] {
  const own = spreadOf(group.posts);
  const people = peopleOf(group.posts);
  const known = [...own.by].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const tells = (facility: string) => {
    const usual = (all.by.get(facility) ?? 0) / all.people;
    return usual < 0.8 && (own.by.get(facility) ?? 0) / own.people >= 1.3 * usual;
  };
  const [first] = known;
  if (event) {
    // People say where an event is once, and then talk about it.
    const there = first && first[1] >= least && first[1] / own.people >= DOMINANT && tells(first[0]);
    return [there ? { ...group, about: { ...group.about, facility: first[0] } } : group];
  }
  const apart = known.filter(
    ([facility, here]) => here >= least && (local || (here / people >= DOMINANT && tells(facility))),
  );
  if (apart.length === 0) return [group];
  const names = new Set(apart.map(([facility]) => facility));
  const rest = group.posts.filter(({ facility }) => !facility || !names.has(facility));
  return [
    ...apart.map(([facility]) => ({
      about: { ...group.about, facility },
      posts: group.posts.filter((post) => post.facility === facility),
    })),
    { about: { ...group.about, part: null, elsewhere: true }, posts: rest },
  ];
}
