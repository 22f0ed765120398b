// Somebody answered a post with their own hands, where we can't speak: noted with the words, the link and who.
import type { Delivery } from '../../contract/connect.ts';
import { noteAnsweredByHand } from '../connect/index.ts';
import type { Context } from '../core/context.ts';
import { accessPost } from './access.ts';

export async function answerByHand(
  context: Context,
  id: string,
  { text, address }: { text: string; address?: string | undefined },
): Promise<Delivery> {
  const { network, external_id: externalId } = await accessPost(context, id);
  const noted = await noteAnsweredByHand(context, { network, target: { externalId, postId: id }, text, address });
  // Whoever reads the stream sees that it is done.
  await context.wake('posts');
  return noted;
}
