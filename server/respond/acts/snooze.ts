// Puts a conversation off until a time; it comes back then, or when the person writes again.
import { Refusal } from '../../core/errors.ts';
import type { Act } from './act.ts';

/** Days. */
const longest = 90;

export const snooze: Act<{ until: string }> = (thread, { until }, { now }) => {
  const at = new Date(until);
  const days = (at.getTime() - now.getTime()) / 86_400_000;
  if (thread.state === 'closed' || days <= 0 || days > longest) throw new Refusal('thread.state');
  return {
    what: 'snoozed',
    values: { state: 'snoozed', outcome: null, snoozed_until: at },
    details: { until: at.toISOString() },
  };
};
