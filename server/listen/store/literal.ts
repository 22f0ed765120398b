// Arrays as PostgreSQL writes them: quicker than a driver's general way, and arrays of arrays may have different lengths.

const quote = (text: string): string => (/["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`);

/** Of any text. */
export const textArray = (items: readonly (string | null)[]): string => {
  let written = '{';
  for (const [n, item] of items.entries()) written += `${n ? ',' : ''}${item === null ? 'NULL' : quote(item)}`;
  return `${written}}`;
};

/** Of what needs no quoting: ids, numbers, times, our own words. */
export const bareArray = (items: readonly (string | number | null)[]): string => {
  let written = '{';
  for (const [n, item] of items.entries()) written += `${n ? ',' : ''}${item === null ? 'NULL' : item}`;
  return `${written}}`;
};
