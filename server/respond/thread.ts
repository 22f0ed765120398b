// One conversation as whoever answers it sees it: what was said, what we answered, notes, the draft, who it is.
import type { OpenThread } from '../../contract/respond.ts';
import { type Connector, findVoices } from '../connect/index.ts';
import type { Context } from '../core/context.ts';
import { getConversation, getPosts } from '../listen/index.ts';
import { accessThread, type ThreadRow } from './access.ts';
import { showDraft } from './draft.ts';
import { findAnswers, findBefore, findChanges, findNewest, findNotes, findOurs } from './store/thread-view.ts';
import { viewAnswer, viewChange, viewThreads } from './views.ts';
import { voiceFor } from './voice.ts';

const shownBefore = 5;

export async function getThread(context: Context, connectors: readonly Connector[], id: string): Promise<OpenThread> {
  const { db, organization } = context;
  const row = await accessThread(context, id, 'conversations.read');
  const conversation = await getConversation(context, row.conversation_id);
  const ours = await findOurs(
    db,
    organization,
    conversation.posts.map((post) => post.id),
  );
  const posts = conversation.posts.filter((post) => !ours.has(post.id));
  const answers = await findAnswers(db, organization, row.conversation_id);
  const before = row.author_id
    ? await findBefore(db, organization, row.author_id, row.conversation_id, shownBefore)
    : [];
  return {
    thread: (await viewThreads(context, [id]))[0]!,
    posts,
    more: conversation.more,
    answers: answers.map(viewAnswer),
    changes: (await findChanges(db, organization, id)).map(viewChange),
    notes: (await findNotes(db, organization, id)).map((note) => ({
      id: note.id,
      at: note.at.toISOString(),
      byName: note.by_name,
      text: note.text,
      mentions: note.mentions,
    })),
    draft: await showDraft(context, row),
    read: await findNewest(db, organization, row),
    voice: await viewVoice(context, connectors, row),
    before: await getPosts(context, before),
  };
}

async function viewVoice(
  context: Context,
  connectors: readonly Connector[],
  row: ThreadRow,
): Promise<OpenThread['voice']> {
  const voice = await voiceFor(context, await findVoices(context, connectors), row.post_id);
  if (!voice) return null;
  const { channelId, name, network, ready, most } = voice;
  return { channelId, name, network, ready, most: Number.isFinite(most) ? most : null };
}
