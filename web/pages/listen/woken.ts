// Reads again when a topic changes, without reading all the time: at once, then after each pause, and once more after the last.
import { useCallback, useEffect, useRef } from 'react';
import type { Topic } from '../../../contract/events.ts';
import { useHeard } from '../../lib/live.ts';

/** One reading at a time; what changes during one is read by the next, so that nothing is missed. */
export function useWoken(topic: Topic, pause: number, read: () => Promise<unknown>): void {
  const latest = useRef(read);
  latest.current = read;
  const state = useRef({ timer: 0, running: false, woken: false, readAt: 0 });
  const heard = useCallback(() => {
    const now = state.current;
    now.woken = true;
    if (now.timer || now.running) return;
    now.timer = window.setTimeout(
      async () => {
        now.timer = 0;
        now.running = true;
        now.woken = false;
        now.readAt = Date.now();
        await latest.current().catch(() => {});
        now.running = false;
        if (now.woken) heard();
      },
      Math.max(0, now.readAt + pause - Date.now()),
    );
  }, [pause]);
  useEffect(() => {
    const now = state.current;
    return () => {
      window.clearTimeout(now.timer);
      now.timer = 0;
    };
  }, []);
  useHeard(topic, heard);
}
