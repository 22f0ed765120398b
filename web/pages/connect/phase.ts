// What a person can do with an import now, from the state that the server tells.
import type { ImportState } from './Imports.tsx';

/** choose the columns · a dry run runs · its result is there · it runs · it was stopped · done · it failed */
export type Phase = 'columns' | 'looking' | 'looked' | 'running' | 'stopped' | 'finished' | 'failed';

export function phaseOf({ state, dryRun, finishedAt }: Pick<ImportState, 'state' | 'dryRun' | 'finishedAt'>): Phase {
  switch (state) {
    case 'uploaded':
      return 'columns';
    case 'dry_run':
      return finishedAt ? 'looked' : 'looking';
    case 'queued':
    case 'running':
      return dryRun ? 'looking' : 'running';
    case 'stopped':
      return dryRun ? 'columns' : 'stopped';
    case 'finished':
      return dryRun ? 'looked' : 'finished';
    case 'failed':
      return 'failed';
  }
}
