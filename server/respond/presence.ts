// "Amina is looking", "Amina is writing": said by her page every few seconds, and over by itself.
import type { respond } from '../../contract/respond.ts';
import type { AnswerOf } from '../../contract/route.ts';
import type { Context } from '../core/context.ts';
import { accessThread, personOf } from './access.ts';
import { removePresent, setPresent } from './store/presence.ts';
import { viewThreads } from './views.ts';

/** Milliseconds; a page says it again after a third of that. */
const lasts = 45_000;

export async function setPresence(
  context: Context,
  id: string,
  doing: 'looking' | 'writing' | 'gone',
): Promise<AnswerOf<typeof respond.setPresence>> {
  const { db, organization, clock } = context;
  await accessThread(context, id, 'conversations.read');
  const person = personOf(context);
  if (person !== null) {
    const now = clock.now();
    const until = new Date(now.getTime() + lasts);
    const fresh = doing === 'gone' || (await setPresent(db, organization, { thread: id, person, doing, now, until }));
    if (doing === 'gone') await removePresent(db, organization, id, person);
    if (fresh) await context.wake('threads');
  }
  const [thread] = await viewThreads(context, [id]);
  return { present: thread?.present ?? [] };
}
