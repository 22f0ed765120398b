// What can be done with conversations, one or many, and said with the way back.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { respond, type ThreadAct } from '../../../contract/respond.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { number } from '../../lib/time.ts';

/** `change([id], { act: 'take' })` */
export function useChange(): [(ids: readonly string[], act: ThreadAct) => Promise<void>, boolean] {
  const { t } = useTranslation('respond');
  const [act, busy] = useAct();
  const change = useCallback(
    async (ids: readonly string[], wanted: ThreadAct) => {
      let changeIds: string[] = [];
      await act(
        async () => {
          const changed = await call(respond.changeThreads, { body: { threadIds: [...ids], act: wanted } });
          changeIds = changed.changeIds;
          return changed;
        },
        {
          done: t(`done_${wanted.act}`, { count: ids.length, n: number(ids.length) }),
          undo: async () => {
            if (changeIds.length > 0) await call(respond.undoChanges, { body: { changeIds } });
          },
        },
      );
    },
    [act, t],
  );
  return [change, busy];
}

/** Moments to put something off until. */
export function snoozes(now = new Date()): { key: 'hour' | 'tomorrow' | 'monday'; until: string }[] {
  const at = (days: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    day.setHours(8, 0, 0, 0);
    return day.toISOString();
  };
  return [
    { key: 'hour', until: new Date(now.getTime() + 3_600_000).toISOString() },
    { key: 'tomorrow', until: at(1) },
    { key: 'monday', until: at((8 - now.getDay()) % 7 || 7) },
  ];
}
