// The world of this room's tests: listen's, with this room's subscribers told of what happens.
import type { ArrivedChange } from '../../../contract/post.ts';
import { openEvents } from '../../core/events.ts';
import { type Organization, openWorld as openListening, type World } from '../../listen/testing/world.ts';
import { learnSubscribers } from '../index.ts';

export { by, person } from '../../listen/testing/world.ts';
export type { World };

export async function openWorld(): Promise<World> {
  const world = await openListening();
  const { emit } = world.core.events;
  const subscribed = openEvents(world.core.jobs, learnSubscribers);
  world.core.events.emit = async (db, name, payload) => {
    await emit(db, name, payload);
    await subscribed.emit(db, name, payload);
  };
  return world;
}

/** A network tells what became of posts. */
export const change = (world: World, organization: Organization, changes: readonly ArrivedChange[]): Promise<void> =>
  organization.act(async (context) => {
    await world.receiver.receive(context, { channelId: null, facilityId: null, posts: [], changes: [...changes] });
  });
