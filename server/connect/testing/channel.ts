// A channel as a person adds it, for tests that stand outside of this room.
import { addChannel } from '../channels/add.ts';
import type { Connector, Settings } from '../connector.ts';
import type { World } from './world.ts';

export const addChannelFor = (
  { core }: Pick<World, 'core'>,
  caller: Parameters<typeof addChannel>[2],
  connectors: readonly Connector[],
  settings: Settings,
) => addChannel(core, connectors, caller, { facilityId: null, settings });
