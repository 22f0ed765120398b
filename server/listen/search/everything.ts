// A search over the whole archive, whatever hides a post: for the program's own work.
import type { Query } from '../../../language/query/index.ts';
import type { Context } from '../../core/context.ts';
import { findAuthorsNamed } from '../store/author.ts';
import { compile } from './compile.ts';
import type { Search } from './sought.ts';

export async function seekEverywhere(
  { db, organization }: Pick<Context, 'db' | 'organization'>,
  query: Query,
  watch: string | null = null,
): Promise<Search> {
  const asked = compile(query);
  return {
    query,
    until: null,
    copiesMayDiffer: false,
    sought: {
      words: asked?.words ?? null,
      authors: asked?.handles.length ? await findAuthorsNamed(db, organization, asked.handles) : null,
      watch,
      visible: null,
      wanted: {},
      also: ['folded', 'muted', 'withheld'],
      since: null,
    },
  };
}
