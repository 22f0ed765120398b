// Typographic quotes and dashes, and full-width signs, read as plain ones; every column stays where it was.

const plainMark: Record<string, string> = {};
for (const c of '“”„‟«»') plainMark[c] = '"';
for (const c of '‘’‚‛') plainMark[c] = "'";
for (const c of '‐‑‒–—―−﹘﹣') plainMark[c] = '-';

const typographic = /[“”„‟«»‘’‚‛‐‑‒–—―−﹘﹣\uFF01-\uFF5E]/g;

/** The query with one plain mark for each typographic one. */
export function plainMarks(query: string): string {
  return query.replace(typographic, (c) => plainMark[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
