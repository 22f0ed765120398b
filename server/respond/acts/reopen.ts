// Brings a conversation back into the queue, from wherever it is.
import { type Act, opened } from './act.ts';

export const reopen: Act<object> = (thread) =>
  thread.state === 'open' ? null : { what: 'reopened', values: { ...opened } };
