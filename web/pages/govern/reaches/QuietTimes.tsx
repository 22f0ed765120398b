// Quiet hours: from when until when messages wait, and whether urgent ones may break them.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuietHours } from '../../../../contract/notify.ts';
import { useMe } from '../../../lib/me.ts';
import { Field } from '../../../parts/Field.tsx';
import { asMinute, asTime } from '../rota.ts';

const usual: QuietHours = { from: 22 * 60, to: 7 * 60, urgentBreaks: true };

export function QuietTimes({ quiet, onChange }: { quiet: QuietHours | null; onChange(next: QuietHours | null): void }) {
  const { t } = useTranslation('notify');
  const zone = useMe().organization.timeZone;
  const [wrong, setWrong] = useState<string>();
  const set = (next: Partial<QuietHours>) => {
    const whole = { ...(quiet ?? usual), ...next };
    setWrong(whole.from === whole.to ? t('quiet_same') : undefined);
    if (whole.from !== whole.to) onChange(whole);
  };
  const time = (of: 'from' | 'to') => (
    <input
      type="time"
      defaultValue={asTime(quiet?.[of] ?? usual[of])}
      onBlur={({ target }) => {
        const minute = asMinute(target.value);
        if (minute !== undefined && minute !== quiet?.[of]) set({ [of]: minute });
      }}
    />
  );
  return (
    <fieldset className="choice quiet-times">
      <legend className="label">{t('quiet')}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={({ target }) => onChange(target.checked ? usual : null)}
        />
        {t('quiet_on')}
      </label>
      {quiet && (
        <>
          <div className="line-form">
            <Field label={t('quiet_from')}>{time('from')}</Field>
            <Field label={t('quiet_to')} wrong={wrong}>
              {time('to')}
            </Field>
          </div>
          <label className="check">
            <input
              type="checkbox"
              checked={quiet.urgentBreaks}
              onChange={({ target }) => set({ urgentBreaks: target.checked })}
            />
            {t('quiet_breaks')}
          </label>
        </>
      )}
      <p className="hint">{t('quiet_lead', { zone: zone.replaceAll('_', ' ') })}</p>
    </fieldset>
  );
}
