// The check: what a hospital may say in public, by the speech rules. Pure; the page, the server and the command line run it alike.
import { judge } from './judge.ts';
import { reasons as english } from './reasons.en.ts';
import { reasons as spanish } from './reasons.es.ts';
import { rewriteOf } from './rewrite.ts';
import { ruleOf } from './rules.ts';
import type { Answer, Finding, Question } from './types.ts';

export { allRules } from './rules.ts';
export {
  type Answer,
  type Authorization,
  type Finding,
  type Media,
  type Organization,
  organizationKinds,
  type Question,
  type RuleId,
  ruleIds,
  type Verdict,
} from './types.ts';

/**
 * Checks a reply, post or ask. `say` is the language of the reasons; a rewrite is in the language of the reply, is the whole
 * reply, and has passed this check with all else unchanged.
 */
export function check(question: Question, say: 'en' | 'es' = 'en'): Answer {
  const judged = judge(question);
  const { marks, verdict } = judged;
  if (marks.length === 0) return { verdict, findings: [] };
  const rewrite = rewriteOf(question, judged);
  const findings = marks.map(({ rule, start, end }): Finding => {
    const finding = {
      rule,
      start,
      end,
      quote: question.reply.slice(start, end),
      why: why(rule, say),
      source: ruleOf(rule).source,
    };
    return rewrite === undefined ? finding : { ...finding, rewrite };
  });
  return { verdict, findings };
}

/** The one sentence on why a rule stops or holds words. */
export const why = (rule: Finding['rule'], say: 'en' | 'es'): string => (say === 'es' ? spanish : english)[rule];
