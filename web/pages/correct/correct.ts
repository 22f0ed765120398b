// Corrects what was understood of a post, and says so with a way back.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import { learn } from '../../../contract/learn.ts';
import type { BodyOf } from '../../../contract/route.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { keep } from './analyses.ts';

export type Said = Omit<BodyOf<typeof learn.correctAnalysis>, 'seen'>;

/** `correct(analysis, { urgency: 3 })`; whoever is second sees what stands. */
export function useCorrect(): [(analysis: Analysis, said: Said) => Promise<boolean>, boolean] {
  const { t } = useTranslation('correct');
  const [act, busy] = useAct();
  const correct = useCallback(
    async ({ postId, correctionId }: Analysis, said: Said) => {
      let made: string | null = null;
      const done = await act(
        () => call(learn.correctAnalysis, { params: { id: postId }, body: { ...said, seen: correctionId } }),
        {
          done: t('corrected'),
          undo: async () => {
            if (!made) return;
            keep([(await call(learn.undoCorrection, { params: { id: made } })).analysis]);
          },
          ended(result) {
            made = result.correctionId;
            keep([result.analysis]);
          },
          wrong() {
            void call(learn.findAnalyses, { body: { postIds: [postId] } }).then(({ analyses }) => keep(analyses));
            return false;
          },
        },
      );
      return done !== undefined;
    },
    [act, t],
  );
  return [correct, busy];
}
