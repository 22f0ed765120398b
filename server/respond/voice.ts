// Which account of ours answers a post: the channel it came by, else one of its facility, else one of everybody's, else any.
import type { Voice } from '../connect/index.ts';
import type { Context } from '../core/context.ts';
import { accessPost } from '../listen/index.ts';

type Asked = Awaited<ReturnType<typeof accessPost>>;

export async function voiceFor(context: Context, voices: readonly Voice[], postId: string): Promise<Voice | undefined> {
  return chosen(voices, await accessPost(context, postId));
}

export function chosen(
  voices: readonly Voice[],
  post: Pick<Asked, 'channel_id' | 'facility_id' | 'network'>,
): Voice | undefined {
  const able = voices.filter(
    ({ channelId, anywhere, network }) => channelId === post.channel_id || (anywhere && network === post.network),
  );
  const worse = (voice: Voice) =>
    [
      !voice.ready,
      voice.channelId !== post.channel_id,
      voice.facilityId !== post.facility_id,
      voice.facilityId !== null,
    ].reduce((sum, worse) => sum * 2 + Number(worse), 0);
  return able.toSorted((a, b) => worse(a) - worse(b))[0];
}
