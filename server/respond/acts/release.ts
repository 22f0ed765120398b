// Gives a conversation back: nobody has it.
import type { Act } from './act.ts';

export const release: Act<object> = (thread) =>
  thread.assignee_id === null
    ? null
    : { what: 'released', values: { assignee_id: null, taken_at: null }, details: { toId: null } };
