// Sets of code points as sorted ranges: read from our tables, asked, and turned into a regular expression's class.

/** Pairs of first and last code point, ascending. */
export type Ranges = Int32Array;

/** Reads `gap.length` pairs in base 36; a missing length is one code point. */
export function readRanges(table: string): Ranges {
  const pairs = table.split(' ');
  const ranges = new Int32Array(pairs.length * 2);
  let next = 0;
  pairs.forEach((pair, i) => {
    const [gap = '', length = '0'] = pair.split('.');
    const first = next + Number.parseInt(gap, 36);
    const last = first + Number.parseInt(length, 36);
    ranges[i * 2] = first;
    ranges[i * 2 + 1] = last;
    next = last + 1;
  });
  return ranges;
}

export function writeRanges(has: (codePoint: number) => boolean): string {
  const pairs: string[] = [];
  let next = 0;
  for (let cp = 0; cp <= 0x10ffff; cp++) {
    if (!has(cp)) continue;
    const first = cp;
    while (cp < 0x10ffff && has(cp + 1)) cp++;
    pairs.push((first - next).toString(36) + (cp > first ? `.${(cp - first).toString(36)}` : ''));
    next = cp + 1;
  }
  return pairs.join(' ');
}

export function inRanges(ranges: Ranges, codePoint: number): boolean {
  let low = 0;
  let high = (ranges.length >> 1) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < ranges[middle * 2]!) high = middle - 1;
    else if (codePoint > ranges[middle * 2 + 1]!) low = middle + 1;
    else return true;
  }
  return false;
}

/** The inside of a character class, for a regular expression with the `u` flag. */
export function classOf(...sets: Ranges[]): string {
  const point = (cp: number) => `\\u{${cp.toString(16)}}`;
  let inside = '';
  for (const ranges of sets)
    for (let i = 0; i < ranges.length; i += 2) inside += `${point(ranges[i]!)}-${point(ranges[i + 1]!)}`;
  return inside;
}
