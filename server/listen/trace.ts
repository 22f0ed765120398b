// Programs that read people's words by key, or by the operator's hand, leave a trace in the log; people who look do not.
import type { Context } from '../core/context.ts';
import { record } from '../govern/index.ts';

export async function leaveTrace(context: Context, kind: 'post' | 'conversation', id: string): Promise<void> {
  if (context.actor.kind !== 'key' && context.actor.kind !== 'operator') return;
  await record(context, 'posts.read', { kind, id });
}
