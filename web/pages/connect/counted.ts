// Numbers for sentences that bend to them: `t('posts', counted(3))` with `{{n}}` in the catalogue.
import { number } from '../../lib/time.ts';

/** Spanish has a form of its own for whole millions, which our catalogues spare: it reads as "other". */
export const counted = (value: number): { count: number; n: string } => ({
  count: value !== 0 && value % 1_000_000 === 0 ? 2 : value,
  n: number(value),
});
