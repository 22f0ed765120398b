// What a page of Learn is about, read from its address and written there.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Period, periodOf, type Scope } from '../../../contract/learn/scope.ts';
import { useMe } from '../../lib/me.ts';
import { dayOf } from '../../lib/time.ts';

const parts = ['from', 'to', 'days', 'facility', 'watch', 'network', 'lang'] as const;

interface Of {
  /** As the routes of Learn take it. */
  scope: Scope;
  /** The days it means today, as the server will understand them. */
  period: Period;
  /** Changes some of it, and leaves the rest of the address as it is. */
  change(part: Partial<Scope>): void;
}

export function useScope(): Of {
  const search = useSearch({ strict: false }) as Partial<Record<string, unknown>>;
  const navigate = useNavigate();
  const { timeZone } = useMe().organization;
  const given = JSON.stringify(parts.map((part) => search[part] ?? null));
  const scope = useMemo(() => {
    const values = JSON.parse(given) as (string | null)[];
    return Object.fromEntries(parts.flatMap((part, at) => (values[at] === null ? [] : [[part, values[at]]]))) as Scope;
  }, [given]);
  const change = useCallback(
    (part: Partial<Scope>) =>
      void navigate({ to: '.', search: ((before: object) => ({ ...before, ...part })) as never, resetScroll: false }),
    [navigate],
  );
  const period = periodOf(scope, dayOf(new Date(), timeZone));
  return { scope, period, change };
}
