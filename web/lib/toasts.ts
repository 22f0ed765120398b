// Short notes on what was just done, with the way back.
import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  text: string;
  undo?: () => void | Promise<void>;
  alarm?: boolean;
}

let toasts: Toast[] = [];
let last = 0;
const watchers = new Set<() => void>();
const set = (next: Toast[]) => {
  toasts = next;
  for (const changed of watchers) changed();
};

/** Says it; with `undo`, offers the way back for as long as the toast stays (8 s, longer under the pointer or focus). */
export function say(text: string, undo?: Toast['undo']): void {
  set([...toasts.slice(-2), { id: ++last, text, ...(undo ? { undo } : {}) }]);
}

export function sayWrong(text: string): void {
  set([...toasts.slice(-2), { id: ++last, text, alarm: true }]);
}

export const dismiss = (id: number): void => set(toasts.filter((toast) => toast.id !== id));

/** Takes the newest back: the `z` key. */
export function undoLast(): void {
  const toast = toasts.findLast((each) => each.undo);
  if (!toast) return;
  dismiss(toast.id);
  void toast.undo?.();
}

export const useToasts = (): Toast[] =>
  useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => toasts,
  );
