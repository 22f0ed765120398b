// How well labels given agree with the right ones: the measures people compare models by.

export type Pair = { right: readonly string[]; given: readonly string[] };

type Rates = { precision: number; recall: number; f1: number };

export type Measures = {
  texts: number;
  /** Share of texts whose labels are all right and no other given. */
  accuracy: number;
  /** Mean over the labels, each counting alike. */
  macro: Rates;
  /** Over all labels given, each counting once. */
  micro: Rates;
  labels: Record<string, Rates & { texts: number }>;
  /** `matrix[i][j]`: texts that are labels[i] and were given labels[j]. Of several labels a text, for each label alone. */
  confusion:
    | { labels: string[]; matrix: number[][] }
    | Record<string, { right: number; wrong: number; missed: number }>;
};

/** Labels that nobody has and nobody was given count nowhere; a rate without a denominator is 0. */
export function measure(pairs: readonly Pair[], kind: 'one' | 'several'): Measures {
  const counts = new Map<string, { right: number; given: number; true: number }>();
  const of = (label: string) => {
    const found = counts.get(label) ?? { right: 0, given: 0, true: 0 };
    counts.set(label, found);
    return found;
  };
  let exact = 0;
  for (const { right, given } of pairs) {
    for (const label of right) of(label).true++;
    for (const label of given) {
      of(label).given++;
      if (right.includes(label)) of(label).right++;
    }
    if (right.length === given.length && right.every((label) => given.includes(label))) exact++;
  }
  const labels = [...counts.keys()].sort();
  const each = labels.map((label) => ({ ...rates(of(label)), texts: of(label).true }));
  const sum = { right: 0, given: 0, true: 0 };
  for (const count of counts.values()) {
    sum.right += count.right;
    sum.given += count.given;
    sum.true += count.true;
  }
  return {
    texts: pairs.length,
    accuracy: round(share(exact, pairs.length)),
    macro: {
      precision: mean(each.map((one) => one.precision)),
      recall: mean(each.map((one) => one.recall)),
      f1: mean(each.map((one) => one.f1)),
    },
    micro: rates(sum),
    labels: Object.fromEntries(labels.map((label, i) => [label, each[i]!])),
    confusion:
      kind === 'one'
        ? { labels, matrix: matrixOf(pairs, labels) }
        : Object.fromEntries(
            labels.map((label) => {
              const { right, given, true: all } = of(label);
              return [label, { right, wrong: given - right, missed: all - right }];
            }),
          ),
  };
}

function matrixOf(pairs: readonly Pair[], labels: string[]): number[][] {
  const places = new Map(labels.map((label, i) => [label, i]));
  const matrix = labels.map(() => labels.map(() => 0));
  for (const { right, given } of pairs) {
    const row = matrix[places.get(right[0] ?? '') ?? -1];
    const column = places.get(given[0] ?? '');
    if (row && column !== undefined) row[column]!++;
  }
  return matrix;
}

function rates({ right, given, true: all }: { right: number; given: number; true: number }): Rates {
  return {
    precision: round(share(right, given)),
    recall: round(share(right, all)),
    f1: round(share(2 * right, given + all)),
  };
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const round = (value: number) => Math.round(value * 10_000) / 10_000;
const mean = (values: number[]) =>
  round(
    share(
      values.reduce((sum, value) => sum + value, 0),
      values.length,
    ),
  );
