// What another program is told of, in words.
import i18next from 'i18next';

/** "posts arrived" for `posts.arrived`; an event that this page does not know yet as it is called. */
export function eventName(event: string): string {
  const key = `connect:event_${event.replace('.', '_')}`;
  return i18next.exists(key) ? i18next.t(key as 'connect:event_test') : event;
}
