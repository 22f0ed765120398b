// What a person may do, as words.
import i18next from 'i18next';
import type { z } from 'zod';
import type { grant } from '../../../contract/govern.ts';
import { roles } from '../../../contract/rights.ts';
import { currentLanguage } from '../../lib/words.ts';
import type { Facility } from './organization.ts';

export type Grant = z.output<typeof grant>;

/** "Editor at St. Anne and North, Reader": roles in their order; one for the whole organization names no place. */
export function grantsInWords(grants: readonly Grant[], facilities: readonly Pick<Facility, 'id' | 'name'>[]): string {
  const list = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' });
  const nameOf = (id: string) => facilities.find((each) => each.id === id)?.name ?? i18next.t('govern:some_facility');
  return roles
    .flatMap((role) => {
      const places = grants.filter((each) => each.role === role).map(({ facilityId }) => facilityId);
      if (places.length === 0) return [];
      const word = i18next.t(`govern:role_${role}`);
      const ids = places.filter((id) => id !== null);
      return [
        ids.length < places.length
          ? word
          : i18next.t('govern:role_at', { role: word, places: list.format(ids.map(nameOf)) }),
      ];
    })
    .join('; ');
}

export const sameGrants = (a: readonly Grant[], b: readonly Grant[]): boolean => {
  const keys = (grants: readonly Grant[]) =>
    grants
      .map(({ role, facilityId }) => `${role} ${facilityId}`)
      .sort()
      .join();
  return keys(a) === keys(b);
};
