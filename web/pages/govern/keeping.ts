// How long words are kept, as sentences.
import i18next from 'i18next';
import { counted } from '../connect/counted.ts';

/** 730 → "2 years", 90 → "90 days". */
export function span(days: number): string {
  const years = days / 365;
  const months = days / 30;
  if (Number.isInteger(years)) return i18next.t('govern:years', counted(years));
  return days < 365 && Number.isInteger(months) && months > 3
    ? i18next.t('govern:months', counted(months))
    : i18next.t('govern:days', counted(days));
}

/** Null: for ever. */
export const postsKept = (days: number | null): string =>
  days === null ? i18next.t('govern:posts_kept_ever') : i18next.t('govern:posts_kept', { span: span(days) });

/** Null: for ever. */
export const auditKept = (days: number | null): string =>
  days === null ? i18next.t('govern:audit_kept_ever') : i18next.t('govern:audit_kept', { span: span(days) });
