// Runs when a topic changes, without running all the time: at once, then after each pause, and once more after the last.
import { useCallback, useEffect, useRef } from 'react';
import type { Topic } from '../../../contract/events.ts';
import { useHeard } from '../../lib/live.ts';

export function useWoken(topic: Topic, pause: number, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  const timer = useRef<number>(undefined);
  const ranAt = useRef(0);
  const heard = useCallback(() => {
    if (timer.current !== undefined) return;
    timer.current = window.setTimeout(
      () => {
        timer.current = undefined;
        ranAt.current = Date.now();
        latest.current();
      },
      Math.max(0, ranAt.current + pause - Date.now()),
    );
  }, [pause]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useHeard(topic, heard);
}
