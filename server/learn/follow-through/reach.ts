// Where people can be told: the channels of ours that can answer them now.
import { type Answering, findAnswering } from '../../connect/index.ts';
import type { Context } from '../../core/context.ts';
import type { Reach } from '../store/insight.ts';

export async function findReach(context: Context): Promise<Reach & { voices: Answering[] }> {
  const voices = await findAnswering(context);
  const ready = voices.filter((voice) => voice.ready);
  return {
    voices,
    channels: ready.map(({ channelId }) => channelId),
    networks: [...new Set(ready.filter(({ anywhere }) => anywhere).map(({ network }) => network))],
  };
}

/** The voice that answers a post: the channel it came by, else one of its facility, else one of everybody's, else any. */
export function voiceFor(
  voices: readonly Answering[],
  post: { channel_id: string | null; facility_id: string | null; network: string },
): Answering | undefined {
  const able = voices.filter(
    ({ channelId, anywhere, network }) => channelId === post.channel_id || (anywhere && network === post.network),
  );
  const order = (voice: Answering) =>
    [
      !voice.ready,
      voice.channelId !== post.channel_id,
      voice.facilityId !== post.facility_id,
      voice.facilityId !== null,
    ].reduce((sum, worse) => sum * 2 + Number(worse), 0);
  return able.sort((a, b) => order(a) - order(b))[0];
}
