// Single keys and their sequences; dead while one types, and can be turned off.
import { useEffect } from 'react';

export interface Key {
  /** `j`, `?`, `g l`, `mod+k`. */
  keys: string;
  /** A key of words/*\/keys.json. */
  label: string;
  run(event: KeyboardEvent): void;
}

const held: Key[][] = [];
let first: { key: string; at: number } | null = null;

export const singleKeysOn = (): boolean => localStorage.getItem('keys') !== 'off';
export const setSingleKeys = (on: boolean): void => localStorage.setItem('keys', on ? 'on' : 'off');

/** What can be pressed now, for the list behind `?`. The page's own keys come last and win. */
export const keysNow = (): Key[] => held.flat();

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.role === 'textbox');

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const mod = event.metaKey || event.ctrlKey;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const find = (keys: string) => held.flat().findLast((each) => each.keys === keys);
  if (mod) {
    const hit = event.altKey ? undefined : find(`mod+${name}`);
    if (hit) {
      event.preventDefault();
      hit.run(event);
    }
    return;
  }
  if (
    event.altKey ||
    typing(event.target) ||
    !singleKeysOn() ||
    document.querySelector('[role="dialog"],[role="alertdialog"]')
  )
    return;
  const sequence = first && event.timeStamp - first.at < 1200 ? find(`${first.key} ${name}`) : undefined;
  const hit = sequence ?? find(name);
  first =
    held.flat().some((each) => each.keys.startsWith(`${name} `)) && !sequence
      ? { key: name, at: event.timeStamp }
      : null;
  if (hit) {
    event.preventDefault();
    hit.run(event);
  }
}

/** Offers keys while the component is shown. Keep the list stable (useMemo). */
export function useKeys(keys: Key[]): void {
  useEffect(() => {
    if (held.length === 0) window.addEventListener('keydown', pressed);
    held.push(keys);
    return () => {
      held.splice(held.indexOf(keys), 1);
      if (held.length === 0) window.removeEventListener('keydown', pressed);
    };
  }, [keys]);
}
