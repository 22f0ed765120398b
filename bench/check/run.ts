// What the check is promised to find, on cases of our own: those it was made with, and a fifth that was kept from it.
import { readdir, readFile } from 'node:fs/promises';
import { type Answer, check, type Question } from '../../language/check/index.ts';
import { type Figure, percentile, publish } from '../print.ts';

type Case = Question & { expect: 'block' | 'review' | 'allow'; rule: string };

const day = '2026-11-22';

async function cases(name: string): Promise<Case[]> {
  const text = await readFile(new URL(`./cases/${name}.ndjson`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => ({ ...(JSON.parse(line) as Case), on: day }));
}

const share = (some: readonly boolean[]) => some.filter(Boolean).length / some.length;

function score(name: string, all: readonly Case[]): Figure[] {
  const answered = all.map((each) => ({ each, answer: check(each) }));
  const of = (expect: Case['expect']) => answered.filter(({ each }) => each.expect === expect);
  const blocked = of('block').filter(({ answer }) => answer.verdict === 'block');
  const rewrites = blocked
    .filter(({ each }) => each.rule !== 'access.alt')
    .map(({ each, answer }) => [each, rewriteOf(answer)] as const);
  const offered = rewrites.filter((pair): pair is readonly [Case, string] => pair[1] !== undefined);
  const figure = (what: string, value: number, must: string): Figure => ({
    what: `${name}: ${what}`,
    value,
    unit: '',
    must,
  });
  return [
    figure('to be blocked and blocked', share(of('block').map(({ answer }) => answer.verdict === 'block')), '≥ 0.93'),
    figure('harmless and allowed', share(of('allow').map(({ answer }) => answer.verdict === 'allow')), '≥ 0.88'),
    figure(
      'to be reviewed and at least reviewed',
      share(of('review').map(({ answer }) => answer.verdict !== 'allow')),
      '≥ 0.85',
    ),
    figure(
      'right rule named, where blocked',
      share(blocked.map(({ each, answer }) => names(answer, each.rule))),
      '≥ 0.85',
    ),
    figure('rewrites offered for blocked words', offered.length / rewrites.length, '≥ 0.8'),
    figure(
      'of those, pass the check themselves',
      share(offered.map(([each, reply]) => check({ ...each, reply }).verdict === 'allow')),
      '= 1',
    ),
  ];
}

const rewriteOf = ({ findings }: Answer) => findings.find(({ rewrite }) => rewrite !== undefined)?.rewrite;
const names = ({ findings }: Answer, rule: string) => findings.some((each) => each.rule === rule);

/** Milliseconds for each case on one thread, once warm; the best of five, so that other programs on the machine don’t count. */
function time(all: readonly Case[]): number[] {
  const best = all.map(() => Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < 6; turn++)
    for (const [i, each] of all.entries()) {
      const begun = performance.now();
      check(each);
      if (turn > 0) best[i] = Math.min(best[i]!, performance.now() - begun);
    }
  return best;
}

const folder = await readdir(new URL('./cases/', import.meta.url));
const others = folder.map((file) => file.replace('.ndjson', '')).filter((name) => name !== 'kept');
type Sight = { set: number; cases: number; blocked: number; allowed: number; reviewed: number; rule: number };
const sights = JSON.parse(await readFile(new URL('./first-sight.json', import.meta.url), 'utf8')) as Sight[];
const seen = sights.flatMap(({ set, cases: count, blocked, allowed, reviewed, rule }): Figure[] => [
  { what: `fresh set ${set} of ${count}, at first sight: to be blocked and blocked`, value: blocked, unit: '' },
  { what: `fresh set ${set}, at first sight: harmless and allowed`, value: allowed, unit: '' },
  { what: `fresh set ${set}, at first sight: to be reviewed and at least reviewed`, value: reviewed, unit: '' },
  { what: `fresh set ${set}, at first sight: right rule named, where blocked`, value: rule, unit: '' },
]);

const made = (await Promise.all(others.sort().map(cases))).flat();
const kept = await cases('kept');
const times = time([...made, ...kept]);
await publish(
  'check',
  [
    ...score('kept', kept),
    ...score('made with', made),
    ...seen,
    { what: 'a reply, p50', value: percentile(times, 0.5), unit: 'ms' },
    { what: 'a reply, p95', value: percentile(times, 0.95), unit: 'ms', must: '< 5' },
  ],
  [
    `${made.length} cases it was made with, ${kept.length} that were kept from it; English and Spanish, written for this and split by chance.`,
    'All cases were written by those who wrote the rules: whoever else writes some will find more that it misses.',
    'First sight: what a set found on the day it was written, before anything was mended by it; measured once, not by this bench.',
    'Sets 2, 3, 5 and 6 were made to be missed; 1, 4, 7, 8 and 9 are as hospitals write. Set 9 was seen by what stands now.',
  ],
);
