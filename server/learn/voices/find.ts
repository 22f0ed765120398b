// Who is listened to, and who speaks well of us, each with one post of theirs.
import type { z } from 'zod';
import type { Scope } from '../../../contract/learn/scope.ts';
import type { voice, voiceOrders } from '../../../contract/learn/voices.ts';
import type { Context } from '../../core/context.ts';
import { csvLine, record } from '../../govern/index.ts';
import { showPosts } from '../../listen/index.ts';
import { checkScope } from '../scope.ts';
import { findVoices as findRows } from '../store/voice.ts';

type Asked = Scope & { by: (typeof voiceOrders)[number] };
type Voice = z.output<typeof voice>;

const most = 50;

export async function findVoices(context: Context, { by, ...asked }: Asked): Promise<{ voices: Voice[] }> {
  const scope = await checkScope(context, asked);
  const rows = await findRows(context.db, scope, by, most);
  const posts = await showPosts(
    context,
    rows.map(({ postId }) => postId),
  );
  const byId = new Map(posts.map((post) => [post.id, post]));
  return {
    voices: rows.map(({ id, network, handle, name, place, posts, heardBy, happy, unhappy, latestAt, postId }) => ({
      author: { id, network, handle, name, place },
      posts,
      heardBy,
      happy,
      unhappy,
      latestAt: latestAt.toISOString(),
      post: byId.get(postId) ?? null,
    })),
  };
}

export async function voicesCsv(context: Context, asked: Asked): Promise<string> {
  const { voices } = await findVoices(context, asked);
  await record(context, 'voices.exported', { kind: 'voices', id: null }, { rows: voices.length });
  const head = ['network', 'handle', 'name', 'posts', 'heard_by_people', 'happy_posts', 'unhappy_posts', 'latest'];
  const rows = voices.map(({ author, posts, heardBy, happy, unhappy, latestAt }) =>
    csvLine([author.network, author.handle, author.name, posts, heardBy, happy, unhappy, latestAt]),
  );
  return `\uFEFF${csvLine(head)}${rows.join('')}`;
}
