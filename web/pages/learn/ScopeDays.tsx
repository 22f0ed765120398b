// The first and the last day of the period, chosen from the calendar.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirst } from '../../lib/focus.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { useScope } from './scope.ts';

export function ScopeDays({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('learn');
  const { period, change } = useScope();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const turned = Boolean(from && to && from > to);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!from || !to || turned) return;
    change({ from, to, days: undefined });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('choose_days_title')}>
      <form className="form" ref={focusFirst} onSubmit={send} noValidate>
        <Field label={t('first_day')}>
          <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label={t('last_day')} hint={t('held_against')} wrong={turned ? t('days_turned') : undefined}>
          <input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
        <div className="acts">
          <Button type="submit" look="main" not={!from || !to ? t('days_missing') : undefined} onClick={() => {}}>
            {t('show_days')}
          </Button>
          <Button look="bare" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
