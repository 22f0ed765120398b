// Guesses which field was meant: by other names people know, else by how few letters differ.

const otherNames: Record<string, string> = {
  author: 'from',
  by: 'from',
  user: 'from',
  country: 'place',
  city: 'place',
  location: 'place',
  near: 'place',
  url: 'site',
  domain: 'site',
  host: 'site',
  link: 'site',
  language: 'lang',
  source: 'network',
  platform: 'network',
  reply: 'to',
  mentions: 'to',
  type: 'is',
  filter: 'has',
  stars: 'rating',
  photo: 'media',
  image: 'media',
  images: 'media',
  video: 'media',
  links: 'link',
  url_link: 'link',
};

/** The known name that `name` probably means; at most two letters off, and fewer than it has. */
export function closestField(name: string, known: string[]): string | undefined {
  const other = otherNames[name];
  if (other !== undefined && known.includes(other)) return other;
  let best: string | undefined;
  let least = Math.min(2, name.length - 1) + 1;
  for (const candidate of known) {
    const steps = editsBetween(name, candidate);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** Letters to add, drop, change or swap with their neighbour. */
function editsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, rows[i - 2]![j - 2]! + 1);
      row.push(steps);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
