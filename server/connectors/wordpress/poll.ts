// Asks a site what is new: comments and posts, what was edited, held or taken away among the latest hundred.
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';
import type { Connector } from '../../connect/connector.ts';
import { list, type Outside, object } from '../../connect/outside.ts';
import { accountOf, call, numberOf, rows } from './call.ts';
import { commentOf, idOf, type Kind, network, pageOf, wordsOf } from './item.ts';

const each = 100;
/** After a long absence, this many pages back. */
const mostPages = 20;

/** What was there when the site was asked last: its number, and the digest of its words and state. */
type Known = Map<number, string>;

export const poll: NonNullable<Connector<'wordpress'>['poll']> = async (given, around) => {
  const { settings, cursor, credentials, signal } = given;
  const account = await accountOf(credentials, settings.user);
  const host = new URL(settings.site).hostname;
  if (!account) return { ok: false, fault: { code: 'signed_out', values: { host } } };
  const now = around.clock.now();
  const posts: ArrivedPost[] = [];
  const changes: ArrivedChange[] = [];
  const saved: Record<string, [number, string][]> = {};
  const kinds = [
    { kind: 'post', path: 'posts', query: { status: 'publish' }, read: pageOf },
    { kind: 'comment', path: 'comments', query: { status: 'all', type: 'all' }, read: commentOf },
  ] as const;
  for (const { kind, path, query, read } of kinds) {
    const before = knownOf(object(cursor)?.[kind]);
    const found: Outside[] = [];
    let whole = false;
    for (let page = 1; page <= mostPages && !whole; page++) {
      const asked = { context: 'edit', orderby: 'id', order: 'desc', per_page: each, page, ...query };
      const answer = await call(account, path, { query: asked, signal }, around);
      if (!answer.ok)
        return { ok: false, fault: answer.fault, ...(answer.retryAfter ? { nextTryAt: answer.retryAfter } : {}) };
      const got = rows(answer.value);
      found.push(...got);
      // The first time the latest page is enough; later, all back to what is known.
      whole = got.length < each || before.size === 0 || got.some(({ id }) => before.has(numberOf(id) ?? 0));
    }
    const known: Known = new Map();
    for (const row of found) {
      const number = numberOf(row.id);
      const post = number === undefined ? undefined : read(row, settings.site, now);
      if (number === undefined || !post) continue;
      const words = wordsOf(row);
      known.set(number, words);
      if (!before.has(number)) posts.push(post);
      else if (before.get(number) !== words)
        changes.push({ change: 'edited', network, externalId: post.externalId, post });
    }
    changes.push(...goneOf(kind, settings.site, before, known));
    saved[kind] = [...known].slice(0, each);
  }
  return {
    ok: true,
    posts: posts.reverse(),
    changes,
    cursor: saved,
    nextTryAt: new Date(now.getTime() + settings.everyMinutes * 60_000),
  };
};

/** What was there, is not, and is not merely too old for the pages that were read. */
function goneOf(kind: Kind, site: string, before: Known, known: Known): ArrivedChange[] {
  const oldest = known.size < each ? 0 : Math.min(...known.keys());
  return [...before.keys()]
    .filter((number) => number >= oldest && !known.has(number))
    .map((number) => ({ change: 'deleted', network, externalId: idOf(site, kind, number) }));
}

const knownOf = (value: unknown): Known =>
  new Map(
    list(value, each).filter(
      (pair): pair is [number, string] =>
        Array.isArray(pair) && typeof pair[0] === 'number' && typeof pair[1] === 'string',
    ),
  );
