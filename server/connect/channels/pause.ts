// Stops hearing a channel for now, hears it again, or tries at once instead of waiting.
import type { Context } from '../../core/context.ts';
import { record } from '../../govern/index.ts';
import { queueAgain } from '../deliver/store.ts';
import { accessChannel } from './access.ts';
import { changed } from './add.ts';
import { hurryStream, updateChannel } from './store.ts';

export async function pauseChannel(context: Context, id: string): Promise<void> {
  const { db, organization, clock } = context;
  const channel = await accessChannel(context, id);
  if (channel.paused_at) return;
  await updateChannel(db, organization, id, { paused_at: clock.now() });
  await record(context, 'channel.paused', { kind: 'channel', id });
  await changed(context, id);
}

export async function resumeChannel(context: Context, id: string): Promise<void> {
  const { db, organization, clock } = context;
  const channel = await accessChannel(context, id);
  if (!channel.paused_at) return;
  await updateChannel(db, organization, id, { paused_at: null, fault: null, failures: 0, next_try_at: null });
  await queueAgain(db, organization, id, clock.now());
  await record(context, 'channel.resumed', { kind: 'channel', id });
  await changed(context, id);
}

export async function tryChannel(context: Context, id: string): Promise<void> {
  const { db, organization } = context;
  const channel = await accessChannel(context, id);
  await updateChannel(db, organization, id, { next_try_at: null });
  if (channel.key) await hurryStream(db, channel.key);
  await record(context, 'channel.tried', { kind: 'channel', id });
  await changed(context, id);
}
