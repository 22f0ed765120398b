// Who the authors of stored posts are, where a network's stream names them by number alone: looked up a few at a time, remembered,
// and never waited for long.
import type { ArrivedPost } from '../../../contract/post.ts';
import type { Connector, Settings, Surroundings } from '../connector.ts';

type Author = NonNullable<ArrivedPost['author']>;

const mostKnown = 50_000;
const fresh = 6 * 3_600_000;
const longestWait = 1000;
const mostAtOnce = 100;
/** After a look-up that failed, posts go without names for this long. */
const restAfterFailure = 30_000;

export interface Names {
  /** Fills in handle, name and followers where they can be had within a second. */
  fillIn(posts: readonly ArrivedPost[]): Promise<void>;
}

export function openNames(connector: Connector, settings: Settings, around: Surroundings, signal: AbortSignal): Names {
  const known = new Map<string, { author: Author; at: number }>();
  let restUntil = 0;
  const now = () => around.clock.now().getTime();

  const remember = (author: Author) => {
    known.delete(author.externalId);
    known.set(author.externalId, { author, at: now() });
    // The first in a map is the one that was longest not told of.
    if (known.size > mostKnown) known.delete(known.keys().next().value!);
  };

  const lookUp = async (ids: string[]) => {
    const found = await connector.profiles!({ externalIds: ids.slice(0, mostAtOnce), settings, signal }, around);
    if (!found.ok) restUntil = now() + restAfterFailure;
    else for (const author of found.authors) remember(author);
  };

  return {
    async fillIn(posts) {
      const nameless = posts.flatMap(({ author }) => (author && !author.handle ? [author] : []));
      const unknown = new Set(
        nameless.map(({ externalId }) => externalId).filter((id) => now() - (known.get(id)?.at ?? 0) > fresh),
      );
      if (connector.profiles && unknown.size > 0 && now() >= restUntil) {
        const looking = lookUp([...unknown]).catch(() => {
          restUntil = now() + restAfterFailure;
        });
        await Promise.race([looking, late()]);
      }
      for (const author of nameless) Object.assign(author, known.get(author.externalId)?.author);
    },
  };
}

const late = () => new Promise<void>((resolve) => setTimeout(resolve, longestWait).unref());
