// What can be done once with all the selected conversations.
import { useTranslation } from 'react-i18next';
import { number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { useChange } from './acts.ts';
import { CloseMenu, SnoozeMenu } from './Menus.tsx';

export function ManyActs({ ids, onClear }: { ids: readonly string[]; onClear(): void }) {
  const { t } = useTranslation('respond');
  const [change] = useChange();
  const does = (act: Parameters<typeof change>[1]) => {
    void change(ids, act);
    onClear();
  };
  const said = t('selected', { count: ids.length, n: number(ids.length) });
  return (
    <fieldset className="many" aria-label={said}>
      <b role="status">{said}</b>
      <Button onClick={() => does({ act: 'take' })}>{t('take')}</Button>
      <SnoozeMenu onSnooze={(until) => does({ act: 'snooze', until })} />
      <CloseMenu onClose={(outcome) => does({ act: 'close', outcome })} />
      <Button look="bare" onClick={onClear}>
        {t('select_none')}
      </Button>
    </fieldset>
  );
}
