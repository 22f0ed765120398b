// Gives a conversation to somebody who may answer it.
import type { Act } from './act.ts';

export const assign: Act<{ personId: string }> = (thread, { personId }, { now }) =>
  thread.assignee_id === personId
    ? null
    : { what: 'assigned', values: { assignee_id: personId, taken_at: now }, details: { toId: personId } };
