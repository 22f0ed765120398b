// The last word before words leave: the same check as beside the draft, on the server, with what kind of organization this is.
import { createHash } from 'node:crypto';
import { type Answer, allRules, check, type RuleId } from '../../language/check/index.ts';
import type { Context } from '../core/context.ts';
import type { accessPost } from '../listen/index.ts';
import { findKind } from './store/reply.ts';

type Asked = Awaited<ReturnType<typeof accessPost>>;

export interface Judged {
  verdict: Answer['verdict'];
  findings: Answer['findings'];
  /** Rules that stop these words. */
  blocked: RuleId[];
  /** Rules that ask for a second look. */
  held: RuleId[];
}

const blocks = new Set<RuleId>(allRules.filter(({ verdict }) => verdict === 'block').map(({ id }) => id));

export async function lastWord(
  { db, organization, clock }: Context,
  post: Asked,
  { text, lang, network }: { text: string; lang: string | null; network: string },
): Promise<Judged> {
  const { verdict, findings } = check({
    kind: 'reply',
    post: { text: [post.title, post.text].filter(Boolean).join('\n'), author: post.author_name ?? post.handle },
    reply: text,
    lang,
    channels: [network],
    on: clock.now().toISOString().slice(0, 10),
    organization: { kind: await findKind(db, organization) },
  });
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return { verdict, findings, ...stopped(verdict, rules) };
}

/** Where words are stopped and none of these rules stops by itself (one's own words may), each of them does. */
export function stopped(verdict: Answer['verdict'], rules: readonly RuleId[]): Pick<Judged, 'blocked' | 'held'> {
  const own = rules.filter((rule) => blocks.has(rule));
  const blocked = verdict === 'block' && own.length === 0 ? [...rules] : own;
  return { blocked, held: rules.filter((rule) => !blocked.includes(rule)) };
}

/** What a lifted block holds for: these words alone. */
export const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Where each phrase stands and why, for a refusal: spans and rules, never the words. */
export const fieldsOf = ({ findings }: Judged) =>
  findings.map(({ rule, start, end, why }) => ({ path: `body.text.${start}-${end}`, code: rule, message: why }));
