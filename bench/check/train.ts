// Learns from the cases what words weigh, and writes it to `language/check/weigh/weights.ts`; the kept cases are never read.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { examples } from '../../language/check/examples.ts';
import { type Question, type RuleId, ruleIds } from '../../language/check/index.ts';
import { readMatter } from '../../language/check/matter.ts';
import { ruleOf } from '../../language/check/rules.ts';
import { featuresOf } from '../../language/check/weigh/features.ts';
import { pack, shareOf } from '../../language/check/weigh/scales.ts';

type Case = Question & { expect: 'block' | 'review' | 'allow'; rule: string };
type Row = { features: number[]; case: Case };

/** What hangs on more than the words: pictures, own words, contracts, who speaks, the post’s danger, the language. */
const elsewhere = new Set(['access.alt', 'own.words', 'endorse.undisclosed', 'safety.reply', 'language.unread']);
const bare = ({ organization, authorization, media, ambassador, rule, expect }: Case) =>
  !organization && !authorization && !media && !ambassador && (expect === 'allow' || !elsewhere.has(rule));

const folder = new URL('./cases/', import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson') && name !== 'kept.ndjson').sort();
const cases: Case[] = [];
for (const name of names)
  cases.push(
    ...(await readFile(new URL(name, folder), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
for (const [rule, { stopped, passing }] of Object.entries(examples))
  for (const [each, expect] of [
    ...stopped.map((one) => [one, ruleOf(rule as RuleId).verdict] as const),
    ...passing.map((one) => [one, 'allow'] as const),
  ])
    cases.push({
      kind: each.kind ?? 'reply',
      post: each.to ? { text: each.to, author: null } : null,
      reply: each.words,
      ...each.with,
      expect,
      rule,
    });
const own = cases.filter(bare);
const keys = own.map((each) => featuresOf(readMatter(each)).map(({ key }) => key));

const verdicts = learn(
  { least: 1, most: 24000, of: () => true },
  own.map(() => true),
  [(each) => each.expect === 'block', (each) => each.expect !== 'allow'],
);
const ids = ruleIds.filter((id) => own.filter(({ rule, expect }) => rule === id && expect !== 'allow').length > 5);
const rules = learn(
  { least: 4, most: 3000, of: (key) => !key.slice(2).includes(' ') },
  own.map(({ expect }) => expect !== 'allow'),
  ids.map((id: RuleId) => (each: Case) => each.rule === id),
);

await writeFile(
  new URL('../../language/check/weigh/weights.ts', import.meta.url),
  `// Learned from the cases of the bench by \`bench/check/train.ts\`; not written by hand.
import type { RuleId } from '../types.ts';
import type { Scales } from './scales.ts';

/** Whether to stop; whether to stop or hold. */
export const verdicts: Scales = ${written(verdicts)};

/** Which rule. */
export const rules: Scales & { ids: RuleId[] } = ${written({ ids, ...rules })};
`,
);
console.log(`${own.length} cases of ${names.join(', ')}; ${ids.length} rules.`);

function written(value: object): string {
  const lines = Object.entries(value).map(([name, each]) => `  ${name}: ${JSON.stringify(each).replaceAll('"', "'")},`);
  return `{\n${lines.join('\n')}\n}`;
}

/** Weights for each question of the cases that `from` names, by the keys that matter most. */
function learn(
  { least, most, of }: { least: number; most: number; of(key: string): boolean },
  from: readonly boolean[],
  questions: readonly ((each: Case) => boolean)[],
) {
  const counts = new Map<string, number>();
  for (const [i, each] of keys.entries())
    if (from[i]) for (const key of each) if (of(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  let known = [...counts].filter(([, count]) => count >= least).map(([key]) => key);
  for (let turn = 0; ; turn++) {
    const places = new Map(known.map((key, place) => [key, place]));
    const rows = own.flatMap((each, i): Row[] =>
      from[i] ? [{ case: each, features: keys[i]!.flatMap((key) => places.get(key) ?? []) }] : [],
    );
    const fitted = questions.map((question) => fit(rows, question, known.length));
    const weights = known.map((_, place) => fitted.map((each) => each[place]!));
    const bias = fitted.map((each) => each[known.length]!);
    if (turn === 1 || known.length <= most)
      return pack(bias, new Map(known.map((key, place) => [key, weights[place]!])));
    const size = (place: number) => Math.max(...weights[place]!.map(Math.abs));
    const kept = new Set([...known.keys()].sort((a, b) => size(b) - size(a)).slice(0, most));
    known = known.filter((_, place) => kept.has(place));
  }
}

/** Logistic regression by AdaGrad, in one fixed order; the last number is the bias. */
function fit(rows: readonly Row[], question: (each: Case) => boolean, count: number): Float64Array {
  const weights = new Float64Array(count + 1);
  const moved = new Float64Array(count + 1).fill(1e-6);
  const move = (place: number, slope: number) => {
    moved[place]! += slope * slope;
    weights[place]! -= (0.3 * slope) / Math.sqrt(moved[place]!);
  };
  for (let turn = 0; turn < 20; turn++)
    for (let step = 0; step < rows.length; step++) {
      const { features, case: each } = rows[(step * 7919 + turn * 31) % rows.length]!;
      const share = shareOf(features.length);
      let sum = weights[count]!;
      for (const place of features) sum += weights[place]! * share;
      const miss = 1 / (1 + Math.exp(-sum)) - (question(each) ? 1 : 0);
      for (const place of features) move(place, miss * share + 3e-4 * weights[place]!);
      move(count, miss);
    }
  return weights;
}
