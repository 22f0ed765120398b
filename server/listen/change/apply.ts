// What a network says has happened to posts: edited, deleted, or the whole account gone; in the order it was said.
import type { ArrivedChange } from '../../../contract/post.ts';
import type { Context } from '../../core/context.ts';
import { cleanPost } from '../arrive/clean.ts';
import type { Standing } from '../match/standing.ts';
import { findAuthors } from '../store/author.ts';
import { findByAuthor, findByExternalIds } from '../store/change.ts';
import { deletePosts, forgetAuthorsOf } from './delete.ts';
import { editPosts } from './edit.ts';

const atOnce = 1000;

type Of<Kind extends ArrivedChange['change']> = Extract<ArrivedChange, { change: Kind }>;

export async function applyChanges(
  context: Context,
  changes: readonly ArrivedChange[],
  standing: Standing,
): Promise<void> {
  for (const run of runsOf(changes)) {
    if (isAll(run, 'deleted'))
      await deletePosts(context, await findByExternalIds(context.db, context.organization, run));
    else if (isAll(run, 'edited')) await applyEdits(context, run, standing);
    else if (isAll(run, 'author-deleted')) await deleteAuthors(context, run);
  }
}

const isAll = <Kind extends ArrivedChange['change']>(run: readonly ArrivedChange[], kind: Kind): run is Of<Kind>[] =>
  run[0]?.change === kind;

/** Neighbours of one kind, so that each is one piece of work. */
function runsOf(changes: readonly ArrivedChange[]): ArrivedChange[][] {
  const runs: ArrivedChange[][] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last?.[0]?.change === change.change) last.push(change);
    else runs.push([change]);
  }
  return runs;
}

async function applyEdits(context: Context, changes: readonly Of<'edited'>[], standing: Standing): Promise<void> {
  const stored = await findByExternalIds(context.db, context.organization, changes);
  const ids = new Map(stored.map((row) => [`${row.network}\n${row.external_id}`, row.id]));
  const edited = new Map<string, Parameters<typeof editPosts>[1][number]>();
  for (const { network, externalId, post } of changes) {
    const id = ids.get(`${network}\n${externalId}`);
    const cleaned = cleanPost(post, context.clock.now());
    if (id && cleaned.ok) edited.set(id, { id, post: cleaned.post });
  }
  await editPosts(context, [...edited.values()], standing);
}

async function deleteAuthors(context: Context, changes: readonly Of<'author-deleted'>[]): Promise<void> {
  const { db, organization } = context;
  const gone = changes.map(({ network, authorExternalId: externalId }) => ({ network, externalId }));
  const authors = (await findAuthors(db, organization, gone)).map(({ id }) => id);
  if (authors.length === 0) return;
  for (;;) {
    const posts = await findByAuthor(db, organization, authors, atOnce);
    await deletePosts(context, posts);
    if (posts.length < atOnce) break;
  }
  await forgetAuthorsOf(context, authors);
}
