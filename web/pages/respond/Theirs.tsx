// A colleague has saved the draft while one wrote: both are shown, and one of them stays.
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import type { Draft } from './draft.ts';

export function Theirs({ draft: { theirs, useTheirs, keepMine } }: { draft: Draft }) {
  const { t } = useTranslation('respond');
  return (
    <div className="theirs" role="alert">
      <p>
        <b>{t('theirs', { name: theirs?.savedByName ?? t('somebody') })}</b>
      </p>
      <p>{theirs?.text || t('theirs_empty')}</p>
      <div className="acts">
        <Button onClick={useTheirs}>{t('use_theirs')}</Button>
        <Button look="bare" onClick={keepMine}>
          {t('keep_mine')}
        </Button>
      </div>
    </div>
  );
}
