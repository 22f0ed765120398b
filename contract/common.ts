// Shapes that every module uses: ids, times, pages, problems.
import { z } from 'zod';
import { rights, roles } from './rights.ts';

export const id = z.uuid();
/** An instant, ISO 8601 with offset. */
export const time = z.iso.datetime({ offset: true });
/** A calendar day in the organization's time zone, in years that calendars agree on. */
export const day = z.iso.date().regex(/^(19|20|21)/);
/** A short line of text a person typed: trimmed, no control characters. */
export const line = (most = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u);
export const right = z.enum(rights);
export const role = z.enum(roles);
export const language = z.enum(['en', 'es']);

/** Where the next page begins; opaque. */
export const cursor = z.string().max(200);

/** RFC 9457, with a stable `code`, and where input was wrong, which field and why. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  /** For i18n: what the words of `code` name. */
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  trace: z.string().optional(),
});
export type Problem = z.output<typeof problem>;

export const done = z.object({ ok: z.literal(true) });
