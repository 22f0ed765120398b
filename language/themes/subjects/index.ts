// All subjects people speak of around a health system.
import { access } from './access.ts';
import { care, safety } from './care.ts';
import { community, cost, overall, place } from './house.ts';
import { communication, dignity, staff } from './people.ts';
import type { Subject } from './subject.ts';

export { notMeant } from './house.ts';
export type { Subject } from './subject.ts';

/** Every subject once; a subject's key is unique. */
export const subjects: readonly Subject[] = [
  ...access,
  ...staff,
  ...communication,
  ...care,
  ...safety,
  ...dignity,
  ...place,
  ...cost,
  ...overall,
  ...community,
];
