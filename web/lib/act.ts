// Does one thing on the server: busy while it runs, a sentence when it is refused, a note with undo when it is done.

import i18next from 'i18next';
import { useCallback, useState } from 'react';
import { Refused } from './call.ts';
import { say, sayWrong } from './toasts.ts';

/** The sentence for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  const code = error instanceof Refused ? error.problem.code : 'failed';
  const values = error instanceof Refused ? error.problem.values : undefined;
  const key = `errors:${code}`;
  return i18next.exists(key) ? i18next.t(key as 'errors:failed', { ...values }) : i18next.t('errors:failed');
}

/** `const [archive, busy] = useAct(); archive(() => call(…), { done: t('…'), undo: () => call(…) })` */
export function useAct(): [
  <T>(
    run: () => Promise<T>,
    after?: {
      done?: string;
      undo?: () => Promise<unknown>;
      ended?: (result: T) => void;
      wrong?: (error: unknown) => boolean;
    },
  ) => Promise<T | undefined>,
  boolean,
] {
  const [busy, setBusy] = useState(false);
  const run = useCallback(async (work, after = {}) => {
    setBusy(true);
    try {
      const result = await work();
      after.ended?.(result);
      const { undo } = after;
      if (after.done)
        say(
          after.done,
          undo &&
            (() =>
              undo().then(
                () => {},
                (error) => sayWrong(sentenceOf(error)),
              )),
        );
      return result;
    } catch (error) {
      if (!after.wrong?.(error)) sayWrong(sentenceOf(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }, []) as ReturnType<typeof useAct>[0];
  return [run, busy];
}
