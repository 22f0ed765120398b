// What this room does later, and which facts it wants to know.
import type { Subscribers } from '../core/events.ts';
import type { Job } from '../core/jobs.ts';
import { follow } from './analyse/follow.ts';
import { rebuildRollups } from './rollup/rebuild.ts';

export const learnJobs: readonly Job<never>[] = [follow, rebuildRollups];

export const learnSubscribers: Subscribers = {
  'posts.arrived': [follow],
  'posts.changed': [follow],
  'posts.moved': [follow],
  'organization.changed': [rebuildRollups],
};
