// Who is on call, as pages read it.
import { notifyRoutes } from '../../../contract/notify.ts';
import { reading } from '../../lib/queries.ts';

export const rotaQuery = reading(notifyRoutes.getRota, {}, ['people']);

/** "08:00" for 480, as a time field has it; and back. */
export const asTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export function asMinute(time: string): number | undefined {
  const [, hour, minute] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
