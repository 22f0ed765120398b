// Where people can be told: the channels of ours that can answer them now.
import { type Connector, findVoices, type Voice } from '../../connect/index.ts';
import type { Context } from '../../core/context.ts';
import type { Reach } from '../store/insight.ts';

export type Connectors = readonly Connector[];

export async function findReach(context: Context, connectors: Connectors): Promise<Reach & { voices: Voice[] }> {
  const voices = await findVoices(context, connectors);
  const ready = voices.filter((voice) => voice.ready);
  return {
    voices,
    channels: ready.map(({ channelId }) => channelId),
    networks: [...new Set(ready.filter(({ anywhere }) => anywhere).map(({ network }) => network))],
  };
}

/** The voice that answers a post: the channel it came by, else one of its facility, else one of everybody's, else any. */
export function voiceFor(
  voices: readonly Voice[],
  post: { channel_id: string | null; facility_id: string | null; network: string },
): Voice | undefined {
  const able = voices.filter(
    ({ channelId, anywhere, network }) => channelId === post.channel_id || (anywhere && network === post.network),
  );
  const order = (voice: Voice) =>
    [
      !voice.ready,
      voice.channelId !== post.channel_id,
      voice.facilityId !== post.facility_id,
      voice.facilityId !== null,
    ].reduce((sum, worse) => sum * 2 + Number(worse), 0);
  return able.sort((a, b) => order(a) - order(b))[0];
}
