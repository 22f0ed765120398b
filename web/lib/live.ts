// Hears from the server what changed; knows when the line is down, and since when.
import { useEffect, useSyncExternalStore } from 'react';
import { type Topic, topics } from '../../contract/events.ts';
import { woken } from './queries.ts';

let downSince: number | null = null;
const watchers = new Set<() => void>();
const hearers = new Set<(topic: Topic) => void>();

function setDown(down: boolean): void {
  const next = down ? (downSince ?? Date.now()) : null;
  if (next === downSince) return;
  downSince = next;
  for (const changed of watchers) changed();
}

/** Milliseconds since the epoch when the line went down, or null while it is up. */
export const useDownSince = (): number | null =>
  useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => downSince,
  );

/** Holds the line open while the app is shown. After a break everything is read again, so nothing is missed. */
export function useLive(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    let source: EventSource | undefined;
    let timer: number | undefined;
    let pause = 1000;
    const open = () => {
      source = new EventSource('/api/v1/live');
      source.addEventListener('open', () => {
        pause = 1000;
        if (downSince !== null) for (const topic of topics) woken(topic);
        // What arrived between the reading of the page and the opening of the line is told to nobody else.
        for (const topic of topics) for (const heard of hearers) heard(topic);
        setDown(false);
      });
      source.addEventListener('wake', (event) => {
        const { topic } = JSON.parse((event as MessageEvent<string>).data) as { topic: Topic };
        tell(topic);
      });
      source.addEventListener('error', () => {
        setDown(true);
        source?.close();
        timer = window.setTimeout(open, pause * (0.5 + Math.random()));
        pause = Math.min(pause * 2, 20_000);
      });
    };
    open();
    return () => {
      source?.close();
      window.clearTimeout(timer);
      setDown(false);
    };
  }, [on]);
}

function tell(topic: Topic): void {
  woken(topic);
  for (const heard of hearers) heard(topic);
}

/** Calls back when a topic changed, for pages that do more than read again (the "3 new" pill). */
export function useHeard(topic: Topic, heard: () => void): void {
  useEffect(() => {
    const hear = (given: Topic) => given === topic && heard();
    hearers.add(hear);
    return () => void hearers.delete(hear);
  }, [topic, heard]);
}
