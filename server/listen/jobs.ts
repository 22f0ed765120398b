// What this room does later.
import type { Job } from '../core/jobs.ts';
import { letGo, retainPosts } from './change/retain.ts';
import { applyMute } from './mute.ts';
import { fillWatch } from './watch/fill.ts';

export const listenJobs: readonly Job<never>[] = [fillWatch, applyMute, retainPosts, letGo];
