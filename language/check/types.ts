// What a check is asked and what it answers; the shapes of the command line and of the page alike.

export type Verdict = 'allow' | 'review' | 'block';

/** The rules, in the order of the specification; `docs/check.md` has a part for each. */
export const ruleIds = [
  'patient.confirm',
  'patient.detail',
  'patient.identity',
  'patient.solicit',
  'patient.story',
  'safety.method',
  'safety.reply',
  'politics.candidate',
  'politics.lobbying',
  'care.advice',
  'care.claim',
  'payer.steer',
  'endorse.undisclosed',
  'endorse.review',
  'gift.inducement',
  'legal.admission',
  'tone.hostile',
  'access.alt',
  'own.words',
  'language.unread',
] as const;
export type RuleId = (typeof ruleIds)[number];

export const organizationKinds = ['charity', 'charity_h', 'public_district', 'for_profit'] as const;

export type Organization = {
  kind: (typeof organizationKinds)[number];
  /** Health plans whose contract is recorded as signed, by the name the public knows. */
  signedContracts: readonly string[];
  /** The organization's own words: `{ block: [...], review: [...] }`. */
  ownWords: { block: readonly string[]; review: readonly string[] };
};

export type Media = {
  alt: string | null;
  /** Of a video: whether it has captions, or where they are. Null for a picture. */
  captions: string | boolean | null;
};

/** A patient's written authorization (45 CFR 164.508) that covers this text and its pictures. */
export type Authorization = {
  channels: readonly string[];
  /** The last day it holds, `YYYY-MM-DD`, or a moment; null: until it is revoked. */
  until: string | null;
};

export type Question = {
  kind: 'reply' | 'post' | 'ask';
  /** What is being answered, with what the public sees of its author. */
  post: { text: string; author: string | null } | null;
  /** The words that are to leave. */
  reply: string;
  lang?: string | null;
  media?: readonly Media[];
  authorization?: Authorization | null;
  /** Where it is to appear; without, any channel of the authorization counts. */
  channels?: readonly string[];
  /** The day it is to appear, `YYYY-MM-DD`; without, an authorization that ends is not counted as live. */
  on?: string;
  /** These are an ambassador's or a member of staff's words. */
  ambassador?: boolean;
  organization?: Partial<Organization>;
};

export type Finding = {
  rule: RuleId;
  /** UTF-16 units of the reply, half-open; both 0 for a picture. */
  start: number;
  end: number;
  quote: string;
  why: string;
  source: string;
  /** The whole reply in other words; it passes the same check. */
  rewrite?: string;
};

export type Answer = { verdict: Verdict; findings: Finding[] };
