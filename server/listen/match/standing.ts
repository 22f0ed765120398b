// What an organization waits for at this moment: its watches, the names of its facilities, its mutes; kept in memory and
// brought up to date by the revision that every change of them counts up.
import { createMatcher, type Matcher } from '../../../language/matcher/index.ts';
import type { Post } from '../../../language/post.ts';
import { parse } from '../../../language/query/index.ts';
import type { Context } from '../../core/context.ts';
import { findChangedWatches, findMutes, findStanding } from '../store/standing.ts';
import { distinctNames, type Named } from '../watch/names.ts';

export interface Heard {
  watches: string[];
  /** Facilities whose names stand in the words: by a name of several words, or by one that could be another's. */
  facilities: { sure: string[]; unsure: string[] };
  mutes: string[];
}

export class Standing {
  revision = -1;
  postDays: number | null = null;
  readonly authorMutes = new Map<string, string[]>();
  readonly threadMutes = new Map<string, string[]>();
  #facilities = '';
  #names = new Set<string>();
  #wordMutes = new Set<string>();
  readonly #matcher: Matcher<string> = createMatcher({ unindexedLimit: Number.POSITIVE_INFINITY });

  /** Reads what has changed since; inside the transaction whose posts are matched with it. */
  async refresh(context: Context): Promise<void> {
    const { db, organization } = context;
    const now = await findStanding(db, organization);
    this.postDays = now.postDays;
    if (now.facilities !== this.#facilities) this.#nameFacilities(now.facilities);
    if (now.revision === this.revision) return;
    for (const watch of await findChangedWatches(db, organization, this.revision)) {
      if (watch.archived) this.#matcher.remove(`w${watch.id}`);
      else this.#wait(`w${watch.id}`, watch.query);
    }
    await this.#readMutes(context);
    this.revision = now.revision;
  }

  hear(post: Post): Heard {
    const heard: Heard = { watches: [], facilities: { sure: [], unsure: [] }, mutes: [] };
    for (const id of this.#matcher.match(post)) {
      const rest = id.slice(1);
      if (id[0] === 'w') heard.watches.push(rest);
      else if (id[0] === 'm') heard.mutes.push(rest);
      else if (id[0] === 'f') heard.facilities.sure.push(rest);
      else heard.facilities.unsure.push(rest);
    }
    return heard;
  }

  /** Mutes that hide whatever this author says, or whatever is said in this thread. */
  mutesOf(authorId: string | null, conversationId: string): { author: string[]; thread: string[] } {
    return {
      author: (authorId && this.authorMutes.get(authorId)) || [],
      thread: this.threadMutes.get(conversationId) ?? [],
    };
  }

  #wait(id: string, query: string): void {
    const parsed = parse(query);
    if (parsed.ok) this.#matcher.set(id, parsed.query);
    else this.#matcher.remove(id);
  }

  #nameFacilities(written: string): void {
    for (const id of this.#names) this.#matcher.remove(id);
    this.#names.clear();
    for (const facility of JSON.parse(written) as (Named & { id: string })[]) {
      const { sure, unsure } = distinctNames(facility);
      for (const [mark, queries] of [
        ['f', sure],
        ['u', unsure],
      ] as const) {
        if (queries.length === 0) continue;
        this.#wait(`${mark}${facility.id}`, queries.join(' OR '));
        this.#names.add(`${mark}${facility.id}`);
      }
    }
    this.#facilities = written;
  }

  async #readMutes({ db, organization }: Context): Promise<void> {
    this.authorMutes.clear();
    this.threadMutes.clear();
    const words = new Set<string>();
    for (const mute of await findMutes(db, organization)) {
      if (mute.author_id) add(this.authorMutes, mute.author_id, mute.id);
      if (mute.conversation_id) add(this.threadMutes, mute.conversation_id, mute.id);
      if (mute.query === null) continue;
      words.add(`m${mute.id}`);
      if (!this.#wordMutes.has(`m${mute.id}`)) this.#wait(`m${mute.id}`, mute.query);
    }
    for (const id of this.#wordMutes) if (!words.has(id)) this.#matcher.remove(id);
    this.#wordMutes = words;
  }
}

function add(to: Map<string, string[]>, key: string, id: string): void {
  const ids = to.get(key);
  if (ids) ids.push(id);
  else to.set(key, [id]);
}
