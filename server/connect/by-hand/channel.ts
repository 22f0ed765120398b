// The channel of a network that people of ours read with their own eyes: made when it is first used, one for each network.
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { changed } from '../channels/add.ts';
import { findByKey, insertChannel } from '../channels/store.ts';

export async function handChannel(context: Context, network: string): Promise<string> {
  const { db, organization, clock } = context;
  const key = `by hand ${network}`;
  const there = await findByKey(db, organization, 'by_hand', key);
  if (there) return there.id;
  const id = newId(clock);
  const made = await insertChannel(db, {
    organization_id: organization,
    id,
    connector: 'by_hand',
    network,
    name: network,
    settings: JSON.stringify({ connector: 'by_hand', network }),
    key,
    created_at: clock.now(),
  });
  // Somebody else made it in the same moment.
  if (!made) return (await findByKey(db, organization, 'by_hand', key))!.id;
  await changed(context, id);
  return id;
}
