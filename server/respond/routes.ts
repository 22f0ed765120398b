// The routes of this room: from the contract to one act.
import type { respond } from '../../contract/respond.ts';
import type { Connector } from '../connect/index.ts';
import type { Handlers } from '../core/http.ts';
import { findAble } from '../govern/index.ts';
import { changeThreads, undoChanges } from './change.ts';
import { saveDraft } from './draft.ts';
import { liftBlock } from './lift.ts';
import { addNote, removeNote } from './note.ts';
import { setPresence } from './presence.ts';
import { countThreads, findThreads } from './queue.ts';
import { sendReply } from './reply.ts';
import { takeReplyBack } from './take-back.ts';
import { getThread } from './thread.ts';

export function respondHandlers({ connectors }: { connectors: readonly Connector[] }): Handlers<typeof respond> {
  return {
    findThreads: (context, { query }) => findThreads(context, query),
    countThreads,
    getThread: (context, { params }) => getThread(context, connectors, params.id),
    findAssignees: async ({ db, organization }) => ({
      people: await findAble(db, organization, 'conversations.write', null),
    }),
    changeThreads: (context, { body }) => changeThreads(context, body.threadIds, body.act),
    undoChanges: (context, { body }) => undoChanges(context, body.changeIds),
    addNote: (context, { params, body }) => addNote(context, params.id, body),
    removeNote: (context, { params }) => removeNote(context, params.id).then(() => ({ ok: true })),
    setPresence: (context, { params, body }) => setPresence(context, params.id, body.doing),
    saveDraft: (context, { params, body }) => saveDraft(context, params.id, body),
    sendReply: (context, { params, body }) => sendReply(context, connectors, params.id, body),
    takeReplyBack: (context, { params }) => takeReplyBack(context, connectors, params.id).then(() => ({ ok: true })),
    liftBlock: (context, { params, body }) => liftBlock(context, params.id, body),
  };
}
