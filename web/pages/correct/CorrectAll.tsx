// Everything that was understood of a post in one form: topics and marks too, set together.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { type Draft, UnderstoodFields } from '../learn/UnderstoodFields.tsx';
import type { Said } from './correct.ts';

interface Props {
  analysis: Analysis;
  onClose(): void;
  onSay(said: Said): void;
}

export function CorrectAll({ analysis, onClose, onSay }: Props) {
  const { t } = useTranslation('correct');
  const { sentiment, urgency, flags } = analysis;
  const [draft, setDraft] = useState<Draft>({
    sentiment,
    urgency,
    flags,
    topics: analysis.topics.map(({ topic }) => topic),
  });
  return (
    <Dialog open onClose={onClose} title={t('all_title')} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSay({ ...draft, sentiment: draft.sentiment ?? sentiment, urgency: draft.urgency ?? urgency });
        }}
      >
        <UnderstoodFields draft={draft} onChange={setDraft} />
        <div className="acts">
          <Button type="submit" look="main">
            {t('keep')}
          </Button>
          <Button onClick={onClose}>{t('app:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
