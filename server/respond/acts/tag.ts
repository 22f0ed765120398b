// Puts a label of the team's own on a conversation, or takes it off.
import { Refusal } from '../../core/errors.ts';
import type { Act } from './act.ts';

const most = 20;

export const tag: Act<{ tag: string }> = (thread, { tag }) => {
  if (thread.tags.includes(tag)) return null;
  if (thread.tags.length >= most) throw new Refusal('thread.state');
  return { what: 'tagged', values: { tags: [...thread.tags, tag].sort() }, details: { tag } };
};

export const untag: Act<{ tag: string }> = (thread, { tag }) =>
  thread.tags.includes(tag)
    ? { what: 'untagged', values: { tags: thread.tags.filter((each) => each !== tag) }, details: { tag } }
    : null;
