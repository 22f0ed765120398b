// Which words set one body of text apart from another: weighted log-odds with an informative Dirichlet prior.

/**
 * How far a word's odds differ between two bodies, in standard errors (Monroe, Colaresi and Quinn 2008, eq. 22): `here` of
 * `allHere` and `there` of `allThere`, with `prior` of `allPrior` as what is known beforehand. Positive: it sets “here” apart.
 */
export function logOdds(
  here: number,
  allHere: number,
  there: number,
  allThere: number,
  prior: number,
  allPrior: number,
): number {
  const [a, b] = [here + prior, there + prior];
  const [notA, notB] = [allHere + allPrior - a, allThere + allPrior - b];
  if (a <= 0 || b <= 0 || notA <= 0 || notB <= 0) return 0;
  return (Math.log(a / notA) - Math.log(b / notB)) / Math.sqrt(1 / a + 1 / b);
}
