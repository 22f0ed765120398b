// Counts all analyses anew where the organization's days are others than those counted by.
import type { Events } from '../../../contract/events.ts';
import { program } from '../../core/actor.ts';
import { act } from '../../core/context.ts';
import type { Job } from '../../core/jobs.ts';
import { inTurn } from '../store/lock.ts';
import { findNewZone, rebuild } from '../store/rollup.ts';

export const rebuildRollups: Job<Events['organization.changed']> = {
  name: 'learn.rebuild_rollups',
  retries: 10,
  seconds: 3600,
  run: (core, { organizationId }) =>
    act(core, organizationId, program, async (context) => {
      const { db, organization, wake } = context;
      if (!(await findNewZone(db, organization))) return;
      await inTurn(context);
      const zone = await findNewZone(db, organization);
      if (!zone) return;
      await rebuild(db, organization, zone);
      await wake('analyses');
    }),
};
