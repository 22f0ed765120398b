// What to do next with a delivery: pure decisions, so that nothing is ever said twice.
import type { Fault } from '../../../contract/connect.ts';
import { pauseAfter } from '../hear/backoff.ts';
import type { Patience, Told } from '../speaking.ts';

/** What a network can tell of what it was told. */
export interface Memory {
  keyHolds: number;
  settles: number;
  canLook: boolean;
}

export interface Try {
  state: 'queued' | 'sending' | 'posted';
  tries: number;
  firstTriedAt: Date | null;
  createdAt: Date;
}

/** Answers to people come in time or not at all. */
const staleAfter = 24 * 3_600_000;
const pauses = { first: 5000, longest: 600_000, least: 1000 };

/** The longest a call may take, ms. */
export const longestCall = 25_000;

export type Step = 'tell' | 'look' | 'ask-a-person' | 'too-late';

/** The next step with one that was claimed: a try that was cut off left it in `sending`. */
export function stepFor({ state, firstTriedAt, createdAt }: Try, { keyHolds, canLook }: Memory, now: Date): Step {
  if (state === 'posted') return 'look';
  if (state === 'queued') return now.getTime() - createdAt.getTime() > staleAfter ? 'too-late' : 'tell';
  // A minute less than the network promises: its clock is not ours.
  const sure = firstTriedAt && now.getTime() - firstTriedAt.getTime() < keyHolds - 60_000;
  return sure ? 'tell' : canLook ? 'look' : 'ask-a-person';
}

/**
 * How long a claim lasts, ms: longer than a call may take, so that two never tell the same. Where a call that was cut off will
 * be looked for, it lasts until that one can no longer take effect: not found is then surely not there.
 */
export function claimHolds(step: Step, { keyHolds, settles, canLook }: Memory): number {
  const isLookedFor = step === 'tell' && keyHolds === 0 && canLook;
  return longestCall + Math.max(15_000, isLookedFor ? settles : 0);
}

export type After =
  | { state: 'posted'; fault: null; nextAt: null }
  | { state: 'refused' | 'unknown'; fault: Fault; nextAt: null }
  | { state: 'queued' | 'sending'; fault: Fault; nextAt: Date | null };

/** What a delivery becomes after the network was told. */
export function afterTelling(told: Told, { tries }: Pick<Try, 'tries'>, memory: Memory, now: Date): After {
  const later = (least = 0) => new Date(now.getTime() + Math.max(least, pauseAfter(tries, pauses)));
  switch (told.was) {
    case 'posted':
      return { state: 'posted', fault: null, nextAt: null };
    case 'refused':
      // Signed out: it waits, untried, until somebody has signed in again.
      return told.signedOut
        ? { state: 'queued', fault: told.fault, nextAt: null }
        : { state: 'refused', fault: told.fault, nextAt: null };
    case 'not_sent':
      return { state: 'queued', fault: told.fault, nextAt: latest(told.retryAt, later()) };
    case 'doubtful':
      // With a key too: a server that is still at the first try does not know the key yet.
      return memory.keyHolds > 0 || memory.canLook
        ? { state: 'sending', fault: told.fault, nextAt: latest(told.retryAt, later(memory.settles)) }
        : { state: 'unknown', fault: told.fault, nextAt: null };
  }
}

/** No network is believed that it wants to be left alone for longer. */
const longestRest = 24 * 3_600_000;

/** Until when the channel's others wait: the network said so, or its own headers leave no more calls. */
export function restsUntil({ retryAt, quota }: Patience, now: Date): Date | null {
  const refilled = quota && quota.left <= 0 && quota.resetsAt ? new Date(quota.resetsAt) : null;
  const until = refilled ? latest(retryAt, refilled) : (retryAt ?? null);
  return until && until > now ? new Date(Math.min(until.getTime(), now.getTime() + longestRest)) : null;
}

const latest = (one: Date | undefined, other: Date) => (one && one > other ? one : other);

/** When to look whether what was posted can be seen: soon, then twice more. */
export function nextLook(looks: number, now: Date): Date | null {
  const after = [2000, 30_000, 600_000][looks];
  return after === undefined ? null : new Date(now.getTime() + after);
}

const troubles = new Set(['server', 'timeout', 'connection', 'connection_refused', 'unknown_host', 'certificate']);

/** Whether the fault is the server's, not of this one delivery. */
export const isTrouble = ({ code }: Fault): boolean => troubles.has(code);

/** So often a server may fail running; then it is left alone for a while, and tried with one. */
export const tolerated = 3;

export function closedUntil(failures: number, now: Date): Date | null {
  if (failures < tolerated) return null;
  return new Date(now.getTime() + pauseAfter(failures - tolerated, { first: 30_000, longest: 600_000, least: 15_000 }));
}
