// Closes a conversation with its outcome.
import type { ThreadAct } from '../../../contract/respond.ts';
import type { Act } from './act.ts';

export const close: Act<Extract<ThreadAct, { act: 'close' }>> = (thread, { outcome, reason }) =>
  thread.state === 'closed' && thread.outcome === outcome
    ? null
    : {
        what: 'closed',
        values: { state: 'closed', outcome, snoozed_until: null },
        details: { outcome },
        reason: reason ?? null,
      };
