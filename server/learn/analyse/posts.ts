// The posts under a figure: those of a scope that are counted as one thing, newest first.
import type { analysisRoutes } from '../../../contract/learn/analysis.ts';
import type { AnswerOf, QueryOf } from '../../../contract/route.ts';
import type { Context } from '../../core/context.ts';
import { readCursor, writeCursor } from '../../listen/index.ts';
import { checkScope } from '../scope.ts';
import { findCounted } from '../store/counted.ts';
import { viewAnalysis } from '../views.ts';

const most = 50;

export async function findAnalysedPosts(
  context: Context,
  { what = 'all', after, limit = most, ...of }: QueryOf<typeof analysisRoutes.findAnalysedPosts>,
): Promise<AnswerOf<typeof analysisRoutes.findAnalysedPosts>> {
  const scope = await checkScope(context, of);
  const rows = await findCounted(context.db, scope, what, readCursor(after), limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    analyses: rows.slice(0, limit).map(viewAnalysis),
    next: last ? writeCursor({ at: last.at, id: last.post_id }) : null,
  };
}
