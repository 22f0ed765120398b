// The watches of every organization that hears a public stream, in one matcher that learns of changes while it runs.
import type { ArrivedPost } from '../../../contract/post.ts';
import { createMatcher, type Matcher, packPosts } from '../../../language/matcher/index.ts';
import { parse } from '../../../language/query/index.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { arrivedAsLanguage } from '../spoken.ts';
import { findChangedWatches, findRevision } from '../store/standing.ts';
import { openPool, type Pool } from './pool.ts';

/** Up to here one thread, the process's own, is quick enough; beyond, matching has threads of its own. */
const mostHere = 5000;
/** However deaf we were, a change is known after so long, ms. */
const longestUnknown = 10_000;

export interface StreamMatcher {
  match(posts: readonly ArrivedPost[], organizations: readonly string[]): Promise<Map<string, number[]>>;
  stop(): Promise<void>;
}

interface Known {
  revision: number;
  /** By performance.now(); 0: at once. */
  checkAt: number;
}

export function openStreamMatcher(core: Core, threads: number): StreamMatcher {
  const known = new Map<string, Known>();
  const queries = new Map<string, string>();
  let here: Matcher<string> | null = createMatcher({ unindexedLimit: Number.POSITIVE_INFINITY });
  let pool: Pool | null = null;
  let refreshing: Promise<void> = Promise.resolve();
  const unhear = core.live.hearAll((organization, topic) => {
    const of = topic === 'watches' ? known.get(organization) : undefined;
    if (of) of.checkAt = 0;
  });

  const refresh = async (organizations: readonly string[]) => {
    for (const organization of organizations) {
      const of = known.get(organization) ?? { revision: -1, checkAt: 0 };
      known.set(organization, of);
      if (performance.now() < of.checkAt) continue;
      of.checkAt = performance.now() + longestUnknown;
      await act(core, organization, program, async ({ db }) => {
        const revision = await findRevision(db, organization);
        if (revision === of.revision) return;
        take(organization, await findChangedWatches(db, organization, of.revision));
        of.revision = revision;
      }).catch((error) => {
        of.checkAt = 0;
        throw error;
      });
    }
  };

  const take = (organization: string, watches: Awaited<ReturnType<typeof findChangedWatches>>) => {
    const gone = watches.filter(({ archived }) => archived).map(({ id }) => `${organization} ${id}`);
    const now = watches
      .filter(({ archived }) => !archived)
      .map(({ id, query }) => [`${organization} ${id}`, query] as const);
    for (const id of gone) queries.delete(id);
    for (const [id, query] of now) queries.set(id, query);
    if (!pool && queries.size > mostHere) {
      here = null;
      pool = openPool(threads);
      pool.set([...queries]);
    } else if (pool) {
      pool.remove(gone);
      pool.set(now);
    }
    if (!here) return;
    for (const id of gone) here.remove(id);
    for (const [id, query] of now) {
      const parsed = parse(query);
      if (parsed.ok) here.set(id, parsed.query);
      else here.remove(id);
    }
  };

  return {
    async match(posts, organizations) {
      refreshing = refreshing.catch(() => {}).then(() => refresh(organizations));
      await refreshing;
      const spoken = posts.map(arrivedAsLanguage);
      const hits = pool ? await pool.match(packPosts(spoken)) : spoken.map((post) => here!.match(post));
      return byOrganization(hits, new Set(organizations));
    },
    async stop() {
      unhear();
      await pool?.stop();
    },
  };
}

/** Ids begin with their organization's. */
function byOrganization(
  hits: readonly (readonly string[])[],
  organizations: ReadonlySet<string>,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, ids] of hits.entries()) {
    for (const organization of new Set(ids.map((id) => id.slice(0, id.indexOf(' '))))) {
      if (!organizations.has(organization)) continue;
      const of = found.get(organization);
      if (of) of.push(index);
      else found.set(organization, [index]);
    }
  }
  return found;
}
