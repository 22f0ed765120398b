// Notices when whoever started us was killed, so that we don't stay behind alone and hold the address.

import { readFileSync } from 'node:fs';
import process from 'node:process';

const every = 500;

/** Calls `gone` once, when bin/openrounds.js (under an older Node), or npm where it started us, has ended untold. */
export function whenStarterIsGone(byNpm: boolean, gone: () => void): void {
  process.once('disconnect', gone);
  process.channel?.unref();
  // Started from a shell, we may well outlive it; npm on the other hand stays as long as its script does.
  if (!byNpm) return;
  const first = starters();
  const watch = setInterval(() => {
    if (starters() === first) return;
    clearInterval(watch);
    gone();
  }, every);
  watch.unref();
}

/** Our parent and its own: npm puts a shell between itself and us. */
function starters(): string {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}
