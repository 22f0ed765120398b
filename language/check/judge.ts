// Puts a text before every rule and merges what they marked.
import { type Mark, type Matter, readMatter } from './matter.ts';
import { isUnreadable } from './rules/access.ts';
import { advice, claim } from './rules/care.ts';
import { confirm } from './rules/confirm.ts';
import { detail } from './rules/detail.ts';
import { reviews, undisclosed } from './rules/endorse.ts';
import { gift } from './rules/gift.ts';
import { identity } from './rules/identity.ts';
import { legal } from './rules/legal.ts';
import { likened } from './rules/likened.ts';
import { own } from './rules/own.ts';
import { payer } from './rules/payer.ts';
import { candidate, lobbying } from './rules/politics.ts';
import { safety } from './rules/safety.ts';
import { solicit } from './rules/solicit.ts';
import { story } from './rules/story.ts';
import { tone } from './rules/tone.ts';
import { unread } from './rules/unread.ts';
import { ruleOf } from './rules.ts';
import { type Question, ruleIds, type Verdict } from './types.ts';

export type Judged = { matter: Matter; marks: Mark[]; verdict: Verdict };

const authorizable = new Set<string>(['patient.confirm', 'patient.detail', 'patient.identity', 'patient.story']);

export function judge(question: Question): Judged {
  const matter = readMatter(question);
  const confirmed = confirm(matter);
  const told = detail(matter, confirmed);
  let marks = [
    ...confirmed,
    // Whoever tells a detail of somebody’s care has said that there was care.
    ...told.filter(({ rule }) => rule === 'patient.detail').map((mark): Mark => ({ ...mark, rule: 'patient.confirm' })),
    ...told,
    ...identity(matter),
    ...solicit(matter),
    ...story(matter),
    ...safety(matter),
    ...candidate(matter),
    ...lobbying(matter),
    ...advice(matter),
    ...claim(matter),
    ...payer(matter),
    ...undisclosed(matter),
    ...reviews(matter),
    ...gift(matter),
    ...legal(matter),
    ...tone(matter),
    ...own(matter),
    ...unread(matter),
  ];
  for (const mark of likened(matter, worst(marks))) {
    marks.push(mark);
    if (mark.rule === 'patient.detail') marks.push({ ...mark, rule: 'patient.confirm' });
    if (mark.rule === 'patient.confirm') marks.push(...detail(matter, [mark]));
  }
  if (isAuthorized(question)) marks = marks.filter(({ rule }) => !authorizable.has(rule));
  if ((question.media ?? []).some(isUnreadable)) marks.push({ rule: 'access.alt', start: 0, end: 0 });
  return { matter, marks: merge(marks), verdict: worst(marks) };
}

/** A live authorization for every channel it is to appear on, on that day. */
function isAuthorized({ authorization, channels, on }: Question): boolean {
  if (!authorization || authorization.channels.length === 0) return false;
  const { until } = authorization;
  if (until !== null && (!on || until.slice(0, 10) < on)) return false;
  const covered = new Set(authorization.channels.map((each) => each.toLowerCase()));
  return (channels ?? []).every((each) => covered.has(each.toLowerCase()));
}

export const verdictOf = ({ rule, verdict }: Mark): Exclude<Verdict, 'allow'> => verdict ?? ruleOf(rule).verdict;

function worst(marks: readonly Mark[]): Verdict {
  if (marks.some((mark) => verdictOf(mark) === 'block')) return 'block';
  return marks.length > 0 ? 'review' : 'allow';
}

/** One mark where several of a rule touch, in the order of the text. */
function merge(marks: readonly Mark[]): Mark[] {
  const merged: Mark[] = [];
  const sorted = [...marks].sort(
    (a, b) => ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule) || a.start - b.start || b.end - a.end,
  );
  for (const mark of sorted) {
    const last = merged.at(-1);
    if (last?.rule === mark.rule && mark.start <= last.end) {
      last.end = Math.max(last.end, mark.end);
      if (verdictOf(mark) === 'block') last.verdict = mark.verdict;
    } else merged.push({ ...mark });
  }
  return merged.sort((a, b) => a.start - b.start || ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule));
}
