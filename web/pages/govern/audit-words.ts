// The audit log in words: acts, what they were done to, and the details kept with them.
import i18next from 'i18next';
import { roles } from '../../../contract/rights.ts';
import { number } from '../../lib/time.ts';
import { span } from './keeping.ts';

const said = (key: string, otherwise: string): string =>
  i18next.exists(key) ? i18next.t(key as 'acts:person.signed_in') : otherwise;

/** "watch.created" → "Watch added"; an act this page does not know keeps its code. */
export const actName = (act: string): string => said(`acts:${act}`, act);

export const subjectName = (kind: string): string => said(`govern:subject_${kind}`, kind);

/** Every act that has words, for the filter. */
export const actsKnown = (): string[] => Object.keys(i18next.getResourceBundle(i18next.language, 'acts') ?? {});

/** "fields: name, other names". `nameOf` tells what an id is called, where one may know. */
export function detailsInWords(
  details: Record<string, unknown>,
  nameOf: (id: string) => string | undefined,
): { name: string; value: string }[] {
  return Object.entries(details).map(([key, value]) => ({
    name: said(`govern:detail_${key}`, key.replaceAll(/_|(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()),
    value: /Days(Before)?$/.test(key) ? spanOf(value) : valueInWords(value, nameOf),
  }));
}

const spanOf = (days: unknown): string => (typeof days === 'number' ? span(days) : i18next.t('govern:for_ever'));

function valueInWords(value: unknown, nameOf: (id: string) => string | undefined): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return i18next.t(value ? 'govern:yes' : 'govern:no');
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return value.map((each) => valueInWords(each, nameOf)).join(', ') || '–';
  if (typeof value !== 'string') return JSON.stringify(value);
  const [role = '', place] = value.split('@');
  if (roles.some((each) => each === role)) {
    const word = i18next.t(`govern:role_${role as 'reader'}`);
    return place ? i18next.t('govern:role_at', { role: word, places: nameOf(place) ?? shortId(place) }) : word;
  }
  return (
    nameOf(value) ??
    (isId(value) ? shortId(value) : said(`govern:field_${value}`, said(`govern:right_${value}`, value)))
  );
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The end of an id: its beginning is a time, and alike for things made together. */
export const shortId = (id: string): string => id.slice(-8);
