// Where a channel's mentions are sent, as other sites and the door itself know it.
import type { Ground } from '../../core/context.ts';

export const mentionsAddress = ({ config }: Pick<Ground, 'config'>, channelId: string): string =>
  `${config.url}/mentions/${channelId}`;
