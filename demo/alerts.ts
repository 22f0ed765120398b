// Who is on call in the imagined health system, and which watches alert when many more people than usual speak.
import type { Context } from '../server/core/context.ts';
import { setRota } from '../server/govern/index.ts';
import { addAlertRule } from '../server/learn/index.ts';

/** In this order, a week each, from Monday at eight. */
const onCall = ['Amina Yusuf', 'Ben Okafor', 'Luz Herrera'];

const rules = [
  { watch: 'Is the ER closed?', sensitivity: 'high', calls: true },
  { watch: 'Acme contract', sensitivity: 'middle', calls: false },
] as const;

/** Both by name. People and watches that are not there are left out. */
export async function standBy(
  context: Context,
  personOf: ReadonlyMap<string, string>,
  watchOf: ReadonlyMap<string, string>,
): Promise<void> {
  const personIds = onCall.flatMap((name) => personOf.get(name) ?? []);
  await setRota(context, { personIds, weekday: 1, beginsMinute: 8 * 60, minutes: 5 });
  for (const { watch, sensitivity, calls } of rules) {
    const watchId = watchOf.get(watch);
    if (!watchId) continue;
    const counts = { about: 'watch' as const, watchId };
    await addAlertRule(context, { name: watch, counts, facilityId: null, sensitivity, calls });
  }
}
