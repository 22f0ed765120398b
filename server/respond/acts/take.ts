// Takes a conversation: it is mine from now on.
import { Refusal } from '../../core/errors.ts';
import type { Act } from './act.ts';

export const take: Act<object> = (thread, _, { now, personId }) => {
  if (personId === null) throw new Refusal('forbidden');
  if (thread.assignee_id === personId) return null;
  return { what: 'taken', values: { assignee_id: personId, taken_at: now }, details: { toId: personId } };
};
