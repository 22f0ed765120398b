// A share with its interval, as it is written.
import type { z } from 'zod';
import type { share } from '../../../contract/learn/numbers.ts';
import { currentLanguage } from '../../lib/words.ts';

/** Whole percents, as in “87%” and “82 to 91”. */
export function percents({ value, low, high }: z.output<typeof share>): { value: string; low: string; high: string } {
  const percent = new Intl.NumberFormat(currentLanguage(), { style: 'percent' });
  const bare = new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 0 });
  return { value: percent.format(value), low: bare.format(low * 100), high: bare.format(high * 100) };
}
