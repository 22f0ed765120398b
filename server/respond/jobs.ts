// What this room does later, and which facts it wants to know.
import type { Subscribers } from '../core/events.ts';
import type { Job } from '../core/jobs.ts';
import { followAnswers } from './answered.ts';
import { follow } from './follow.ts';
import { wakeThread } from './wake.ts';

export const respondJobs: readonly Job<never>[] = [follow, followAnswers, wakeThread];

export const respondSubscribers: Subscribers = {
  'posts.analysed': [follow],
  'posts.changed': [follow],
  'posts.moved': [follow],
  'delivery.changed': [followAnswers],
};
