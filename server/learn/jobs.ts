// What this room does later, and which facts it wants to know.
import type { Subscribers } from '../core/events.ts';
import type { Job } from '../core/jobs.ts';
import { analyseArrived } from './analyse/arrived.ts';

export const learnJobs: readonly Job<never>[] = [analyseArrived];

export const learnSubscribers: Subscribers = { 'posts.arrived': [analyseArrived] };
