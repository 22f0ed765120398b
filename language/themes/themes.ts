// What people talk about: themes of a period against the one before it, each with its figures, words and quotes.
import { type Figures, figuresOf, peopleOf, type Totals, totalsOf } from './figures.ts';
import { type About, byFacility, type Group, groupsOf, spreadOf } from './group.ts';
import { ownWordGroups } from './own-words.ts';
import type { Reader, ReadPost } from './read.ts';
import { subjects } from './subjects/index.ts';

export interface Theme extends Group {
  /** The same theme has the same key from one reading to the next. */
  key: string;
  figures: Figures;
}

export interface Limits {
  /** The scope is of one facility: its name is not said again. */
  oneFacility: boolean;
  most?: number;
}

/** The fewest people that make a theme. */
const LEAST = 3;
/** And the smallest share of the people heard. */
const LEAST_SHARE = 0.002;
const MOST = 40;
const MOST_GENERAL = 4;
/** Themes that share so many of their posts say the same. */
const ALIKE = 0.6;

export function themesOf(
  { posts, stems }: Reader,
  { oneFacility, most = MOST }: Limits,
): { themes: Theme[]; totals: Totals } {
  const counted = posts.filter(({ when }) => when !== 'past');
  const totals = totalsOf(counted);
  const least = Math.max(LEAST, Math.round(LEAST_SHARE * Math.max(totals.now.people, totals.before.people)));
  const all = spreadOf(counted);
  const limits = { least, oneFacility, all };
  const bySubject = new Map<number, ReadPost[]>();
  for (const post of posts)
    for (const subject of post.subjects) {
      const those = bySubject.get(subject);
      if (those) those.push(post);
      else bySubject.set(subject, [post]);
    }
  const known = [...bySubject].flatMap(([at, those]) => groupsOf(subjects[at]!, those, limits));
  const own = ownWordGroups(posts, stems, Math.max(least, 4)).flatMap((group) =>
    oneFacility ? [group] : byFacility(group, least, all, {}),
  );
  const big = [...known, ...own].filter(({ posts: those }) => enough(those, least));
  const apart = withoutTwins(big);
  const figures = figuresOf(
    apart.map(({ posts: those }) => those),
    totals,
  );
  const themes = apart
    .map((group, at) => ({ ...group, key: keyOf(group.about), figures: figures[at]! }))
    .filter(({ figures: { people, verdict } }) => people >= least || verdict === 'down');
  const ordered = inOrder(themes);
  const general = ordered.filter(isGeneral).slice(0, MOST_GENERAL);
  const telling = ordered.filter((theme) => !isGeneral(theme));
  // What fades is shown although few speak of it now.
  const fading = telling.filter(({ figures: { verdict } }) => verdict === 'down');
  const room = Math.max(0, most - general.length - fading.length);
  const chosen = new Set([...telling.filter((theme) => !fading.includes(theme)).slice(0, room), ...fading]);
  return { themes: [...telling.filter((theme) => chosen.has(theme)), ...general], totals };
}

const enough = (posts: readonly ReadPost[], least: number): boolean =>
  (['now', 'before'] as const).some((when) => peopleOf(posts.filter((post) => post.when === when)) >= least);

/** Where two say the same, the one with a subject stays, else the larger. */
function withoutTwins(groups: readonly Group[]): Group[] {
  const kept: { group: Group; posts: Set<ReadPost> }[] = [];
  const ranked = [...groups].sort(
    (a, b) =>
      Number(a.about.subject === null) - Number(b.about.subject === null) ||
      b.posts.length - a.posts.length ||
      (keyOf(a.about) < keyOf(b.about) ? -1 : 1),
  );
  for (const group of ranked) {
    const twin = kept.some(({ group: { about }, posts }) => {
      if (about.subject !== null && about.subject === group.about.subject) return false;
      const both = group.posts.reduce((sum, post) => sum + (posts.has(post) ? 1 : 0), 0);
      const least = group.about.subject === null ? group.posts.length : group.posts.length + posts.size - both;
      return both / least >= ALIKE;
    });
    if (!twin) kept.push({ group, posts: new Set(group.posts) });
  }
  return kept.map(({ group }) => group);
}

const isGeneral = ({ about }: Theme): boolean => subjects.find(({ key }) => key === about.subject)?.general ?? false;

/** By how many people; what says only how it was stands last. */
const inOrder = (themes: readonly Theme[]): Theme[] =>
  [...themes].sort(
    (a, b) =>
      Number(isGeneral(a)) - Number(isGeneral(b)) || b.figures.people - a.figures.people || (a.key < b.key ? -1 : 1),
  );

function keyOf({ subject, part, worker, facility, elsewhere, words }: About): string {
  const head = subject ?? `~${(words ?? '').toLowerCase()}`;
  return [head, worker, part, facility && `@${facility}`, elsewhere && '-'].filter(Boolean).join('.');
}
