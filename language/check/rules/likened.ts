// Words no rule knows that are like those which were stopped or held before: by weight, learned from cases.
import { type Mark, type Matter, markOf } from '../matter.ts';
import { ruleOf } from '../rules.ts';
import type { RuleId, Verdict } from '../types.ts';
import { type Weighed, weigh } from '../weigh/weigh.ts';
import { isAtRisk } from './risk.ts';

/** Log-odds from which words no rule knows are stopped or held, and below which what is only presumed is let pass. */
const limits = { stop: 0.85, hold: 1.4, presume: -0.6, tell: -3 };

const known = new WeakMap<Matter, Weighed>();

function weighed(matter: Matter): Weighed {
  let own = known.get(matter);
  if (!own) {
    own = weigh(matter);
    known.set(matter, own);
  }
  return own;
}

/** Whether what a rule only presumes is to count: not where the words are like those that are harmless. */
export const mayBePresumed = (matter: Matter): boolean => weighed(matter).stop > limits.presume;

/** Whether the rules on care are to count at all. */
export const mayTell = (matter: Matter): boolean => weighed(matter).stop > limits.tell;

/** Whether words with no courtesy in them are cold: not where they are like those that are harmless. */
export const mayBeCold = (matter: Matter): boolean => weighed(matter).hold > limits.presume;

/** One mark at most, and only where the rules found nothing as grave. */
export function likened(matter: Matter, found: Verdict): Mark[] {
  if (found === 'block' || isAtRisk(matter) || isShort(matter)) return [];
  const { stop, hold, rules, heaviest } = weighed(matter);
  const verdict = stop > limits.stop ? 'block' : found === 'allow' && hold > limits.hold ? 'review' : undefined;
  // A for-profit may lobby, and so may words that are most like lobbying.
  if (!verdict || !canBe(rules[0]!, matter)) return [];
  const rule = rules.find((each) => ruleOf(each).verdict === verdict && canBe(each, matter));
  if (!rule) return [];
  const { sentence, from, to } = heaviest(verdict === 'block' ? 'stop' : 'hold');
  return [markOf(rule, matter.sentences[sentence]!, { from, to })];
}

/** A word or two weigh too little. */
const isShort = ({ sentences }: Matter): boolean =>
  sentences.flatMap(({ tokens }) => tokens.filter(({ kind }) => kind === 'word')).length < 3;

const toOne = new Set<RuleId>(['patient.confirm', 'patient.detail', 'patient.identity', 'care.advice', 'tone.hostile']);

/** Whether the rule is one for this kind of text and of organization. */
function canBe(rule: RuleId, { addressed, question: { kind, organization } }: Matter): boolean {
  if (toOne.has(rule)) return addressed;
  if (rule === 'patient.story') return kind !== 'reply';
  if (rule === 'payer.steer') return (organization?.signedContracts?.length ?? 0) === 0;
  return organization?.kind !== 'for_profit' || !rule.startsWith('politics.');
}
