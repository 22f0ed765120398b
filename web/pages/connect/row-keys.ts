// j and k go down and up a list of rows: from title to title, or from row to row where they have none.
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Key, useKeys } from '../../lib/keys.ts';

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main a.t, main [data-row]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}

/** `add`: the page behind the key n. */
export function useRowKeys(add?: '/connect/add' | '/connect/import'): void {
  const navigate = useNavigate();
  const keys = useMemo<Key[]>(
    () => [
      { keys: 'j', label: 'next', run: () => step(1) },
      { keys: 'k', label: 'previous', run: () => step(-1) },
      ...(add ? [{ keys: 'n', label: 'new', run: () => void navigate({ to: add }) }] : []),
    ],
    [add, navigate],
  );
  useKeys(keys);
}
