// Works off the mentions that wait.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { openPlaces } from '../hear/places.ts';
import { watchful } from '../hear/watchful.ts';
import { type Around, lookAt } from './look.ts';
import { findDueMentions } from './store.ts';

const atOnce = 8;
const ofEachHost = 2;
const every = 5000;

export async function startMentions(core: Core, around: Around) {
  const places = openPlaces(core, atOnce, 'A mention could not be looked at.');
  const look = async () => {
    const due = await inInstallation(core.database, (db) => findDueMentions(db, core.clock.now(), ofEachHost));
    for (const key of due)
      places.begin({
        name: `${key.channelId} ${key.sourceDigest.toString('hex')}`,
        run: (signal) => lookAt(core, around, key, signal),
        ended: () => due.length > 1 && watching.wake(),
      });
  };
  const watching = watchful(core, look, every);
  return {
    async stop() {
      await watching.stop();
      await places.stop();
    },
  };
}
