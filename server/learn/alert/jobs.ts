// What alerts do later.
import type { Job } from '../../core/jobs.ts';
import { alertOfCritical } from './critical.ts';
import { lookAgain, lookForRises } from './rise.ts';

export const alertJobs: readonly Job<never>[] = [alertOfCritical, lookForRises, lookAgain];
