// What a server's stream says, as posts and changes; gathered for a moment, so that a busy tag is stored a few times a second.
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';
import { list, object } from '../../connect/outside.ts';
import { broughtBy } from './notification.ts';
import { forget, type Place, remember } from './place.ts';
import { concernsUs, deletionOf, editOf, idOf, isOwn, postsOf, type View } from './status.ts';

export interface Gathered {
  kept: { posts: ArrivedPost[]; changes: ArrivedChange[] };
  sought: { posts: ArrivedPost[]; changes: ArrivedChange[] };
  skipped: number;
}

export const gathered = (): Gathered => ({
  kept: { posts: [], changes: [] },
  sought: { posts: [], changes: [] },
  skipped: 0,
});

export const countOf = ({ kept, sought, skipped }: Gathered): number =>
  kept.posts.length + kept.changes.length + sought.posts.length + sought.changes.length + skipped;

/** Adds what one message says; what makes no sense is counted. */
export function hearMessage(data: Buffer, to: Gathered, place: Place, view: View): void {
  const message = object(parse(data.toString()));
  const event = message?.event;
  const payload = typeof message?.payload === 'string' ? message.payload : '';
  if (event === 'delete') {
    const id = idOf(payload);
    if (!id) return void to.skipped++;
    forget(place, id);
    // Posts come before changes in a batch: one that came in the same moment is gone as well.
    (isUsers(message?.stream) ? to.kept : to.sought).changes.push(deletionOf(id, view));
    return;
  }
  if (event !== 'update' && event !== 'status.update' && event !== 'notification') {
    if (typeof event !== 'string') to.skipped++;
    return;
  }
  const value = parse(payload);
  if (!object(value)) return void to.skipped++;
  if (event === 'notification') {
    const { posts, changes, sought, status } = broughtBy(value, view);
    if (status) remember(place, [status]);
    to.kept.posts.push(...posts);
    to.kept.changes.push(...changes);
    to.sought.posts.push(...sought);
    return;
  }
  const ours = concernsUs(value, view);
  if (ours && !isOwn(object(value)!, view.own)) remember(place, [value]);
  const part = ours ? to.kept : to.sought;
  if (event === 'update') return void part.posts.push(...postsOf(value, view));
  const edit = editOf(value, view);
  if (edit) part.changes.push(edit);
}

const isUsers = (stream: unknown) => list(stream)[0] === 'user';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
