// Removes a channel, and takes the removal back; what was heard stays.
import type { Context } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { record } from '../../govern/index.ts';
import { queueAgain } from '../deliver/store.ts';
import { accessChannel } from './access.ts';
import { changed } from './add.ts';
import { findByKey, updateChannel } from './store.ts';

export async function removeChannel(context: Context, id: string): Promise<void> {
  const { db, organization, clock } = context;
  await accessChannel(context, id);
  await updateChannel(db, organization, id, { removed_at: clock.now() });
  await record(context, 'channel.removed', { kind: 'channel', id });
  await changed(context, id);
}

export async function restoreChannel(context: Context, id: string): Promise<void> {
  const { db, organization, clock } = context;
  const { connector, key } = await accessChannel(context, id, true);
  if (key && (await findByKey(db, organization, connector, key))) throw new Refusal('channel.exists');
  await updateChannel(db, organization, id, { removed_at: null, next_try_at: null }, true);
  await queueAgain(db, organization, id, clock.now());
  await record(context, 'channel.restored', { kind: 'channel', id });
  await changed(context, id);
}
