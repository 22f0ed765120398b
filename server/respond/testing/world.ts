// The world of this room's tests: posts are heard and understood, and come into the inbox; a network that takes what it is told.
import { sql } from 'kysely';
import type { Role } from '../../../contract/rights.ts';
import type { Connector } from '../../connect/index.ts';
import { type Actor, grantOf } from '../../core/actor.ts';
import { openEvents } from '../../core/events.ts';
import { newId } from '../../core/ids.ts';
import { addPerson } from '../../govern/index.ts';
import { openWorld as openLearning, type World } from '../../learn/testing/world.ts';
import type { Organization } from '../../listen/testing/world.ts';
import { respondSubscribers } from '../jobs.ts';

export { by } from '../../listen/testing/world.ts';

export const connectors: readonly Connector[] = [
  {
    name: 'bluesky',
    network: () => 'bluesky',
    verified: [],
    speaking: {
      can: ['post', 'reply', 'delete'],
      most: () => 300,
      count: (text: string) => [...text].length,
      images: { most: 1, bytes: 1000 },
      destination: () => 'social.example',
      keyHolds: 0,
      settles: 1000,
      tell: async () => ({ was: 'posted', externalId: 'our-answer', url: 'https://social.example/1' }),
    } as never,
  },
];

export async function openWorld(): Promise<World> {
  const world = await openLearning();
  const { emit } = world.core.events;
  const subscribed = openEvents(world.core.jobs, respondSubscribers);
  world.core.events.emit = async (db, name, payload) => {
    await emit(db, name, payload);
    await subscribed.emit(db, name, payload);
  };
  return world;
}

/** Our account on Bluesky. */
export const openAccount = (house: Organization): Promise<string> =>
  house.act(async ({ db, clock, organization }) => {
    const id = newId(clock);
    await sql`insert into connect.channel
        (organization_id, id, connector, network, name, settings, created_at, signed_in_at)
      values (${organization}, ${id}, 'bluesky', 'bluesky', 'Mercy Valley',
        '{"connector":"bluesky","source":"account"}', ${clock.now()}, ${clock.now()})`.execute(db);
    return id;
  });

/** Somebody with access. */
export async function person(
  house: Organization,
  name: string,
  role: Role = 'responder',
  facilityId: string | null = null,
): Promise<Actor & { id: string; name: string }> {
  const { personId } = await house.act((context) =>
    addPerson(context, {
      name,
      email: `${newId()}@x.example`,
      grants: [{ role, facilityId }],
    }),
  );
  return { kind: 'person', id: personId, name, grants: [grantOf(role, facilityId)] };
}
