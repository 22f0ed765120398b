// The routes of comparisons: from the contract to one act each.
import type { compareRoutes } from '../../../contract/learn/compare.ts';
import type { Handlers } from '../../core/http.ts';
import { compare, findComparedPosts } from './compare.ts';

export const compareHandlers: Handlers<typeof compareRoutes> = {
  compare: (context, { query }) => compare(context, query),
  findComparedPosts: (context, { query }) => findComparedPosts(context, query),
};
