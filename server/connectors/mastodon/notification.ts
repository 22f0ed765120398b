// What a notification brings: the words that concern us, or a count that has grown.
import type { ArrivedPost } from '../../../contract/post.ts';
import { object, saidAt } from '../../connect/outside.ts';
import { authorOf, editOf, idOf, network, postOf, type View } from './status.ts';

export interface Brought {
  posts: ArrivedPost[];
  changes: NonNullable<ReturnType<typeof editOf>>[];
  /** Public, and of no concern to us unless a watch waits for it. */
  sought: ArrivedPost[];
  /** The status, where it is somebody's words to us. */
  status?: unknown;
}

/** Follows, polls and what a server's moderators are told bring nothing that is a post. */
export function broughtBy(value: unknown, view: View): Brought {
  const notification = object(value);
  const status = object(notification?.status);
  const post = postOf(status, view);
  const nothing: Brought = { posts: [], changes: [], sought: [] };
  if (!notification || !status || !post) return nothing;
  switch (notification.type) {
    case 'mention':
    case 'quote':
      return { ...nothing, posts: [post], status };
    // Ours, with its counts as they are now.
    case 'favourite':
      return { ...nothing, posts: [post] };
    case 'reblog': {
      const repost = repostBy(notification, post, view);
      return { ...nothing, posts: repost ? [post, repost] : [post] };
    }
    case 'status':
      return { ...nothing, sought: [post] };
    case 'update': {
      const edit = editOf(status, view);
      return { ...nothing, changes: edit ? [edit] : [] };
    }
    default:
      return nothing;
  }
}

/** A notification does not name the status that passes ours on, but who did; nobody does so twice at a time. */
function repostBy(notification: Record<string, unknown>, post: ArrivedPost, view: View): ArrivedPost | undefined {
  const account = idOf(object(notification.account)?.id);
  if (!account) return undefined;
  return {
    network,
    externalId: `${post.externalId}/reblogs/${account}`,
    text: '',
    repostOf: post.externalId,
    author: authorOf(notification.account, view),
    at: saidAt(notification.created_at, view.now) ?? view.now,
    url: post.url,
  };
}
