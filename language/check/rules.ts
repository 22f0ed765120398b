// The rules as a table: what each does to a text, and on whose authority.
import { type RuleId, ruleIds, type Verdict } from './types.ts';

type Rule = { verdict: Exclude<Verdict, 'allow'>; source: string };

const rules: Record<RuleId, Rule> = {
  'patient.confirm': {
    verdict: 'block',
    source: '45 CFR 164.502; HHS OCR: Elite Dental (2019), New Vision Dental (2022), Manasa Health (2023)',
  },
  'patient.detail': { verdict: 'block', source: '45 CFR 160.103, 164.514; 42 CFR Part 2' },
  'patient.identity': { verdict: 'block', source: '45 CFR 164.514(b)' },
  'patient.solicit': { verdict: 'block', source: '45 CFR 164.530(c)' },
  'patient.story': { verdict: 'block', source: '45 CFR 164.508; HHS OCR: Cadia (2025)' },
  'safety.method': { verdict: 'block', source: 'Safe-messaging guidance of the 988 Lifeline' },
  'safety.reply': { verdict: 'review', source: 'Safe-messaging guidance of the 988 Lifeline' },
  'politics.candidate': { verdict: 'block', source: '26 USC 501(c)(3)' },
  'politics.lobbying': { verdict: 'review', source: '26 CFR 56.4911-2' },
  'care.advice': { verdict: 'review', source: 'Organization policy' },
  'care.claim': { verdict: 'review', source: 'FTC health-claims guidance, adopted as our standard' },
  'payer.steer': { verdict: 'review', source: '42 CFR 422.2266(c); contract terms' },
  'endorse.undisclosed': { verdict: 'review', source: '16 CFR 255, adopted as our standard' },
  'endorse.review': { verdict: 'block', source: '16 CFR 465; the terms of Google and Yelp' },
  'gift.inducement': { verdict: 'review', source: '42 USC 1320a-7a(a)(5); OIG guidance' },
  'legal.admission': { verdict: 'review', source: 'Organization policy' },
  'tone.hostile': { verdict: 'review', source: 'Organization policy' },
  'access.alt': { verdict: 'block', source: '45 CFR 84.84; WCAG 2.1 AA' },
  'own.words': { verdict: 'review', source: 'Your organization' },
  'language.unread': { verdict: 'review', source: 'Organization policy' },
};

export const ruleOf = (rule: RuleId): Rule => rules[rule];

/** Every rule with its verdict and source, in the order of the specification. */
export const allRules = ruleIds.map((id) => ({ id, ...rules[id] }));
