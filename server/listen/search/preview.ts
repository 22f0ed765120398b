// What a watch would have found: a count, a chart and the newest posts, before it is saved.
import type { listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import type { Context } from '../../core/context.ts';
import { addDays, dayIn } from '../day.ts';
import { findTimeZone } from '../store/organization.ts';
import { viewPosts } from '../views.ts';
import { findPage } from './find.ts';
import { readQuery, seek } from './sought.ts';
import { countMatches } from './volume.ts';

const newest = 20;

/** Throws `query.unreadable`. */
export async function previewQuery(
  context: Context,
  { query, days }: { query: string; days: number },
): Promise<AnswerOf<typeof listen.previewQuery>> {
  readQuery(query);
  const timeZone = await findTimeZone(context.db, context.organization);
  const to = dayIn(timeZone)(context.clock.now());
  const from = addDays(to, 1 - days);
  const search = await seek(context, { q: query, from, to });
  const { rows } = await findPage(context, search, null, newest);
  const posts = await viewPosts(context, rows, search.query);
  return { ...(await countMatches(context, { q: query }, { timeZone, from, to })), newest: posts };
}
